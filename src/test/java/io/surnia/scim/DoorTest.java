package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.AuditEntry;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.people.Source;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, what of it stays, and what is told of what is wrong. */
class DoorTest {
    private static final ScimServer SERVER = ScimServer.SHARED;

    private final CustomerId customer = SERVER.customer("Doorkeepers");
    private final ScimClient client = SERVER.client(customer);

    @Test
    void showsNothingOfAnotherCustomerOrPartner() {
        CustomerId neighbour = SERVER.customer("Neighbours");
        UserId theirs = SERVER.user(neighbour, "Nel", "Next", "nel@door.example");
        Tenant other = SERVER.rooms
                .partners()
                .create(ScimServer.OPERATOR, PartnerDetails.of("Southwind", "hello@example.org"))
                .tenant();
        UserId farther = SERVER.rooms.db().inTenant(other, tx -> {
            CustomerId far = SERVER.rooms
                    .customers()
                    .create(tx, ScimServer.OPERATOR, CustomerDetails.of("Far", CustomerType.POWER))
                    .id();
            return SERVER.rooms
                    .users()
                    .add(tx, ScimServer.OPERATOR, far, UserDetails.of("Fay", "Far", "fay@door.example"));
        });
        String group = SERVER.client(neighbour)
                .post("/Groups", "{'displayName': 'Theirs'}")
                .is(201)
                .path("id")
                .asText();
        for (UserId id : List.of(theirs, farther)) {
            String path = "/Users/" + id.value();
            client.get(path).isError(404, "");
            client.put(path, "{'userName': 'taken@door.example'}").isError(404, "");
            client.patchOps(path, "{'op': 'replace', 'value': {'active': false}}")
                    .isError(404, "");
            client.delete(path).isError(404, "");
            assertThat(client.filter("/Users", "id eq '" + id.value() + "'").ids())
                    .isEmpty();
            client.post("/Groups", "{'displayName': 'Thieves', 'members': [{'value': '%s'}]}".formatted(id.value()))
                    .isError(400, "invalidValue");
            client.post(
                            "/Users",
                            "{'userName': 'boss@door.example', '%s': {'manager': {'value': '%s'}}}"
                                    .formatted(Urn.ENTERPRISE_USER, id.value()))
                    .isError(400, "invalidValue");
        }
        client.get("/Groups/" + group).isError(404, "");
        client.patchOps("/Groups/" + group, "{'op': 'replace', 'path': 'displayName', 'value': 'Ours'}")
                .isError(404, "");
        client.delete("/Groups/" + group).isError(404, "");
        assertThat(client.get("/Users").ids()).isEmpty();
        assertThat(client.get("/Groups").ids()).isEmpty();
        assertThat(client.post("/Users", "{'userName': 'nel@door.example'}").status())
                .isEqualTo(201);
    }

    @Test
    void letsAKeyThatMayOnlyReadRead() {
        UserId id = SERVER.user(customer, "Ro", "Reader", "ro@door.example");
        ScimClient reader = SERVER.client(SERVER.tenant, new Scope.OneCustomer(customer.value()), false);
        String path = "/Users/" + id.value();
        reader.get(path).is(200);
        reader.post("/Users/.search", "{}").is(200);
        reader.post("/Users", "{'userName': 'new@door.example'}").isError(401, "");
        reader.put(path, "{}").isError(401, "");
        reader.patchOps(path, "").isError(401, "");
        reader.delete(path).isError(401, "");
        reader.post("/Bulk", "{'Operations': []}").isError(401, "");
    }

    @Test
    void asksForTheKeyOfACustomer() {
        ScimClient partner = SERVER.client(SERVER.tenant, new Scope.WholePartner(), true);
        partner.get("/Users").isError(401, "");
        partner.post("/Users", "{'userName': 'new@door.example'}").isError(401, "");
        SERVER.stranger().get("/Users").isError(401, "");
    }

    @Test
    void tellsWithoutAKeyWhatItCanDo() {
        ScimClient stranger = SERVER.stranger();
        JsonNode config = stranger.get("/ServiceProviderConfig").is(200);
        assertThat(config.at("/patch/supported").booleanValue()).isTrue();
        assertThat(config.at("/bulk/maxOperations").intValue()).isEqualTo(BulkApi.MOST_OPERATIONS);
        assertThat(config.at("/bulk/maxPayloadSize").intValue()).isEqualTo(BulkApi.MOST_BYTES);
        assertThat(config.at("/filter/maxResults").intValue()).isEqualTo(Search.MOST);
        assertThat(config.at("/meta/location").asText()).isEqualTo(stranger.base() + "/ServiceProviderConfig");
        assertThat(ScimClient.texts(stranger.get("/ResourceTypes").is(200).path("Resources"), "endpoint"))
                .containsExactly("/Users", "/Groups");
        assertThat(stranger.get("/Schemas").ids()).containsExactly(Urn.USER, Urn.GROUP, Urn.ENTERPRISE_USER);
        JsonNode schema = stranger.get("/Schemas/" + Urn.USER).is(200);
        assertThat(ScimClient.texts(schema.path("attributes"), "name")).contains("userName", "active", "emails");
        assertThat(stranger.get("/ResourceTypes/User")
                        .is(200)
                        .at("/schemaExtensions/0/schema")
                        .asText())
                .isEqualTo(Urn.ENTERPRISE_USER);
        stranger.get("/Schemas/urn:nothing").isError(404, "");
        stranger.get("/Nothing").isError(404, "");
        assertThat(stranger.delete("/Schemas").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "'text'", "{'userName': 'a', 'userName': 'b'}"})
    void refusesABodyThatIsNoResource(String body) {
        client.post("/Users", body).isError(400, "invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'userName': ''}",
                "{'userName': 'no address'}",
                "{'userName': 'a@door.example', 'emails': [{'value': 'no address'}]}",
                "{'userName': 'a@door.example', 'active': 'perhaps'}",
                "{'userName': 'a@door.example', 'name': 'Ann'}",
                "{'userName': {'x': 1}}",
                "{'userName': 'a@door.example', 'name': {'givenName': 'a\\nb'}}"
            })
    void refusesAUserWithoutWhatEveryUserHas(String body) {
        client.post("/Users", body).isError(400, "invalidValue");
        assertThat(client.get("/Users").ids()).isEmpty();
    }

    @Test
    void refusesAValueThatIsTooLong() {
        client.post("/Users", "{'userName': 'a@door.example', 'name': {'givenName': '%s'}}".formatted("x".repeat(101)))
                .isError(400, "invalidValue");
        client.post("/Users", "{'userName': 'a@door.example', 'externalId': '%s'}".formatted("x".repeat(201)))
                .isError(400, "invalidValue");
        client.post("/Users", "{'userName': '%s', 'emails': [{'value': 'a@door.example'}]}".formatted("x".repeat(321)))
                .isError(400, "invalidValue");
        client.post("/Groups", "{'displayName': '%s'}".formatted("x".repeat(201)))
                .isError(400, "invalidValue");
        client.post("/Groups", "{}").isError(400, "invalidValue");
    }

    @Test
    void refusesAPatchThatItCannotRead() {
        String path = "/Users/"
                + SERVER.user(customer, "Pa", "Tched", "pa@door.example").value();
        client.patch(path, "{'schemas': []}").isError(400, "invalidSyntax");
        client.patchOps(path, "{'op': 'move', 'path': 'userName'}").isError(400, "invalidSyntax");
        client.patchOps(path, "{'op': 'remove'}").isError(400, "noTarget");
        client.patchOps(path, "{'op': 'replace', 'value': 'x'}").isError(400, "invalidValue");
        client.patchOps(path, "{'op': 'replace', 'path': 'emails[', 'value': 'x'}")
                .isError(400, "invalidPath");
        client.patchOps(path, "{'op': 'remove', 'path': 'userName'}").isError(400, "invalidValue");
        String group = "/Groups/"
                + client.post("/Groups", "{'displayName': 'Patched'}")
                        .is(201)
                        .path("id")
                        .asText();
        client.patchOps(group, "{'op': 'remove', 'path': 'displayName'}").isError(400, "invalidValue");
        client.patchOps(group, "{'op': 'remove', 'path': 'members[display eq \\\"x\\\"]'}")
                .isError(400, "invalidFilter");
        client.patchOps(group, "{'op': 'add', 'path': 'members', 'value': [{'value': '1000', 'type': 'Group'}]}")
                .isError(400, "invalidValue");
    }

    @Test
    void refusesWhatIsAnothersOnAChangeToo() {
        client.post("/Users", "{'userName': 'one@door.example', 'externalId': 'x1'}")
                .is(201);
        String two = "/Users/"
                + client.post("/Users", "{'userName': 'two@door.example', 'externalId': 'x2'}")
                        .is(201)
                        .path("id")
                        .asText();
        client.patchOps(two, "{'op': 'replace', 'path': 'userName', 'value': 'ONE@door.example'}")
                .isError(409, "uniqueness");
        client.patchOps(two, "{'op': 'replace', 'path': 'externalId', 'value': 'x1'}")
                .isError(409, "uniqueness");
        client.patchOps(two, "{'op': 'replace', 'path': 'emails', 'value': [{'value': 'one@door.example'}]}")
                .isError(409, "uniqueness");
        client.post("/Users", "{'userName': 'three@door.example', 'externalId': 'x1'}")
                .isError(409, "uniqueness");
        client.post("/Groups", "{'displayName': 'First'}").is(201);
        String second = "/Groups/"
                + client.post("/Groups", "{'displayName': 'Second'}")
                        .is(201)
                        .path("id")
                        .asText();
        client.patchOps(second, "{'op': 'replace', 'path': 'displayName', 'value': 'FIRST'}")
                .isError(409, "uniqueness");
    }

    @Test
    void letsOneOfTwoWinWhoCreateTheSame() throws Exception {
        List<Callable<Integer>> both = Collections.nCopies(
                8,
                () -> client.post(
                                "/Users", "{'userName': 'race@door.example', 'emails': [{'value': 'r@door.example'}]}")
                        .status());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(both)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void takesOnlyJson() {
        assertThat(client.patch("/Users/1", "{}", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        client.put("/Users/1", "{'userName': 'a@door.example'}", "Content-Type", "application/json")
                .isError(404, "");
    }

    @Test
    void refusesALostUpdate() {
        ScimClient.Answer created = client.post("/Users", "{'userName': 'v@door.example'}");
        String path = "/Users/" + created.is(201).path("id").asText();
        String version = created.header("ETag");
        assertThat(version)
                .startsWith("W/\"")
                .isEqualTo(created.is(201).at("/meta/version").asText());
        assertThat(client.get(path, "If-None-Match", version).status()).isEqualTo(304);

        ScimClient.Answer changed =
                client.patchOps(path, "{'op': 'replace', 'value': {'displayName': 'V'}}", "If-Match", version);
        changed.is(200);
        assertThat(changed.header("ETag")).isNotEqualTo(version);
        client.patchOps(path, "{'op': 'replace', 'value': {'displayName': 'W'}}", "If-Match", version)
                .isError(412, "");
        client.put(path, "{'userName': 'w@door.example'}", "If-Match", version).isError(412, "");
        client.delete(path, "If-Match", version).isError(412, "");
        assertThat(client.get(path).is(200).path("displayName").asText()).isEqualTo("V");
        client.delete(path, "If-Match", changed.header("ETag")).is(204);
    }

    @Test
    void tellsWhenAUserWasMadeAndLastChanged() {
        JsonNode made = client.post("/Users", "{'userName': 'm@door.example'}").is(201);
        SERVER.clock.advance(Duration.ofMinutes(5));
        JsonNode renamed = client.patchOps(
                        "/Users/" + made.path("id").asText(), "{'op': 'replace', 'value': {'displayName': 'M'}}")
                .is(200);

        assertThat(made.at("/meta/lastModified").asText())
                .isEqualTo(made.at("/meta/created").asText());
        assertThat(renamed.at("/meta/created")).isEqualTo(made.at("/meta/created"));
        assertThat(Instant.parse(renamed.at("/meta/lastModified").asText()))
                .isEqualTo(Instant.parse(made.at("/meta/created").asText()).plus(Duration.ofMinutes(5)));
    }

    @Test
    void givesAGroupAnotherVersionWithOtherMembers() {
        String user = Long.toString(
                SERVER.user(customer, "Me", "Mber", "me@door.example").value());
        ScimClient.Answer created = client.post("/Groups", "{'displayName': 'Versioned'}");
        String path = "/Groups/" + created.is(201).path("id").asText();
        String add = "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(user);
        ScimClient.Answer filled = client.patchOps(path, add, "If-Match", created.header("ETag"));
        filled.is(204);
        assertThat(filled.header("ETag")).isNotEqualTo(created.header("ETag"));
        assertThat(client.get(path).header("ETag")).isEqualTo(filled.header("ETag"));
        client.patchOps(path, add, "If-Match", created.header("ETag")).isError(412, "");
        assertThat(client.get(path, "If-None-Match", filled.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void leavesARecordOfEveryChange() {
        String id = client.post("/Users", "{'userName': 'tracked@door.example', 'displayName': 'T'}")
                .is(201)
                .path("id")
                .asText();
        client.patchOps("/Users/" + id, "{'op': 'replace', 'value': {'active': false}}")
                .is(200);
        client.patchOps("/Users/" + id, "{'op': 'replace', 'value': {'displayName': 'U'}}")
                .is(200);
        client.patchOps("/Users/" + id, "{'op': 'replace', 'value': {'displayName': 'U'}}")
                .is(200);
        client.patchOps("/Users/" + id, "{'op': 'replace', 'value': {'name.givenName': 'Ted'}}")
                .is(200);
        client.delete("/Users/" + id).is(204);
        List<AuditEntry> entries = SERVER.audited("user", Long.parseLong(id));
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly("create", "provision", "archive", "provision", "change", "deprovision");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.actorKind()).isEqualTo("key");
            assertThat(entry.address()).isNotBlank();
        });
        assertThat(entries.get(3).before()).contains("\"T\"");
        assertThat(entries.get(3).after()).contains("\"U\"");

        String group = client.post("/Groups", "{'displayName': 'Tracked'}")
                .is(201)
                .path("id")
                .asText();
        client.patchOps("/Groups/" + group, "{'op': 'replace', 'path': 'displayName', 'value': 'Tracked 2'}")
                .is(204);
        client.delete("/Groups/" + group).is(204);
        assertThat(SERVER.audited("group", Long.parseLong(group)))
                .extracting(AuditEntry::action)
                .containsExactly("create", "change", "remove");
    }

    @Test
    void marksWhomItAddsAndKeepsWhereOthersCameFrom() {
        String added = client.post("/Users", "{'userName': 'fresh@door.example'}")
                .is(201)
                .path("id")
                .asText();
        UserId local = SERVER.user(customer, "Lo", "Cal", "lo@door.example");
        client.patchOps("/Users/" + local.value(), "{'op': 'replace', 'value': {'externalId': 'dir-1'}}")
                .is(200);
        assertThat(source(new UserId(Long.parseLong(added)))).isEqualTo(Source.SCIM);
        assertThat(source(local)).isEqualTo(Source.LOCAL);
    }

    /** Whom somebody brings back by hand is there for the directory too. */
    @Test
    void showsADeletedUserWhoWasRestoredElsewhere() {
        String id = client.post("/Users", "{'userName': 'again@door.example'}")
                .is(201)
                .path("id")
                .asText();
        client.delete("/Users/" + id).is(204);
        SERVER.in(tx -> {
            SERVER.rooms.users().restore(tx, ScimServer.OPERATOR, customer, new UserId(Long.parseLong(id)));
            return true;
        });
        assertThat(client.get("/Users/" + id).is(200).path("active").booleanValue())
                .isTrue();
    }

    private Source source(UserId id) {
        return SERVER.in(tx -> SERVER.rooms.users().get(tx, customer, id))
                .details()
                .source();
    }
}
