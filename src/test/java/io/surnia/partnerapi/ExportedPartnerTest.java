package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.partner.Actor;
import io.surnia.partner.Scope;
import io.surnia.people.GroupDetails;
import io.surnia.people.UserDetails;
import io.surnia.platform.http.Server;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.portability.Arrivals;
import io.surnia.portability.ExportFormat;
import io.surnia.portability.ExportManifest;
import io.surnia.portability.Exports;
import io.surnia.portability.Extent;
import io.surnia.testing.ContractClient;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export holds is asked of the server where it arrives. */
class ExportedPartnerTest {
    private static final ApiServer HERE = ApiServer.SHARED;
    private static final Exports EXPORTS = new Exports(HERE.rooms.db(), "test");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void answersEveryQuestionAlikeWhereItArrives() {
        ExportManifest manifest = write(new Extent.WholePartner(), ExportFormat.JSONL);

        try (There there = There.of(folder)) {
            assertThat(manifest.count()).isPositive();
            Map<String, String> answers = answers(there.client);
            assertThat(answers).hasSizeGreaterThan(200).isEqualTo(answers(HERE.partner()));
            assertThat(there.rooms.verify().all(HERE.world.tenant).differences())
                    .isEmpty();
            there.addsAPersonWhoseIdIsNew();
        }
    }

    @Test
    void bringsOneCustomerAloneWhereThatIsAsked() {
        long harbour = HERE.world.harbour.value();
        write(new Extent.OneCustomer(harbour), ExportFormat.JSONL);

        try (There there = There.of(folder)) {
            JsonNode customers = there.client.get("/api/customers/").ok();
            assertThat(customers).hasSize(1);
            assertThat(customers.get(0).toString())
                    .isEqualTo(HERE.partner()
                            .get("/api/customers/?id=" + harbour)
                            .ok()
                            .toString());
            assertThat(there.client
                            .get("/api/customers/users/?customer_id=" + harbour)
                            .response()
                            .body())
                    .isEqualTo(HERE.partner()
                            .get("/api/customers/users/?customer_id=" + harbour)
                            .response()
                            .body());
            assertThat(there.rooms.verify().all(HERE.world.tenant).differences())
                    .isEmpty();
        }
    }

    @Test
    void holdsNothingOfAnotherPartnerAndNoKey() throws IOException {
        ExportManifest manifest = write(new Extent.WholePartner(), ExportFormat.JSONL);

        assertThat(manifest.tables())
                .extracting(ExportManifest.Table::name)
                .contains("users", "completions", "user_standings", "breaches")
                .doesNotContain("api_keys", "mails", "scheduled_tasks");
        assertThat(Files.readString(folder.resolve("partners.jsonl")))
                .contains("Northwind")
                .doesNotContain("Southwind");
        assertThat(Files.readString(folder.resolve("customers.jsonl")).lines()).hasSize(4);
    }

    @Test
    void writesNoFormulaIntoASpreadsheet() throws IOException {
        HERE.rooms
                .db()
                .doInTenant(
                        HERE.others.tenant,
                        tx -> HERE.rooms
                                .groups()
                                .add(
                                        tx,
                                        new Actor.Operator("test"),
                                        HERE.others.empty,
                                        GroupDetails.of("=HYPERLINK(1)")));
        EXPORTS.write(HERE.others.tenant, new Extent.WholePartner(), folder, ExportFormat.CSV, _ -> {});

        assertThat(Files.readString(folder.resolve("groups.csv")))
                .contains(",'=HYPERLINK(1),")
                .doesNotContain(",=HYPER");
    }

    @Test
    void refusesWhatWasAlteredAndAPartnerWhoIsThere() throws IOException {
        write(new Extent.WholePartner(), ExportFormat.JSONL);

        assertThatThrownBy(() -> new Arrivals(HERE.database.owner()).take(folder, _ -> {}))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("is here already");
        Files.writeString(folder.resolve("users.jsonl"), "{}\n");
        assertThatThrownBy(() -> There.of(folder))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("users.jsonl is not what was exported");
    }

    private ExportManifest write(Extent extent, ExportFormat format) {
        return EXPORTS.write(HERE.world.tenant, extent, folder, format, _ -> {});
    }

    /** Every documented question about every customer and everybody and everything in the world. */
    private static Map<String, String> answers(ContractClient client) {
        Map<String, String> answers = new LinkedHashMap<>();
        World world = HERE.world;
        List<Long> things = List.of(
                world.ana.value(),
                world.bo.value(),
                world.cyr.value(),
                world.desk.value(),
                world.nobody.value(),
                world.policy.value(),
                world.video.value(),
                world.mara.value());
        List<Long> customers =
                List.of(world.harbour.value(), world.empty.value(), world.gone.value(), world.autopilot.value());
        for (Operation operation : Routes.table()) {
            if (operation.method().equals("GET")) {
                targets(operation, customers, things)
                        .forEach(target -> answers.computeIfAbsent(
                                target,
                                _ -> withoutKey(client.get(target).response().body())));
            }
        }
        return answers;
    }

    private static List<String> targets(Operation operation, List<Long> customers, List<Long> things) {
        List<String> targets = new ArrayList<>();
        if (operation.path().equals("/api/customers/") && operation.selector() == null) {
            targets.add(operation.path());
        }
        for (long customer : customers) {
            for (long thing : things) {
                String id = operation.path().equals("/api/customers/") ? "" : "&id=" + thing;
                targets.add("%s?customer_id=%d&user_id=%d%s"
                        .formatted(operation.path(), customer, thing, "id".equals(operation.selector()) ? id : ""));
            }
        }
        return targets;
    }

    /** Without the key, and without the address of the server that was asked, which badges name. */
    private static String withoutKey(String body) {
        return body.replaceAll("\"api_key\":\"[^\"]*\"", "\"api_key\":\"\"")
                .replaceAll("https://localhost:\\d+/", "https://here/");
    }

    /** Another deployment, empty until the export arrives. */
    private record There(
            TestDatabase database, HikariDataSource pool, Rooms rooms, Server server, ContractClient client)
            implements AutoCloseable {
        static There of(Path folder) {
            TestDatabase database = TestPostgres.freshDatabase();
            new Arrivals(database.owner()).take(folder, _ -> {});
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.app());
            config.setMaximumPoolSize(4);
            HikariDataSource pool = new HikariDataSource(config);
            Rooms rooms = Rooms.on(pool, Clock.fixed(World.NOW, ZoneOffset.UTC), new byte[32], "mail.invalid");
            String key = rooms.db()
                    .inTenant(
                            HERE.world.tenant,
                            tx -> rooms.keys()
                                    .issue(tx, new Actor.Operator("test"), "new", new Scope.WholePartner(), true, null)
                                    .secret());
            Server server = ApiServer.start(
                    ApiServer.api(rooms).routes(), new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true);
            return new There(
                    database, pool, rooms, server, ApiServer.clientOf(server).withKey(key));
        }

        void addsAPersonWhoseIdIsNew() {
            long last = rooms.db()
                    .inTenant(
                            HERE.world.tenant,
                            tx -> rooms.users()
                                    .add(
                                            tx,
                                            new Actor.Operator("test"),
                                            HERE.world.harbour,
                                            UserDetails.of("New", "One", "new@harbour.example")))
                    .value();
            assertThat(last).isGreaterThan(HERE.world.cyr.value());
        }

        @Override
        public void close() {
            server.close();
            pool.close();
            database.close();
        }
    }
}
