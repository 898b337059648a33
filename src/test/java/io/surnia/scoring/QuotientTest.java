package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class QuotientTest {
    private static final Random RANDOM = new Random(20_261_124);

    @Test
    void aHalfGoesUpHoweverItIsComposed() {
        assertThat(sum(new Quotient(1, 6), new Quotient(1, 3))).isEqualTo(1);
        assertThat(sum(new Quotient(7, 2))).isEqualTo(4);
        assertThat(sum(new Quotient(-1, 6), new Quotient(-1, 3))).isZero();
        assertThat(sum(new Quotient(-7, 2))).isEqualTo(-3);
    }

    @Test
    void whatIsAlmostAHalfGoesDown() {
        long whole = 3_000_000;

        assertThat(sum(new Quotient(whole / 2 - 1, whole))).isZero();
        assertThat(sum(new Quotient(499_999_999_999L, 1_000_000_000_000L))).isZero();
        assertThat(sum(new Quotient(500_000_000_000L, 1_000_000_000_000L))).isEqualTo(1);
    }

    @Test
    void staysBetweenItsBounds() {
        assertThat(Quotient.sumBetween(0, 100, new Quotient(250, 2))).isEqualTo(100);
        assertThat(Quotient.sumBetween(0, 100, new Quotient(-250, 2))).isZero();
    }

    @RepeatedTest(200)
    void isWhatDecimalsGiveToManyPlaces() {
        Quotient[] parts = new Quotient[1 + RANDOM.nextInt(5)];
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Quotient(RANDOM.nextInt(-100_000, 100_000), 1 + RANDOM.nextInt(5_000));
            exact = exact.add(BigDecimal.valueOf(parts[i].numerator())
                    .divide(BigDecimal.valueOf(parts[i].denominator()), new MathContext(60)));
        }
        BigDecimal halfUp = exact.setScale(40, RoundingMode.HALF_EVEN)
                .add(new BigDecimal("0.5"))
                .setScale(0, RoundingMode.FLOOR);

        assertThat(sum(parts)).isEqualTo(halfUp.intValueExact());
    }

    private static int sum(Quotient... parts) {
        return Quotient.sumBetween(-100_000_000, 100_000_000, parts);
    }
}
