package io.surnia.webhooks;

import io.surnia.platform.http.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The partners' servers: one request each, never longer than 10 seconds, never redirected, its answer not read. */
public final class Receivers implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final boolean arePrivateAllowed;
    private final HttpClient client;

    /**
     * @param arePrivateAllowed whether loopback and private addresses may be called, and plain HTTP used
     * @param trust whose certificates are trusted
     */
    public Receivers(boolean arePrivateAllowed, SSLContext trust) {
        this.arePrivateAllowed = arePrivateAllowed;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust)
                .build();
    }

    /**
     * What became of a request.
     *
     * @param status what the receiver answered; null without an answer
     * @param error what kept it from an answer of 2xx, as a clause; null for one of 2xx
     */
    record Outcome(@Nullable Integer status, @Nullable String error) {
        boolean isDelivered() {
            return error == null;
        }
    }

    Outcome post(String url, byte[] body, String signature, String event, long delivery) {
        URI address = URI.create(url);
        try {
            if (!arePrivateAllowed && !PublicAddresses.has(address.getHost())) {
                return new Outcome(null, "the host is not on the public internet");
            }
        } catch (UnknownHostException unknown) {
            return new Outcome(null, "the host has no address");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Surnia-Webhooks/1")
                .header("Surnia-Event", event)
                .header("Surnia-Delivery", Long.toString(delivery))
                .header(Signature.HEADER, signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return answer(client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    boolean arePrivateAllowed() {
        return arePrivateAllowed;
    }

    private static Outcome answer(CompletableFuture<HttpResponse<InputStream>> exchange) {
        try {
            HttpResponse<InputStream> response = exchange.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            response.body().close();
            int status = response.statusCode();
            return new Outcome(status, status / 100 == 2 ? null : "the receiver answered " + status);
        } catch (TimeoutException slow) {
            return new Outcome(null, "no answer within %d seconds".formatted(PATIENCE.toSeconds()));
        } catch (ExecutionException | IOException failure) {
            return new Outcome(null, reason(failure.getCause() == null ? failure : failure.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome(null, "this node was stopping");
        } finally {
            exchange.cancel(true);
        }
    }

    private static String reason(Throwable failure) {
        String name = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (name.contains("timeout")) {
            return "no answer within %d seconds".formatted(PATIENCE.toSeconds());
        }
        return failure instanceof SSLException
                ? "no trusted TLS connection"
                : name.contains("connect") ? "no connection" : "the connection broke";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
