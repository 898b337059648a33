package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMailTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nBcc: b@x", "a\nb", "a\rb", "a\u0000", "a\u2028b", "a\u0085b"})
    void refusesASubjectOrANameThatWouldLeaveItsHeader(String text) {
        assertThatThrownBy(() -> mail("Northwind", text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail(text, "Hello")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAnyOtherText() {
        assertThat(mail("Northwind: <Ana>, \"b\" @x", "こんにちは: =?UTF-8?Q?x?=").fromName())
                .startsWith("Northwind");
    }

    private static NewMail mail(String fromName, String subject) {
        return new NewMail(null, null, "trial", null, fromName, new MailAddress("ana@x"), subject, "text", "<p>");
    }
}
