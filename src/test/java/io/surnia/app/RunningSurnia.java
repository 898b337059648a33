package io.surnia.app;

import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.platform.config.Configuration;
import io.surnia.testing.DevelopmentTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A whole server on a folder and a PostgreSQL of its own, with one partner, and a client for it. */
final class RunningSurnia implements AutoCloseable {
    private static final Actor ACTOR = new Actor.Operator("test");

    final Path data;
    final Surnia surnia;
    final String key;
    private final int port;
    private final HttpClient client;

    RunningSurnia(Path data) throws IOException, GeneralSecurityException {
        this.data = data;
        surnia = Surnia.start(configuration(data), Surnia.Purpose.SERVE, sentence -> {});
        port = surnia.port();
        Rooms rooms = surnia.rooms();
        var partner = rooms.partners().create(ACTOR, PartnerDetails.of("Northwind", "hello@example.net"));
        key = rooms.db()
                .inTenant(
                        partner.tenant(),
                        tx -> rooms.keys().issue(tx, ACTOR, "all", new Scope.WholePartner(), true, null))
                .secret();
        client = HttpClient.newBuilder()
                .sslContext(DevelopmentTrust.in(data.resolve("server/tls/ca.pem")))
                .build();
    }

    static Configuration configuration(Path data) {
        return Configuration.read(Map.of("data", data.toString(), "port", "0"), Map.of(), null);
    }

    /** The status of a GET with the partner's key; 0 where no answer comes. */
    int status(String path) {
        return send(path).join();
    }

    CompletableFuture<Integer> send(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(_ -> 0);
    }

    /** Connections that a command would have, beside the server's own. */
    Database beside() {
        return Database.forCommand(configuration(data), sentence -> {});
    }

    /** The postmaster's process, as its pid file names it. */
    ProcessHandle postmaster() {
        try (var lines = Files.lines(data.resolve("postgres/postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time");
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    @Override
    public void close() {
        surnia.close();
        client.shutdownNow();
    }
}
