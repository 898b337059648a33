package io.surnia.platform.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What became of a request to another's server. */
public sealed interface WebAnswer {

    /** It answered, with whatever status. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(int status, HttpHeaders headers, byte[] body) implements WebAnswer {
        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

        /** The body as UTF-8. */
        public String text() {
            return new String(body, UTF_8);
        }

        /** How long it asks to wait (RFC 9110, section 10.2.3), where it says so in seconds; at least one. */
        public Optional<Duration> retryAfter() {
            return headers.firstValue("Retry-After")
                    .map(String::strip)
                    .filter(text -> SECONDS.matcher(text).matches())
                    .map(text -> Duration.ofSeconds(Math.max(1, Integer.parseInt(text))));
        }
    }

    /**
     * There was no answer that could be read.
     *
     * @param reason a clause for the log and for people: {@code no answer within 20 seconds}
     */
    record None(String reason) implements WebAnswer {}
}
