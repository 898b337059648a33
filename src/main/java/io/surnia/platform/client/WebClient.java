package io.surnia.platform.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends requests and reads their answers whole, within a time and a size. Safe for use by many threads at once. */
public final class WebClient {
    /** As whom every request introduces this program. */
    public static final String USER_AGENT = "Surnia/1 (self-hosted security awareness)";

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Duration patience;
    private final int mostBytes;

    /**
     * @param patience how long the whole of an exchange may take
     * @param mostBytes the longest body that is read
     */
    public WebClient(Duration patience, int mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.compareTo(CONNECTING) < 0 ? patience : CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Sends a request, and waits for its answer no longer than this client's patience. */
    public WebAnswer send(HttpRequest.Builder request) {
        HttpRequest whole = request.setHeader("User-Agent", USER_AGENT)
                .setHeader("Accept", "application/json, text/plain")
                .timeout(patience)
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(whole, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            HttpResponse<byte[]> response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new WebAnswer.Received(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException slow) {
            return slow();
        } catch (ExecutionException failure) {
            return none(failure.getCause() == null ? failure : failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new WebAnswer.None("this node was stopping");
        } finally {
            exchange.cancel(true);
        }
    }

    private WebAnswer none(Throwable failure) {
        String name = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (name.contains("timeout")) {
            return slow();
        }
        if (failure instanceof SSLException) {
            return new WebAnswer.None("no trusted TLS connection");
        }
        if (failure instanceof IOException
                && String.valueOf(failure.getMessage()).contains("exceeds")) {
            return new WebAnswer.None("an answer of more than %d bytes".formatted(mostBytes));
        }
        return new WebAnswer.None(name.contains("connect") ? "no connection" : "the connection broke");
    }

    private WebAnswer slow() {
        return new WebAnswer.None("no answer within %d seconds".formatted(patience.toSeconds()));
    }
}
