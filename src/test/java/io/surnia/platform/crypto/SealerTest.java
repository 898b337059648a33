package io.surnia.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final String PLACE = "dehashed_records/1000/1603";

    private final Sealer sealer = new Sealer(key(1));

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal("hunter2".getBytes(UTF_8), PLACE);

        assertThat(sealer.open(sealed, PLACE)).asString(UTF_8).isEqualTo("hunter2");
        assertThat(new String(sealed, UTF_8)).doesNotContain("hunter2");
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(sealer.seal(new byte[8], PLACE)).isNotEqualTo(sealer.seal(new byte[8], PLACE));
    }

    @Test
    void refusesWhatWasMovedToAnotherPlace() {
        byte[] sealed = sealer.seal(new byte[8], PLACE);

        assertThatThrownBy(() -> sealer.open(sealed, "dehashed_records/1001/1603"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEveryAlteredByte() {
        byte[] sealed = sealer.seal(new byte[8], PLACE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(altered, PLACE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesWhatIsTooShortToBeSealed() {
        assertThatThrownBy(() -> sealer.open(new byte[] {1, 2, 3}, PLACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnotherKey() {
        byte[] sealed = sealer.seal(new byte[8], PLACE);

        assertThatThrownBy(() -> new Sealer(key(2)).open(sealed, PLACE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatAKeyHasTheWrongLength() {
        assertThatThrownBy(() -> new Sealer(new byte[31]))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("the encryption key must have exactly 32 bytes, and has 31");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[Sealer.KEY_LENGTH];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
