package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ana@harbour.example", "a@b", "o'neil+tag@x-y.example", "josé@bücher.example", "x.y@1.example"})
    void takesAddressesAsTheyAreWritten(String address) {
        assertThat(MailAddress.parse(" " + address + " ")).hasValue(new MailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ana",
                "ana@",
                "@x",
                "a b@x",
                "a@x y",
                "a@b@c",
                ".a@x",
                "a.@x",
                "a..b@x",
                "a@x.",
                "a@-x",
                "a@x-",
                "a@x\r\nBcc: b@x",
                "a\r\n@x",
                "a@x\u0000",
                "<a@x>",
                "Ana <a@x>",
                "a@x,b@x",
                "a@x;b@x",
                "\"a\"@x",
                "a@[1.2.3.4]",
                "a\u2028@x",
                "(c)a@x"
            })
    void refusesWhatIsNoAddressOrWouldLeaveItsHeader(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(MailAddress.parse("a".repeat(64) + "@x")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@x")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(127) + "c")).isEmpty();
        assertThat(MailAddress.parse("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void tellsAddressesApartWithoutRegardToCase() {
        assertThat(new MailAddress("Ana@Harbour.Example").key()).isEqualTo("ana@harbour.example");
    }
}
