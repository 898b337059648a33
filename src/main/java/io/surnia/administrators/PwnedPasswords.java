package io.surnia.administrators;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.client.WebAnswer;
import io.surnia.platform.client.WebAnswer.Received;
import io.surnia.platform.client.WebClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Have I Been Pwned's passwords, asked by range: the first five digits of the password's SHA-1 leave this machine, padded
 * answers hide how many there were, and the rest is compared here.
 */
public final class PwnedPasswords {
    private static final Logger log = LoggerFactory.getLogger(PwnedPasswords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int SHOWN = 5;

    private final Optional<URI> base;
    private final WebClient client = new WebClient(PATIENCE, MOST_BYTES);

    private PwnedPasswords(Optional<URI> base) {
        this.base = base;
    }

    /** Asks the service at an address without a trailing slash, or, where that is empty, nobody. */
    public static PwnedPasswords at(Optional<URI> base) {
        return new PwnedPasswords(base);
    }

    /** Whether a password is known from leaks; false, with a line in the log, where the service does not tell. */
    boolean knows(String password) {
        return base.isPresent() && isIn(sha1(password), base.get());
    }

    private boolean isIn(String hash, URI service) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + "/range/" + hash.substring(0, SHOWN)))
                .header("Add-Padding", "true")
                .GET();
        return switch (client.send(request)) {
            case Received answer when answer.status() == 200 -> lists(answer.text(), hash.substring(SHOWN));
            case Received answer -> {
                log.warn("a password was not looked up among leaked ones: the service answered {}", answer.status());
                yield false;
            }
            case WebAnswer.None none -> {
                log.warn("a password was not looked up among leaked ones: {}", none.reason());
                yield false;
            }
        };
    }

    /** Lines of {@code SUFFIX:COUNT}; padding is counted 0. */
    private static boolean lists(String lines, String suffix) {
        return lines.lines()
                .map(String::strip)
                .anyMatch(line -> line.regionMatches(true, 0, suffix, 0, suffix.length())
                        && line.startsWith(":", suffix.length())
                        && !line.substring(suffix.length() + 1).strip().equals("0"));
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
