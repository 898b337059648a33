package io.surnia.platform.http;

/**
 * Answers one call, on a virtual thread: it may block. It answers exactly once, or throws: a {@link
 * io.surnia.platform.problem.Problem} is told to the client, anything else becomes a 500 with a reference.
 */
@FunctionalInterface
public interface Handler {
    void handle(Call call) throws Exception;
}
