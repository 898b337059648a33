package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold of parsing, whatever the bytes are: for seeds, for seeded noise, and for Jazzer. */
final class ParsingRules {
    private static final String KEY = "[0-9a-f]{64}";

    private ParsingRules() {}

    /** {@code input}: a query or a form as it came. */
    static void parameters(byte[] input) {
        String encoded = new String(input, StandardCharsets.ISO_8859_1);
        Outcome query = Outcome.of(encoded, new byte[0]);
        Outcome form = Outcome.of(null, input);
        if (encoded.chars().allMatch(c -> c <= 0x7e)) {
            assertThat(form).as("a form means what the query means").isEqualTo(query);
        }
        assertThat(query.refusal().orElse(400)).isEqualTo(400);
        query.parameters().ifPresent(parsed -> lastWins(parsed, encoded));
        roundTrip(new String(input, StandardCharsets.UTF_8).replace("\0", ""));
    }

    /** {@code input}: an Authorization header as it came. */
    static void apiKey(byte[] input) {
        String header = new String(input, StandardCharsets.ISO_8859_1);
        ApiKeyHeader.Result result = ApiKeyHeader.parse(List.of(header));
        if (result instanceof ApiKeyHeader.Key(String key)) {
            assertThat(key).matches(KEY);
            assertThat(result.toString()).doesNotContain(key);
            assertThat(ApiKeyHeader.parse(List.of("Bearer " + key))).isEqualTo(result);
            assertThat(ApiKeyHeader.parse(List.of("Basic " + base64(key + ":"))))
                    .isEqualTo(result);
            assertThat(header.contains(key)
                            || header.strip().toLowerCase(Locale.ROOT).startsWith("basic "))
                    .isTrue();
        }
        assertThat(ApiKeyHeader.parse(List.of(header, header))).isInstanceOf(ApiKeyHeader.Malformed.class);
    }

    /** What parsing gave: every text that the rules ask for, or the status of its refusal; never another exception. */
    private record Outcome(Optional<Integer> refusal, List<Optional<String>> texts, Optional<Parameters> parameters) {
        static Outcome of(@Nullable String query, byte[] form) {
            try {
                Parameters parsed = Parameters.parse(query, form);
                return new Outcome(
                        Optional.empty(),
                        List.of(parsed.text("id", "customer_id"), parsed.text("email", "Email"), parsed.text("")),
                        Optional.of(parsed));
            } catch (Problem refused) {
                return new Outcome(Optional.of(refused.status()), List.of(), Optional.empty());
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome outcome && refusal.equals(outcome.refusal) && texts.equals(outcome.texts);
        }

        @Override
        public int hashCode() {
            return texts.hashCode();
        }
    }

    /** Whatever stood there: one more at the end decides, an empty one takes it back, and the body wins. */
    private static void lastWins(Parameters parsed, String encoded) {
        String more = encoded.isEmpty() ? "" : encoded + "&";
        assertThat(Parameters.parse(more + "id=7", new byte[0]).text("id", "customer_id"))
                .contains("7");
        assertThat(Parameters.parse(more + "id=&customer_id=", new byte[0]).text("id", "customer_id"))
                .isEmpty();
        assertThat(Parameters.parse(encoded, "id=8".getBytes(StandardCharsets.US_ASCII))
                        .text("id"))
                .contains("8");
        assertThat(Parameters.parse(encoded, "x=8".getBytes(StandardCharsets.US_ASCII))
                        .text("id"))
                .isEqualTo(parsed.text("id"));
    }

    /** Any text comes back that a client encodes as a form does. */
    private static void roundTrip(String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String pair = "email=" + URLEncoder.encode(wellFormed, StandardCharsets.UTF_8);
        Optional<String> sent = wellFormed.isEmpty() ? Optional.empty() : Optional.of(wellFormed);
        assertThat(Parameters.parse(pair, new byte[0]).text("email")).isEqualTo(sent);
        assertThat(Parameters.parse(null, pair.getBytes(StandardCharsets.US_ASCII))
                        .text("email"))
                .isEqualTo(sent);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
