package io.surnia.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.tls.Certificates;
import io.surnia.testing.DevelopmentTrust;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A real server on free ports with a small route table of its own, and clients for it. */
final class RunningServer implements AutoCloseable {
    static final String KEY = "0123456789abcdef".repeat(4);
    static final byte[] BADGE = "<svg/>".repeat(1000).getBytes(StandardCharsets.UTF_8);

    /** Errors as {@code {"problem":"code"}}, and JSON under two names. */
    private static final Dialect JSON =
            new Dialect("/v/", true, List.of("application/json", "application/scim+json"), new ErrorFormat() {
                @Override
                public String contentType() {
                    return "application/scim+json";
                }

                @Override
                public byte[] body(Problem problem) {
                    return text("{\"problem\":\"" + problem.code() + "\"} " + problem.sentence());
                }
            });

    private static final EntityTag VERSION = EntityTag.of("v7");

    final AtomicBoolean ready = new AtomicBoolean(true);
    final CountDownLatch slowBegan = new CountDownLatch(1);
    final CountDownLatch slowMayEnd = new CountDownLatch(1);
    final List<String> seenAddresses = Collections.synchronizedList(new ArrayList<>());
    final Metrics metrics = new Metrics();
    final Certificates certificates;
    final Server server;
    final SSLContext trust;
    private final HttpClient http1;
    private final HttpClient http2;

    RunningServer(Path folder) throws Exception {
        this(folder, settings());
    }

    RunningServer(Path folder, ServerSettings settings) throws Exception {
        certificates = Certificates.development(folder, Clock.systemUTC());
        server = Server.start(
                settings,
                certificates,
                routes(),
                List.of(new FixedAnswer("/badge.svg", "badge", "image/svg+xml", 3600, BADGE)),
                (key, call) -> {
                    if (!key.equals(KEY)) {
                        throw Problem.invalidApiKey();
                    }
                    if (call.route().access() == Access.WRITING_KEY) {
                        throw Problem.readOnlyKey();
                    }
                    return "the partner";
                },
                ready::get,
                metrics);
        trust = DevelopmentTrust.in(folder.resolve("ca.pem"));
        http1 = client(HttpClient.Version.HTTP_1_1);
        http2 = client(HttpClient.Version.HTTP_2);
    }

    static ServerSettings settings() {
        return ServerSettings.onPort(0)
                .withHttp(0, TrustedProxies.none())
                .withMetrics(0)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    private List<Route> routes() {
        return List.of(
                Route.get("/api/things/", "things", Access.PUBLIC, RunningServer::echo),
                Route.get("/api/things/one.php", "thing", Access.PUBLIC, RunningServer::echo),
                Route.post("/api/notify.php", "notify", Access.PUBLIC, RunningServer::echo),
                Route.get("/api/whoami/", "whoami", Access.KEY, call -> {
                    seenAddresses.add(call.remoteAddress());
                    call.answer(text('"' + call.principal(String.class) + '"'));
                }),
                Route.get(
                        "/things/{name}/",
                        "named",
                        Access.PUBLIC,
                        call -> call.answer(text(call.pathParameter("name")))),
                Route.get("/fails/", "fails", Access.PUBLIC, call -> {
                    throw new IllegalStateException("secret words");
                }),
                Route.get("/dies/", "dies", Access.PUBLIC, call -> {
                    throw new StackOverflowError("secret words");
                }),
                Route.get(
                        "/thread/",
                        "thread",
                        Access.PUBLIC,
                        call -> call.answer(text(Thread.currentThread().isVirtual() + ""))),
                new Route("PUT", "/v/things/{id}", "replace", Access.WRITING_KEY, RunningServer::echoJson).in(JSON),
                new Route("PATCH", "/v/things/{id}", "amend", Access.PUBLIC, RunningServer::change)
                        .in(JSON)
                        .withBodyLimit(300),
                new Route("DELETE", "/v/things/{id}", "drop", Access.PUBLIC, call -> call.answer(Answer.noContent()))
                        .in(JSON),
                Route.get("/v/things/{id}", "fetch", Access.PUBLIC, RunningServer::fetch)
                        .in(JSON),
                Route.post("/v/things", "make", Access.PUBLIC, RunningServer::make)
                        .in(JSON),
                Route.get("/silent/", "silent", Access.PUBLIC, call -> {}),
                Route.get("/stream/", "stream", Access.PUBLIC, RunningServer::stream),
                Route.get("/slow/", "slow", Access.PUBLIC, call -> {
                    slowBegan.countDown();
                    slowMayEnd.await();
                    call.answer(text("1"));
                }));
    }

    private static void echo(Call call) throws IOException {
        String limit = call.integer("limit", 1, 1000).toString();
        String id = call.id("id", "customer_id").toString();
        String email = call.text("email", "Email", "user_email").orElse("none");
        call.answer(text(limit + "|" + id + "|" + email));
    }

    private static void echoJson(Call call) throws IOException {
        call.answer(Json.bytes(call.json().orElseThrow()));
    }

    private static void change(Call call) throws IOException {
        VERSION.requireMatch(call);
        call.answer(Answer.ok(Map.of("id", call.pathId("id"))).with(VERSION));
    }

    private static void fetch(Call call) throws IOException {
        call.answer(
                VERSION.isKnownTo(call)
                        ? Answer.notModified(VERSION)
                        : Answer.ok(Map.of("id", call.pathId("id"))).with(VERSION));
    }

    private static void make(Call call) throws IOException {
        String json = call.json().map(JsonNode::toString).orElse("none");
        call.answer(Answer.created("/v/things/1", json + call.form() + call.body().length + call.query()));
    }

    /** {@code bytes} of body, then a failure where {@code fail} is given. */
    private static void stream(Call call) throws IOException {
        int bytes = call.integer("bytes", 0, 100_000_000).orElse(0);
        call.stream(out -> {
            for (int i = 0; i < bytes; i++) {
                out.write('x');
            }
            if (call.text("fail").isPresent()) {
                throw new IllegalStateException("secret words");
            }
        });
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
        return send(http1, request(pathAndQuery, headers).GET());
    }

    HttpResponse<String> getOverHttp2(String pathAndQuery, String... headers) throws Exception {
        return send(http2, request(pathAndQuery, headers).GET());
    }

    HttpResponse<String> post(String pathAndQuery, String form) throws Exception {
        return send(
                http1,
                request(pathAndQuery, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
    }

    HttpResponse<String> send(String method, String pathAndQuery, String type, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = request(pathAndQuery, headers);
        return send(
                http1,
                (type.isEmpty() ? request : request.header("Content-Type", type))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> method(String method, String pathAndQuery) throws Exception {
        return send(http1, request(pathAndQuery).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return send(http1, request);
    }

    HttpRequest.Builder request(String pathAndQuery, String... headers) {
        return request("https", server.port(), pathAndQuery, headers);
    }

    HttpResponse<String> plain(int port, String pathAndQuery, String... headers) throws Exception {
        return send(http1, request("http", port, pathAndQuery, headers).GET());
    }

    /** Sends bytes over TLS as they are and reads the whole answer, until the server closes. */
    String raw(byte[]... parts) throws Exception {
        try (Socket socket = socket()) {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
                socket.getOutputStream().flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    SSLSocket socket() throws IOException {
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(15_000);
        return socket;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static HttpRequest.Builder request(String scheme, int port, String pathAndQuery, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .version(version)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void close() {
        slowMayEnd.countDown();
        http1.shutdownNow();
        http2.shutdownNow();
        server.close();
        certificates.close();
    }
}
