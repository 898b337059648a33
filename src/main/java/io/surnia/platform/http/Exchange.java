package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servlet side of one call: the only place where a handler's answer meets Jetty. */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final String CUT = "surnia.cut";
    private static final String FORM = "application/x-www-form-urlencoded";

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

    /**
     * Reads query and form body.
     *
     * @throws Problem 400, 408, 413 or 415
     * @throws IOException where the body is broken or its connection is
     */
    Parameters parameters(Duration patience) throws IOException {
        return Parameters.parse(request.getQueryString(), method().equals("POST") ? form(patience) : new byte[0]);
    }

    void setHeader(String name, String value) {
        response.setHeader(name, value);
    }

    void answer(String contentType, byte[] body) throws IOException {
        open(contentType, body.length).write(body);
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

    /** Answers a failure, or cuts the answer off where it has begun. */
    void fail(Throwable failure) {
        if (response.isCommitted()) {
            cut(failure, failure instanceof IOException);
            return;
        }
        Problem problem = ErrorAnswers.explain(failure, arrival.requestId());
        response.reset();
        announceClose();
        try {
            ErrorAnswers.write(problem, arrival, response);
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

    private byte[] form(Duration patience) throws IOException {
        String type = request.getContentType();
        if (!hasBody()) {
            return new byte[0];
        }
        if (type != null
                && !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
            throw Problem.unsupportedMediaType();
        }
        if (request.getContentLengthLong() > ErrorAnswers.BODY_LIMIT) {
            throw Problem.contentTooLarge(ErrorAnswers.BODY_LIMIT);
        }
        byte[] body = read(request.getInputStream(), System.nanoTime() + patience.toNanos());
        bodyRead = true;
        if (type == null && body.length > 0) {
            throw Problem.unsupportedMediaType();
        }
        return body;
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

    private static byte[] read(InputStream in, long deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (body.size() > ErrorAnswers.BODY_LIMIT) {
                throw Problem.contentTooLarge(ErrorAnswers.BODY_LIMIT);
            }
            if (System.nanoTime() - deadline > 0) {
                throw Problem.requestTimeout();
            }
        }
        return body.toByteArray();
    }
}
