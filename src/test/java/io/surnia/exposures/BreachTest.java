package io.surnia.exposures;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreachTest {

    @Test
    void alarmsUnlessKnownToBeFabricatedSensitiveOrASpamList() {
        assertThat(breach(null, null, null).alarms()).isTrue();
        assertThat(breach(false, false, false).alarms()).isTrue();
        assertThat(breach(true, false, false).alarms()).isFalse();
        assertThat(breach(false, true, false).alarms()).isFalse();
        assertThat(breach(null, null, true).alarms()).isFalse();
    }

    private static Breach breach(
            @Nullable Boolean fabricated, @Nullable Boolean sensitive, @Nullable Boolean spamList) {
        BreachFlags flags = new BreachFlags(true, fabricated, sensitive, null, spamList, null, null, null);
        return new Breach(new BreachId(1000), "Fern", "Fern", null, null, null, null, null, null, flags, true);
    }
}
