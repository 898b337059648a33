package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servlet side of one call: the only place where a handler's answer meets Jetty. */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final String CUT = "surnia.cut";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Arrival arrival;
    private boolean answered;
    private boolean bodyRead;

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.arrival = Arrival.from(ServletContextRequest.getServletContextRequest(request));
    }

    Arrival arrival() {
        return arrival;
    }

    String method() {
        return request.getMethod();
    }

    String path() {
        return request.getRequestURI();
    }

    /** Host and port as the client named them; the port only where it is not the scheme's own. */
    String authority() {
        int port = request.getServerPort();
        boolean usual = port == 443 || (port == 80 && !request.isSecure());
        return usual ? request.getServerName() : request.getServerName() + ":" + port;
    }

    List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    boolean answered() {
        return answered;
    }

    /** The query as in the request line, without {@code ?}; null where there is none. */
    @Nullable
    String query() {
        return request.getQueryString();
    }

    /**
     * Reads the body, where the request has one.
     *
     * @throws Problem 400, 408, 413 or 415
     * @throws IOException where the body is broken or its connection is
     */
    RequestBody body(Route route, Duration patience) throws IOException {
        if (!route.takesBody() || !hasBody()) {
            return RequestBody.NONE;
        }
        RequestBody body = RequestBody.read(request, route, patience);
        bodyRead = true;
        return body;
    }

    void setHeader(String name, String value) {
        response.setHeader(name, value);
    }

    void answer(String contentType, byte[] body) throws IOException {
        open(contentType, body.length).write(body);
    }

    void answer(Answer answer) throws IOException {
        answered = true;
        announceClose();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.contentType() == null) {
            response.setContentType(null); // Javalin has set its default
        } else {
            response.setHeader("Content-Type", answer.contentType());
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }

    void stream(String contentType, BodyWriter writer) throws IOException {
        HeldOutput body = new HeldOutput(length -> open(contentType, length));
        try {
            writer.writeTo(body);
            body.finish();
        } catch (Throwable failure) {
            if (!body.committed()) {
                throw failure;
            }
            cut(failure, body.clientGone());
        }
    }

    /** Answers {@code location}, a path on this server. */
    void movedPermanently(String location) {
        answered = true;
        announceClose();
        response.setStatus(301);
        response.setHeader("Location", location);
        response.setContentLength(0);
    }

    /** Answers a failure in that format, or cuts the answer off where it has begun. */
    void fail(Throwable failure, ErrorFormat format) {
        if (response.isCommitted()) {
            cut(failure, failure instanceof IOException);
            return;
        }
        Problem problem = ErrorAnswers.explain(failure, arrival.requestId());
        response.reset();
        announceClose();
        try {
            ErrorAnswers.write(problem, format, arrival, response);
        } catch (IOException gone) {
            cut(gone, true);
        }
    }

    /** Cuts the answer off that {@link #cut} asked for: called when nobody else touches the request any more. */
    static void cutIfAsked(ServletRequest request) {
        if (request.getAttribute(CUT) instanceof Throwable failure) {
            ServletContextRequest.getServletContextRequest(request)
                    .getServletChannel()
                    .abort(failure);
        }
    }

    /** No client may take what it has for the whole. */
    private void cut(Throwable failure, boolean clientGone) {
        if (clientGone) {
            log.debug("The client went away during the answer", failure);
        } else {
            log.error("An answer was cut off, reference {}", arrival.requestId(), failure);
        }
        request.setAttribute(CUT, failure);
    }

    private OutputStream open(String contentType, long length) throws IOException {
        answered = true;
        announceClose();
        response.setStatus(200);
        response.setHeader("Content-Type", contentType);
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        return response.getOutputStream();
    }

    private boolean hasBody() {
        long length = request.getContentLengthLong();
        return length > 0 || (length < 0 && (isHttp2() || request.getHeader("Transfer-Encoding") != null));
    }

    /** Tells an HTTP/1 client not to send its next request after a body that nobody read. */
    private void announceClose() {
        if (!isHttp2() && !bodyRead && hasBody()) {
            response.setHeader("Connection", "close");
        }
    }

    private boolean isHttp2() {
        return request.getProtocol().equals("HTTP/2.0");
    }
}
