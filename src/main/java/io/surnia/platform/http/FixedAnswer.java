package io.surnia.platform.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is the same for everybody until the program ends (the contract, a badge, a style sheet): public, sent
 * from one buffer without passing the router. Served also while the server is not ready.
 */
public final class FixedAnswer {
    private final String path;
    private final String operation;
    private final String contentType;
    private final int maxAgeSeconds;
    private final Supplier<byte[]> making;
    private volatile byte @Nullable [] body;

    private FixedAnswer(String path, String operation, String contentType, int maxAgeSeconds, Supplier<byte[]> making) {
        this.path = path;
        this.operation = operation;
        this.contentType = contentType;
        this.maxAgeSeconds = maxAgeSeconds;
        this.making = making;
    }

    /**
     * One that is ready.
     *
     * @param path exact, without parameters
     * @param operation the name in logs and metrics
     * @param contentType the whole header value, with its charset
     * @param maxAgeSeconds how long a client may keep it; 0 means that it must ask again
     * @param body not to be changed afterwards
     */
    public FixedAnswer(String path, String operation, String contentType, int maxAgeSeconds, byte[] body) {
        this(path, operation, contentType, maxAgeSeconds, () -> body);
        this.body = body;
    }

    /** One that costs time to make, and is made when it is first asked for, once. */
    public static FixedAnswer madeWhenAsked(
            String path, String operation, String contentType, int maxAgeSeconds, Supplier<byte[]> making) {
        return new FixedAnswer(path, operation, contentType, maxAgeSeconds, making);
    }

    public String path() {
        return path;
    }

    String operation() {
        return operation;
    }

    String contentType() {
        return contentType;
    }

    int maxAgeSeconds() {
        return maxAgeSeconds;
    }

    /** Whether {@link #body} answers without making it first. */
    boolean isReady() {
        return body != null;
    }

    /** Not to be changed. */
    byte[] body() {
        byte[] made = body;
        return made == null ? make() : made;
    }

    private synchronized byte[] make() {
        byte[] made = body;
        if (made == null) {
            made = making.get();
            body = made;
        }
        return made;
    }
}
