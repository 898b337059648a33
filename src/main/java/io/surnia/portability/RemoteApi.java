package io.surnia.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The partner API of a running deployment, read over HTTPS with its certificate checked. It asks again where the
 * deployment is busy. The key goes to that deployment alone: no redirect is followed, and nothing prints it.
 */
public final class RemoteApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ANSWER = 256 << 20;
    private static final int TRIES = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI origin;
    private final String key;
    private final Consumer<Duration> pause;

    /**
     * @param origin scheme, host and port
     * @param key the partner's key there
     * @param trust by which its certificate is checked
     * @param pause waits
     * @throws StartupFailure for an address that is not HTTPS
     */
    public RemoteApi(URI origin, String key, SSLContext trust, Consumer<Duration> pause) {
        if (!"https".equals(origin.getScheme()) || origin.getHost() == null) {
            throw new StartupFailure("--url: '%s' is no https:// address".formatted(origin));
        }
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.origin = origin;
        this.key = key;
        this.pause = pause;
    }

    /** By which what moved in from there is known: the address without a path. */
    public String name() {
        return "https://" + origin.getAuthority();
    }

    /**
     * Asks a question.
     *
     * @param target path and query
     * @throws StartupFailure where it is not answered
     */
    JsonNode get(String target) {
        HttpRequest request = HttpRequest.newBuilder(origin.resolve(target))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (isBusy(response.statusCode()) && attempt < TRIES) {
                        pause.accept(pauseOf(response, attempt));
                    } else {
                        return answer(target, response.statusCode(), body);
                    }
                }
            } catch (IOException failure) {
                if (attempt == TRIES) {
                    throw new StartupFailure("%s does not answer: %s".formatted(name(), reason(failure)), failure);
                }
                pause.accept(Duration.ofSeconds(1L << attempt));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StartupFailure("moving in was interrupted; run it again to go on", interrupted);
            }
        }
    }

    private JsonNode answer(String target, int status, InputStream body) throws IOException {
        if (status == 200) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new StartupFailure("%s answers %s with more than can be read".formatted(name(), path(target)));
            }
            return JSON.readTree(bytes);
        }
        throw new StartupFailure(
                status == 401
                        ? "%s refuses the key for %s: a partner's key is needed".formatted(name(), path(target))
                        : "%s answers %s with status %d".formatted(name(), path(target), status));
    }

    private static boolean isBusy(int status) {
        return status == 429 || status == 503;
    }

    private static Duration pauseOf(HttpResponse<?> response, int attempt) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ofSeconds(1L << attempt));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static String path(String target) {
        return target.replaceFirst("\\?.*", "");
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
