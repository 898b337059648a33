package io.surnia.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageHtmlTest {
    private final List<String> refused = new ArrayList<>();

    @Test
    void keepsWhatAMessageLooksLike() {
        String message = "<p style=\"color:#222222\"><span data-part=\"greeting\">Hi</span></p>";

        assertThat(inert(message)).isEqualTo(message);
        assertThat(refused).isEmpty();
    }

    @Test
    void saysWhereALinkWouldLeadWithoutLeadingThere() {
        assertThat(inert("<a data-part=\"pay\" href=\"https://pay.example/now?a=1&amp;b=2\">Pay href=\"x\"</a>"))
                .contains("data-target=\"https://pay.example/now?a&#61;1&amp;b&#61;2\"", "data-part=\"pay\"")
                .doesNotContain("<a href", " href=\"https");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>x()</script> | script",
                "<form><input></form> | form",
                "<p onclick='x()'>a</p> | onclick",
                "<a href='javascript:x()' data-part='a'>a</a> | href",
                "<img src='https://www.example.com/seen.png'> | img",
                "<span data-part='A B'>a</span> | data-part"
            })
    void refusesWhatAMessageMayNotHold(String html, String named) {
        assertThat(inert(html)).doesNotContain("x()", "seen.png", "A B");
        assertThat(refused).anyMatch(reason -> reason.contains(named));
    }

    private String inert(String html) {
        return MessageHtml.inert(html, (_, reason) -> refused.add(reason));
    }
}
