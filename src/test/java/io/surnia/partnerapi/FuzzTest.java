package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.surnia.app.Surnia;
import io.surnia.platform.config.Configuration;
import io.surnia.testing.CapturedLog;
import io.surnia.testing.ContractClient;
import io.surnia.testing.DevelopmentTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of odd requests to a whole server: none fails it, hangs, or is answered but as the contract says, and nothing
 * of them stays in the log. {@code ./surnia fuzz} sends more of them, and from other seeds.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("surnia.fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("surnia.fuzz.seed", 20261124L);

    @Test
    void answersWhateverIsAskedAsTheContractSays(@TempDir Path folder) {
        Configuration configuration =
                Configuration.read(Map.of("data", folder.toString(), "port", "0"), Map.of(), null);
        Clock clock = Clock.fixed(World.NOW, ZoneOffset.UTC);
        try (Surnia surnia = Surnia.start(configuration, Surnia.Purpose.SERVE, clock, _ -> {});
                CapturedLog log = CapturedLog.from(Level.DEBUG)) {
            World world = new World(surnia.rooms(), "Northwind");
            World others = new World(surnia.rooms(), "Southwind");
            SSLContext trust = DevelopmentTrust.in(folder.resolve("server/tls/ca.pem"));
            Fuzzer fuzzer = new Fuzzer(trust, surnia.port());
            long began = System.nanoTime();

            fuzzer.send(REQUESTS, requests(world, others)::request);

            System.out.printf(
                    "fuzz: %d requests, seed %d: %s, all in %.1f s%n",
                    REQUESTS, SEED, fuzzer.summary(), (System.nanoTime() - began) / 1e9);
            assertSaysNothingOf(log, List.of(world.key, world.harbourKey, others.key, OddRequests.TYPED));
            assertServesAsBefore(ContractClient.of(surnia.port(), trust), world);
        }
    }

    private static OddRequests requests(World world, World others) {
        return new OddRequests(
                SEED,
                List.of(world.key, world.harbourKey, world.key, others.key),
                List.of(
                        world.harbour.value(),
                        world.autopilot.value(),
                        world.empty.value(),
                        world.gone.value(),
                        world.ana.value(),
                        world.bo.value(),
                        world.desk.value(),
                        world.policy.value(),
                        world.old.value(),
                        world.mara.value(),
                        others.harbour.value(),
                        others.ana.value(),
                        others.policy.value()));
    }

    private static void assertSaysNothingOf(CapturedLog log, List<String> secrets) {
        assertThat(log.lines()).hasSizeGreaterThan(REQUESTS / 2); // it listened
        assertThat(log.linesOf(Level.WARN)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private static void assertServesAsBefore(ContractClient client, World world) {
        ContractClient partner = client.withKey(world.key);
        assertThat(client.get("/health/ready").status()).isEqualTo(200);
        assertThat(partner.get("/api/customers/").ok()).hasSize(3);
        assertThat(partner.get("/api/customers/users/?customer_id=" + world.harbour.value())
                        .ok())
                .hasSize(3);
    }
}
