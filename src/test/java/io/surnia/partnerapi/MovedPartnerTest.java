package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.partner.Actor;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Server;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.portability.MoveIn;
import io.surnia.portability.MoveInReport;
import io.surnia.portability.MoveInReport.Count;
import io.surnia.portability.RemoteApi;
import io.surnia.testing.ContractClient;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One deployment moves in from another through the partner API. */
class MovedPartnerTest {
    private static final ApiServer THERE = ApiServer.SHARED;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    private final Rooms rooms = Rooms.on(pool, Clock.fixed(World.NOW, ZoneOffset.UTC), new byte[32], "mail.invalid");
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void bringsPeopleGroupsAndAssignmentsUnderTheirIds() {
        MoveInReport report = moveIn(THERE.server, THERE.world.key);

        assertThat(report.moved()).containsEntry("customers", new Count(3, 3, 3));
        assertThat(report.moved().get("users")).isEqualTo(new Count(4, 4, 4));
        assertThat(report.moved().get("groups"))
                .satisfies(groups -> assertThat(groups.there()).isGreaterThanOrEqualTo(2))
                .satisfies(groups -> assertThat(groups.added()).isEqualTo(groups.there()))
                .satisfies(groups -> assertThat(groups.kept()).isEqualTo(groups.there()));
        try (Server server = server()) {
            ContractClient here = ApiServer.clientOf(server).withKey(key(report));
            for (String list : List.of("managers", "users", "groups", "assignments")) {
                assertThat(same(here, list)).as(list).isEqualTo(same(THERE.partner(), list));
            }
            assertThat(here.get("/api/partner/settings/").ok().path("timezone").asText())
                    .isEqualTo("Pacific/Auckland");
        }
        assertThat(rooms.verify().all(tenant(report)).differences()).isEmpty();
    }

    @Test
    void addsNothingTheSecondTime() {
        MoveInReport first = moveIn(THERE.server, THERE.world.key);
        MoveInReport second = moveIn(THERE.server, THERE.world.key);

        assertThat(second.partner()).isEqualTo(first.partner());
        assertThat(second.moved().values()).extracting(Count::added).containsOnly(0L);
        assertThat(rooms.verify().all(tenant(second)).differences()).isEmpty();
    }

    @Test
    void givesNewIdsWhereTheOldAreTaken() {
        database.execute("select setval('user_ids', 5000)");

        MoveInReport report = moveIn(THERE.server, THERE.world.key);

        assertThat(report.moved().get("users")).isEqualTo(new Count(4, 4, 0));
        try (Server server = server()) {
            JsonNode group = ApiServer.clientOf(server)
                    .withKey(key(report))
                    .get("/api/customers/groups/?customer_id=" + THERE.world.harbour.value())
                    .ok()
                    .get(0);
            assertThat(group.path("users").properties())
                    .singleElement()
                    .satisfies(member ->
                            assertThat(member.getValue().path("email").asText()).isEqualTo("Ana@harbour.example"));
        }
    }

    @Test
    void asksAgainWhereTheOtherIsBusy() {
        AtomicInteger refusals = new AtomicInteger(3);
        try (Server busy = ApiServer.start(
                ApiServer.api(THERE.rooms).routes(),
                new KeyAuthenticator(THERE.rooms.keys(), Optional.empty()),
                () -> refusals.getAndDecrement() <= 0)) {
            assertThat(moveIn(busy, THERE.world.key).moved().get("customers")).isEqualTo(new Count(3, 3, 3));
        }
        assertThat(pauses).hasSize(3);
    }

    @Test
    void saysThatTheKeyIsRefusedAndDoesNotRepeatIt() {
        assertThatThrownBy(() -> moveIn(THERE.server, "f".repeat(64)))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("refuses the key")
                .hasMessageNotContaining("ffff");
        assertThatThrownBy(() -> api(URI.create("http://localhost:1"), "k"))
                .hasMessageContaining("no https:// address");
    }

    private MoveInReport moveIn(Server server, String key) {
        RemoteApi api = api(URI.create("https://localhost:" + server.port()), key);
        return new MoveIn(rooms.forMovingIn(), api, _ -> {}).run(null);
    }

    private RemoteApi api(URI origin, String key) {
        return new RemoteApi(origin, key, ApiServer.trust(), pauses::add);
    }

    /** A list of the busy customer, without what the API does not let move. */
    private static List<JsonNode> same(ContractClient client, String list) {
        List<JsonNode> rows = new ArrayList<>();
        client.get("/api/customers/%s/?customer_id=%d".formatted(list, THERE.world.harbour.value()))
                .ok()
                .forEach(row -> {
                    if (row.path("archived").asInt() == 0) {
                        rows.add(((ObjectNode) row)
                                .without(List.of(
                                        "date_created",
                                        "archived_date",
                                        "onboarding_email_sent_date",
                                        "compliant",
                                        "hoot_score",
                                        "video_score",
                                        "phishing_score",
                                        "policy_score",
                                        "optional_score",
                                        "completed_assignments",
                                        "num_attempts",
                                        "hoot_rank",
                                        "complianceInfo",
                                        "assignments")));
                    }
                });
        return rows;
    }

    private Server server() {
        return ApiServer.start(
                ApiServer.api(rooms).routes(), new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true);
    }

    private String key(MoveInReport report) {
        return rooms.db()
                .inTenant(
                        tenant(report),
                        tx -> rooms.keys()
                                .issue(tx, new Actor.Operator("test"), "new", new Scope.WholePartner(), true, null))
                .secret();
    }

    private Tenant tenant(MoveInReport report) {
        return rooms.tenants().find(report.partner()).orElseThrow().tenant();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
