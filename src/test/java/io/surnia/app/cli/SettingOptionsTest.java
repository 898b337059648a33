package io.surnia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.json.Json;
import io.surnia.platform.logging.Logging;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class SettingOptionsTest {
    @TempDir
    Path data;

    private final PrintStream before = System.err;

    @AfterEach
    void logReadablyAgain() {
        System.setErr(before);
        Logging.configure(Logging.Form.TEXT, Level.INFO);
    }

    @Test
    void everyCommandLogsAsItsSettingsSay() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));

        assertThat(Commands.run(
                        new String[] {"config", "--data", data.toString(), "--log-format=json", "--log-level=debug"}))
                .isZero();
        LoggerFactory.getLogger("io.surnia.test").debug("a detail");

        String logged = lines.toString(StandardCharsets.UTF_8);
        assertThat(Json.tree(logged).get("formattedMessage").asText()).isEqualTo("a detail");
    }

    @Test
    void aWrongSettingEndsTheCommandWithOneLine() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));

        assertThat(Commands.run(new String[] {"serve", "--data", data.toString(), "--port=many"}))
                .isEqualTo(1);
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .isEqualTo("surnia: port (from command line): 'many' is not a whole number\n");
    }
}
