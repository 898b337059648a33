package io.surnia.platform.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of a request when it is over: one log line at debug, one count. Never a key, a query or a body. */
final class RequestRecord {
    private static final Logger log = LoggerFactory.getLogger("io.surnia.access");

    private RequestRecord() {}

    static void open(Request request, Response response, Arrival arrival, Metrics metrics) {
        long began = request.getHeadersNanoTime();
        Request.addCompletionListener(request, failure -> {
            long nanos = System.nanoTime() - began;
            String operation = request.getAttribute(Router.OPERATION) instanceof String name ? name : "none";
            metrics.count(operation, response.getStatus(), nanos);
            log.atDebug()
                    .addKeyValue("request_id", arrival.requestId())
                    .addKeyValue("operation", operation)
                    .addKeyValue("method", request.getMethod())
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(nanos))
                    .addKeyValue("bytes", Response.getContentBytesWritten(response))
                    .addKeyValue("client", arrival.remoteAddress())
                    .addKeyValue("whole", failure == null)
                    .log("request");
        });
    }
}
