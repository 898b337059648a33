package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that sends errors, each in the format of its door ({@link ErrorFormat}); the plain one else. */
final class ErrorAnswers extends ErrorHandler {
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    /** Answers {@code problem}; the response must not be committed. */
    static void send(Problem problem, Request request, Response response, Callback callback) {
        response.setStatus(problem.status());
        HttpFields.Mutable headers = response.getHeaders();
        StandardHeaders.put(Arrival.from(request), headers::put);
        problem.headers().forEach(headers::put);
        if (hasUnreadBody(request)) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
        byte[] body = ErrorFormat.PLAIN.body(problem);
        headers.put(HttpHeader.CONTENT_TYPE, ErrorFormat.PLAIN.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** The same through a servlet. */
    static void write(Problem problem, ErrorFormat format, Arrival arrival, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        StandardHeaders.put(arrival, response::setHeader);
        problem.headers().forEach(response::setHeader);
        byte[] body = format.body(problem);
        response.setHeader("Content-Type", format.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /**
     * What a failure means to the client. One that is not its doing is logged, with the reference that it is told; its own
     * text goes to the log alone.
     */
    static Problem explain(Throwable failure, String requestId) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof HttpException refused && refused.getCode() != 500) {
                return ofStatus(refused.getCode());
            }
            if (cause instanceof TimeoutException && failure instanceof IOException) {
                return Problem.requestTimeout();
            }
            if (cause instanceof InterruptedException) { // only stopping interrupts a request
                return Problem.unavailable(RETRY_AFTER);
            }
            if (cause instanceof ClosedChannelException) {
                return Problem.malformed("The connection was closed before the request was complete.");
            }
        }
        log.error("Unexpected failure, reference {}", requestId, failure);
        return Problem.serverError(requestId);
    }

    /** What Jetty refuses by itself: bad request lines, paths, headers, and anything that went wrong outside of a handler. */
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = code == 500 && cause != null
                ? explain(cause, Arrival.from(request).requestId())
                : ofStatus(code);
        send(problem, request, response, callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    /** HTTP/1 only: over HTTP/2 an unread body ends with its stream. */
    private static boolean hasUnreadBody(Request request) {
        return request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()
                && (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0
                        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("There is nothing at this path.");
            case 408 -> Problem.requestTimeout();
            case 413 -> Problem.contentTooLarge();
            case 414 -> Problem.uriTooLong();
            case 415 -> Problem.unsupportedMediaType();
            case 431 -> Problem.headersTooLarge();
            case 503 -> Problem.unavailable(RETRY_AFTER);
            default -> Problem.malformed("The request is not valid HTTP.");
        };
    }
}
