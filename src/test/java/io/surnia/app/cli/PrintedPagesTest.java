package io.surnia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.partnerapi.PublicFiles;
import io.surnia.partnerapi.reference.ApiMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages of docs/ that are printed from the program. */
class PrintedPagesTest {

    @Test
    void theSettingsStandInTheirPage() throws IOException {
        StringWriter printed = new StringWriter();
        ConfigurationPage.print(new PrintWriter(printed));

        assertThat(Path.of("docs/configuration.md"))
                .as("print it anew: ./surnia config --markdown >docs/configuration.md")
                .hasContent(printed.toString());
    }

    @Test
    void theContractStandsInItsPage() throws IOException {
        String printed = ApiMarkdown.of(PublicFiles.reference());

        assertThat(Path.of("docs/api.md"))
                .as("print it anew: ./surnia routes --markdown >docs/api.md")
                .hasContent(printed);
        assertThat(Files.readString(Path.of("README.md"))).contains("docs/api.md", "docs/configuration.md");
    }
}
