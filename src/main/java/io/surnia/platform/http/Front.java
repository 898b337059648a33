package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * What every request passes first: it gets its id, is counted and logged, is refused over plain HTTP and while the server
 * is not ready, and is answered here when it asks for a fixed answer. All of that is done on the thread that read the
 * request, without waiting for anything; the rest goes on to the router on a virtual thread.
 */
final class Front extends Handler.Wrapper {
    private final TrustedProxies proxies;
    private final Readiness readiness;
    private final Metrics metrics;
    private final Map<String, FixedAnswer> fixed;
    private final Executor virtualThreads;

    Front(
            TrustedProxies proxies,
            Readiness readiness,
            Metrics metrics,
            List<FixedAnswer> fixed,
            Executor virtualThreads,
            Handler next) {
        super(next);
        this.virtualThreads = virtualThreads;
        this.proxies = proxies;
        this.readiness = readiness;
        this.metrics = metrics;
        this.fixed = fixed.stream().collect(Collectors.toMap(FixedAnswer::path, Function.identity()));
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Arrival arrival = Arrival.of(request, proxies);
        RequestRecord.open(request, response, arrival, metrics);
        StandardHeaders.put(arrival, response.getHeaders()::put);
        return answer(new Cleaned(request), arrival, response, callback);
    }

    private boolean answer(Request request, Arrival arrival, Response response, Callback callback) {
        if (Listeners.isMetrics(request.getConnectionMetaData())) {
            virtualThreads.execute(() -> metrics.answer(request, response, callback));
            return true;
        }
        if (!arrival.secure()) {
            return refuse(Problem.httpsRequired(), request, response, callback);
        }
        String path = request.getHttpURI().getPath();
        FixedAnswer ready = fixed.get(path);
        if (ready != null && ready.isReady()) {
            return answer(ready, request, response, callback);
        }
        if (ready != null) {
            virtualThreads.execute(() -> make(ready, request, response, callback));
            return true;
        }
        if (!readiness.ready() && !path.equals("/health/live")) {
            return refuse(Problem.unavailable(ErrorAnswers.RETRY_AFTER), request, response, callback);
        }
        virtualThreads.execute(() -> route(request, arrival, response, callback));
        return true;
    }

    private void route(Request request, Arrival arrival, Response response, Callback callback) {
        MDC.put("request_id", arrival.requestId());
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        } finally {
            MDC.remove("request_id");
        }
    }

    private static boolean refuse(Problem problem, Request request, Response response, Callback callback) {
        ErrorAnswers.send(problem, request, response, callback);
        return true;
    }

    private static void make(FixedAnswer unready, Request request, Response response, Callback callback) {
        try {
            answer(unready, request, response, callback);
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private static boolean answer(FixedAnswer answer, Request request, Response response, Callback callback) {
        request.setAttribute(Router.OPERATION, answer.operation());
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return refuse(Problem.methodNotAllowed(List.of("GET", "HEAD")), request, response, callback);
        }
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        headers.put(
                HttpHeader.CACHE_CONTROL,
                answer.maxAgeSeconds() == 0 ? "no-cache" : "public, max-age=" + answer.maxAgeSeconds());
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    /** The request with {@code //} collapsed, and without the header by which Javalin lets a client change the method. */
    private static final class Cleaned extends Request.Wrapper {
        private final HttpURI uri;
        private final HttpFields headers;

        Cleaned(Request request) {
            super(request);
            String path = request.getHttpURI().getCanonicalPath();
            this.uri = path != null && path.contains("//")
                    ? HttpURI.build(request.getHttpURI())
                            .path(path.replaceAll("/{2,}", "/"))
                            .asImmutable()
                    : request.getHttpURI();
            this.headers = request.getHeaders().contains("X-HTTP-Method-Override")
                    ? HttpFields.build(request.getHeaders()).remove("X-HTTP-Method-Override")
                    : request.getHeaders();
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
