package io.surnia.platform.http;

/**
 * A ready answer that is the same for everybody until the program ends (the contract, a badge, a style sheet): public,
 * sent from one buffer without passing the router. Served also while the server is not ready.
 *
 * @param path exact, without parameters
 * @param operation the name in logs and metrics
 * @param contentType the whole header value, with its charset
 * @param maxAgeSeconds how long a client may keep it; 0 means that it must ask again
 * @param body not to be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: answers are looked up by path
public record FixedAnswer(String path, String operation, String contentType, int maxAgeSeconds, byte[] body) {}
