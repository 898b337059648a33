package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.html.Markdown;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private final Placeholders names = new Placeholders("Ødegård *& Søn* <b>", "help@msp.example", "Bo$1");

    @Test
    void fillsInTextAsItIs() {
        assertThat(names.inText("{{first_name}} of {{ company }}")).isEqualTo("Bo$1 of Ødegård *& Søn* <b>");
    }

    @Test
    void fillsInMarkdownWithoutBeingMarkdown() {
        String html = Markdown.toHtml(names.inMarkdown("Work at **{{company}}**."), _ -> Optional.empty());

        assertThat(html).contains("<strong>Ødegård *&amp; Søn* &lt;b&gt;</strong>");
    }

    @Test
    void fillsInHtmlWithoutBeingHtml() {
        assertThat(names.inHtml("<p>{{company}}</p>")).isEqualTo("<p>Ødegård *&#38; Søn* &#60;b&#62;</p>");
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        assertThat(names.inText("{{weather}}")).isEqualTo("{{weather}}");
    }
}
