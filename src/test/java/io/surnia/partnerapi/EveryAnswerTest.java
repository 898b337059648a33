package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.surnia.app.Rooms;
import io.surnia.partner.ApiKeyId;
import io.surnia.partner.Principal;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Server;
import io.surnia.testing.ContractClient;
import io.surnia.testing.ContractClient.Answer;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation is made to answer every status that the contract declares for it. */
class EveryAnswerTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final World WORLD = SERVER.world;
    private static final long UNKNOWN = 999_999_999L;
    private static final TestDatabase WITHOUT_TABLES = TestPostgres.emptyDatabase();
    private static final Server BROKEN = ApiServer.start(
            ApiServer.api(Rooms.on(WITHOUT_TABLES.app(), Clock.systemUTC(), new byte[32], "mail.invalid"))
                    .routes(),
            (key, call) -> new Principal(WORLD.tenant, new ApiKeyId(1000), new Scope.WholePartner(), true, null),
            () -> true);
    private static final Server STARTING =
            ApiServer.start(ApiServer.api(SERVER.rooms).routes(), (key, call) -> WORLD, () -> false);

    @BeforeAll
    static void callEverything() {
        for (Operation operation : Routes.table()) {
            ContractClient partner = SERVER.partner();
            call(partner, operation, WORLD.harbour.value(), WORLD.ana.value());
            call(partner, operation, UNKNOWN, UNKNOWN);
            send(partner, operation, operation.path() + "?x=%ff");
            call(SERVER.client(), operation, WORLD.harbour.value(), WORLD.ana.value());
            call(ApiServer.clientOf(BROKEN).withKey(WORLD.key), operation, WORLD.harbour.value(), WORLD.ana.value());
            call(ApiServer.clientOf(STARTING).withKey(WORLD.key), operation, WORLD.harbour.value(), WORLD.ana.value());
        }
    }

    @AfterAll
    static void stop() {
        BROKEN.close();
        STARTING.close();
        WITHOUT_TABLES.close();
    }

    @Test
    void isSeenWithSuccess() {
        assertThat(Routes.table())
                .allSatisfy(row -> assertThat(ContractClient.seen().get(row.id()))
                        .as(row.id())
                        .contains(200));
    }

    @Test
    void isSeenWithEveryErrorThatItsPathDeclares() throws IOException {
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        for (Operation row : Routes.table()) {
            Set<String> statuses = seen.computeIfAbsent(row.method() + " " + row.path(), _ -> new TreeSet<>());
            ContractClient.seen()
                    .getOrDefault(row.id(), Set.of())
                    .forEach(status -> statuses.add(Integer.toString(status)));
        }
        JsonNode paths = new YAMLMapper().readTree(PublicFiles.contract()).path("paths");

        for (Map.Entry<String, Set<String>> path : seen.entrySet()) {
            String[] names = path.getKey().split(" ", 2);
            Set<String> declared = new TreeSet<>();
            paths.path(names[1])
                    .path(names[0].toLowerCase(Locale.ROOT))
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(declared::add);
            declared.remove("default");
            assertThat(path.getValue()).as(path.getKey()).containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @Test
    void tellsNothingOfAFailureButAReference() {
        Answer answer = ApiServer.clientOf(BROKEN).withKey(WORLD.key).get("/api/customers/");

        assertThat(answer.error()).isEqualTo("server_error");
        assertThat(answer.response().body())
                .contains(answer.response().headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("customers")
                .doesNotContain("SQL");
    }

    private static void call(ContractClient client, Operation operation, long customer, long other) {
        boolean aboutCustomers = operation.path().equals("/api/customers/");
        boolean list = operation.selector() == null && aboutCustomers;
        long id = aboutCustomers
                ? customer
                : operation.path().contains("groups")
                        ? idOf(other, WORLD.desk.value())
                        : operation.path().contains("assignments")
                                ? idOf(other, WORLD.policy.value())
                                : operation.path().contains("administrators") ? idOf(other, WORLD.mara.value()) : other;
        String target = operation.path() + "?user_id=" + other + "&message=hello"
                + (list || ("id".equals(operation.selector()) && aboutCustomers) ? "" : "&customer_id=" + customer)
                + ("id".equals(operation.selector()) ? "&id=" + id : "");
        send(client, operation, target);
    }

    /** The id of a thing of the world, unless it is an unknown one that is wanted. */
    private static long idOf(long wanted, long thing) {
        return wanted == UNKNOWN ? UNKNOWN : thing;
    }

    private static void send(ContractClient client, Operation operation, String target) {
        if (operation.method().equals("POST")) {
            client.post(target, Map.of());
        } else {
            client.get(target);
        }
    }
}
