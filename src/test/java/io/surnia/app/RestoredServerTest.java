package io.surnia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.testing.ContractClient;
import io.surnia.testing.DevelopmentTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as an operator meets them: two whole servers, each on a folder of its own. */
class RestoredServerTest {

    /** What is asked of each customer, after its id. */
    private static final List<String> OF_A_CUSTOMER = List.of(
            "/api/customers/?id=%s",
            "/api/customers/users/?customer_id=%s",
            "/api/customers/managers/?customer_id=%s",
            "/api/customers/groups/?customer_id=%s",
            "/api/customers/assignments/?customer_id=%s",
            "/api/customers/training/?customer_id=%s",
            "/api/customers/automated-training/?customer_id=%s",
            "/api/customers/automated-training/foundational.php?customer_id=%s",
            "/api/customers/automated-phishing/?customer_id=%s",
            "/api/customers/users/exposed-users/exposed-users-all.php?customer_id=%s",
            "/api/hoot-ranks/customer/customer-hoot-rank.php?customer_id=%s",
            "/api/hoot-ranks/user/user-rankings.php?customer_id=%s");

    /** The hour stands still: some answers change with it. */
    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void givesEqualAnswersToEqualKeys() throws Exception {
        Path file = folder.resolve("surnia.zip");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        JsonNode keys;
        Map<String, String> before;
        try (Surnia surnia =
                Surnia.start(configuration(first), Surnia.Purpose.DEMO, clock, RestoredServerTest::unheard)) {
            keys = new ObjectMapper().readTree(first.resolve("demo-keys.json").toFile());
            before = answers(surnia, first, keys);
            try (Database database = Database.forCommand(configuration(first), RestoredServerTest::unheard)) {
                new BackupFiles(database, configuration(first)).write(file, RestoredServerTest::unheard);
            }
        }
        try (Database database = Database.forCommand(configuration(second), RestoredServerTest::unheard)) {
            new BackupFiles(database, configuration(second)).restore(file, false, RestoredServerTest::unheard);
        }
        try (Surnia surnia =
                Surnia.start(configuration(second), Surnia.Purpose.SERVE, clock, RestoredServerTest::unheard)) {
            assertThat(answers(surnia, second, keys)).hasSizeGreaterThan(100).isEqualTo(before);
        }
        assertThat(second.resolve("server/crypto.key")).hasSameTextualContentAs(first.resolve("server/crypto.key"));
    }

    /** Nothing but the password is sealed, and no answer shows one: it is opened as a future reader would. */
    @Test
    void aRunningServerWorksUnderTheRestoredKeyAtOnce() throws Exception {
        Path file = folder.resolve("surnia.zip");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        byte[] sealed = new byte[0];
        try (Database database = Database.forCommand(configuration(first), RestoredServerTest::unheard)) {
            database.migrate();
            sealed = sealer(first).seal(SECRET, "place");
            new BackupFiles(database, configuration(first)).write(file, RestoredServerTest::unheard);
        }
        try (Database database = Database.forCommand(configuration(second), RestoredServerTest::unheard)) {
            database.migrate();
            Sealer running = sealer(second);
            byte[] before = running.seal(SECRET, "place");
            new BackupFiles(database, configuration(second)).restore(file, true, RestoredServerTest::unheard);

            assertThat(running.open(sealed, "place")).isEqualTo(SECRET);
            assertThatThrownBy(() -> running.open(before, "place")).isInstanceOf(IllegalArgumentException.class);

            Configuration otherKey = Configuration.read(
                    Map.of("data", second.toString()), Map.of("SURNIA_CRYPTO_KEY", "ab".repeat(32)), null);
            assertThatThrownBy(
                            () -> new BackupFiles(database, otherKey).restore(file, true, RestoredServerTest::unheard))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("another crypto-key");
        }
    }

    private static Sealer sealer(Path data) {
        return Surnia.sealer(data, configuration(data));
    }

    private static Map<String, String> answers(Surnia surnia, Path data, JsonNode keys) throws Exception {
        ContractClient client =
                ContractClient.of(surnia.port(), DevelopmentTrust.in(data.resolve("server/tls/ca.pem")));
        ContractClient partner = client.withKey(keys.path("partner_key").asText());
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> targets = new ArrayList<>(List.of(
                "/api/customers/?limit=1000",
                "/api/administrators/",
                "/api/partner/settings/",
                "/api/partner/subscription/"));
        keys.path("customer_keys").fieldNames().forEachRemaining(id -> {
            OF_A_CUSTOMER.forEach(target -> targets.add(target.formatted(id)));
            String own = keys.path("customer_keys").path(id).asText();
            answers.put(
                    "key of " + id,
                    client.withKey(own).get("/api/customers/").response().body());
        });
        for (String target : targets) {
            answers.put(target, partner.get(target).ok().toString());
        }
        return answers;
    }

    private static Configuration configuration(Path data) {
        Map<String, String> options =
                Map.of("data", data.toString(), "port", "0", "base-url", "https://surnia.example");
        return Configuration.read(options, Map.of(), null);
    }

    private static void unheard(String sentence) {}
}
