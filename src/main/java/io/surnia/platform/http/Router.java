package io.surnia.platform.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.servlet.JavalinServlet;
import io.surnia.platform.problem.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the route table into Javalin's, with what every route has: HEAD beside GET, both slashes, 405 with Allow. */
final class Router {
    private static final Logger log = LoggerFactory.getLogger(Router.class);
    static final String OPERATION = "surnia.operation";

    private final Authenticator authenticator;
    private final Duration bodyPatience;

    Router(Authenticator authenticator, Duration bodyPatience) {
        this.authenticator = authenticator;
        this.bodyPatience = bodyPatience;
    }

    HttpServlet servlet(List<Route> routes) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.router.treatMultipleSlashesAsSingleSlash = false;
            config.router.ignoreTrailingSlashes = false;
            register(routes, config);
        });
        JavalinServlet servlet = new JavalinServlet(javalin.unsafe);
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
                servlet.service(request, response);
                Exchange.cutIfAsked(request);
            }
        };
    }

    private void register(List<Route> routes, JavalinConfig config) {
        Map<String, List<Route>> byPath = new LinkedHashMap<>();
        routes.forEach(route ->
                byPath.computeIfAbsent(route.path(), path -> new ArrayList<>()).add(route));
        byPath.forEach((path, rows) -> {
            serve(path, rows, config);
            if (path.endsWith(".php")) {
                serve(path + "/", rows, config);
            } else if (path.endsWith("/") && path.length() > 1) {
                redirect(path.substring(0, path.length() - 1), rows, config);
            }
        });
        config.routes.exception(
                HttpResponseException.class, (refusal, ctx) -> refuse(ctx, refusal, errors(ctx.path(), routes)));
    }

    private void serve(String path, List<Route> rows, JavalinConfig config) {
        for (Route route : rows) {
            config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), path, ctx -> call(route, ctx));
            if (route.method().equals("GET")) {
                config.routes.addHttpHandler(HandlerType.HEAD, path, ctx -> call(route, ctx));
            }
        }
    }

    private static void redirect(String path, List<Route> rows, JavalinConfig config) {
        if (rows.stream().noneMatch(route -> route.method().equals("GET"))) {
            return;
        }
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
            config.routes.addHttpHandler(method, path, ctx -> {
                ctx.req().setAttribute(OPERATION, rows.getFirst().operation());
                String query = ctx.req().getQueryString();
                exchange(ctx).movedPermanently(ctx.req().getRequestURI() + "/" + (query == null ? "" : "?" + query));
            });
        }
    }

    private void call(Route route, Context ctx) {
        ctx.req().setAttribute(OPERATION, route.operation());
        Exchange exchange = exchange(ctx);
        RequestBody body = RequestBody.NONE;
        try {
            Object principal = route.access() == Access.PUBLIC ? null : principal(route, exchange, ctx);
            body = exchange.body(route, bodyPatience);
            Parameters parameters = Parameters.parse(exchange.query(), body.form());
            Call call = new Call(route, exchange, parameters, body, ctx.pathParamMap());
            if (principal != null) {
                call.admit(principal);
            }
            route.handler().handle(call);
            if (!exchange.answered()) {
                throw new IllegalStateException("The handler of " + route.operation() + " gave no answer");
            }
        } catch (Throwable failure) {
            exchange.fail(failure, route.dialect().errors());
        } finally {
            close(body);
        }
    }

    private static void close(RequestBody body) {
        try {
            body.close();
        } catch (IOException stays) {
            log.warn("A temporary file could not be removed", stays);
        }
    }

    private Object principal(Route route, Exchange exchange, Context ctx) {
        return switch (ApiKeyHeader.parse(exchange.headers("Authorization"))) {
            case ApiKeyHeader.Missing missing -> throw Problem.missingApiKey();
            case ApiKeyHeader.Malformed malformed -> throw Problem.invalidApiKey();
            case ApiKeyHeader.Key key ->
                authenticator.authenticate(
                        key.value(),
                        new Call(route, exchange, Parameters.none(), RequestBody.NONE, ctx.pathParamMap()));
        };
    }

    /** Javalin itself has only this to report: that no route has the path, or none the method. */
    private static void refuse(Context ctx, HttpResponseException refusal, ErrorFormat format) {
        exchange(ctx)
                .fail(
                        refusal instanceof MethodNotAllowedResponse
                                ? Problem.methodNotAllowed(refusal.getDetails().values())
                                : Problem.notFound("There is nothing at this path."),
                        format);
    }

    /** The format of the door whose prefix the path has; of several, the longest. */
    private static ErrorFormat errors(String path, List<Route> routes) {
        return routes.stream()
                .map(Route::dialect)
                .filter(dialect -> path.startsWith(dialect.prefix()))
                .max(Comparator.comparingInt(dialect -> dialect.prefix().length()))
                .orElse(Dialect.FORMS)
                .errors();
    }

    private static Exchange exchange(Context ctx) {
        return new Exchange(ctx.req(), ctx.res());
    }
}
