package io.surnia.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

class LoggingTest {
    @AfterEach
    void readableAgain() {
        Logging.configure(Logging.Form.TEXT, Level.INFO);
    }

    @Test
    void writesOneJsonObjectALineWithTheRequestId() {
        JsonNode line = Json.tree(logged(Logging.Form.JSON));
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("words\nof two lines");
        assertThat(line.get("mdc").get("request_id").asText()).isEqualTo("abc");
        assertThat(line.toString()).contains("\"status\":\"200\"");
    }

    @Test
    void writesReadableLinesWithTheRequestId() {
        assertThat(logged(Logging.Form.TEXT))
                .contains("INFO")
                .contains("[abc] words")
                .contains("status=\"200\"");
    }

    private static String logged(Logging.Form form) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        MDC.put("request_id", "abc");
        try {
            Logging.configure(form, Level.INFO);
            LoggerFactory.getLogger("io.surnia.test")
                    .atInfo()
                    .addKeyValue("status", 200)
                    .log("words\nof two lines");
            LoggerFactory.getLogger("io.surnia.test").debug("not this");
            LoggerFactory.getLogger("org.example").info("nor this");
        } finally {
            MDC.remove("request_id");
            System.setErr(before);
        }
        return lines.toString(StandardCharsets.UTF_8);
    }
}
