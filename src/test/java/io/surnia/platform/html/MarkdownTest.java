package io.surnia.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void writesHeadingsListsAndTables() {
        assertThat(html("## Why\n\n- one\n- **two**")).contains("<h2>Why</h2>", "<li>one</li>", "<strong>two</strong>");
        assertThat(html("| a | b |\n|---|--:|\n| 1 | 2 |")).contains("<th>a</th>", "<td align=\"right\">2</td>");
    }

    @Test
    void keepsHtmlThatIsSafe() {
        assertThat(html("About <b>66 percent</b> of <a href=\"https://www.example.com/x\">cases</a>"))
                .contains("<b>66 percent</b>", "href=\"https://www.example.com/x\"", "rel=\"noopener noreferrer\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[here](javascript:alert(1))",
                "<a href=\"jAvAsCrIpT:alert(1)\">here</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">here</a>",
                "<iframe src=\"https://www.example.com\"></iframe>",
                "<p style=\"background: url(https://www.example.com/seen)\" onclick=\"alert(1)\">text</p>",
                "<form action=\"https://www.example.com\"><input name=password></form>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "![x](https://www.example.com/seen.png)",
                "<img src=\"https://www.example.com/seen.png\">"
            })
    void leavesNothingThatRunsOrFetches(String markdown) {
        assertThat(html(markdown).replaceAll("&[a-z#0-9]+;", ""))
                .doesNotContainIgnoringCase("<script", "<svg", "<iframe", "<form", "<input", "<style")
                .doesNotContainIgnoringCase("javascript:\"", "src=", "style=", "href=\"javascript", "href=\"data")
                .doesNotContainPattern("<[^>]* on[a-z]+=");
    }

    @Test
    void showsThePicturesThatThereAreAndWhatStandsForTheOthers() {
        String html = Markdown.toHtml(
                "![A hook](hook.svg) ![Gone](gone.svg) <img src='hook.svg' alt='Again'>",
                name -> name.equals("hook.svg") ? Optional.of("/pictures/7/hook.svg") : Optional.empty());

        assertThat(html)
                .contains("<img src=\"/pictures/7/hook.svg\" alt=\"A hook\" />", "alt=\"Again\"")
                .doesNotContain("gone.svg");
    }

    @Test
    void tellsPicturesWithTheirLines() {
        assertThat(Markdown.pictures("Text\n\n![A](a.svg)\n\nand ![B](b.svg)"))
                .containsExactly(new Markdown.Shown("a.svg", 3), new Markdown.Shown("b.svg", 5));
    }

    @Test
    void countsTheWordsThatAreRead() {
        assertThat(Markdown.words(
                        "## Two words\n\n- don't - click [here](https://www.example.com/a/b) ![not me](x.svg)"))
                .isEqualTo(5);
    }

    private static String html(String markdown) {
        return Markdown.toHtml(markdown, _ -> Optional.empty());
    }
}
