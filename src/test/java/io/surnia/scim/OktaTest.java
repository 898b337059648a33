package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Okta sends: the steps of its SCIM 2.0 specification test, and the requests of its reference. */
class OktaTest {
    private static final ScimServer SERVER = ScimServer.SHARED;

    private final CustomerId customer = SERVER.customer("Orchard");
    private final ScimClient okta = SERVER.client(customer);

    @Test
    void passesTheStepsOfTheSpecificationTest() {
        String seeded = Long.toString(
                SERVER.user(customer, "Sam", "Seed", "sam@orchard.example").value());

        JsonNode page = okta.get("/Users?count=1&startIndex=1").is(200);
        assertThat(page.at("/schemas/0").asText()).isEqualTo(Urn.LIST);
        assertThat(page.path("itemsPerPage").isInt()).isTrue();
        assertThat(page.path("startIndex").isInt()).isTrue();
        assertThat(page.path("totalResults").isInt()).isTrue();
        JsonNode first = page.at("/Resources/0");
        assertThat(first.path("id").asText()).isEqualTo(seeded);
        assertThat(first.at("/name/familyName").asText()).isEqualTo("Seed");
        assertThat(first.at("/name/givenName").asText()).isEqualTo("Sam");
        assertThat(first.path("userName").asText()).isEqualTo("sam@orchard.example");
        assertThat(first.path("active").isBoolean()).isTrue();
        assertThat(first.at("/emails/0/value").asText()).isEqualTo("sam@orchard.example");
        assertThat(okta.get("/Users/" + seeded).is(200).path("id").asText()).isEqualTo(seeded);

        assertThat(okta.filter("/Users", "userName eq 'nobody@orchard.example'")
                        .is(200)
                        .path("totalResults")
                        .intValue())
                .isZero();
        okta.get("/Users/010101001010101011001010101011").isError(404, "");

        JsonNode created = okta.post("/Users", user("quinn@orchard.example", "Quinn", true))
                .is(201);
        assertThat(created.path("active").booleanValue()).isTrue();
        assertThat(created.at("/name/familyName").asText()).isEqualTo("Pear");
        assertThat(created.path("schemas").toString()).contains(Urn.USER);
        JsonNode read = okta.get("/Users/" + created.path("id").asText()).is(200);
        assertThat(read).isEqualTo(created);
        okta.post("/Users", user("quinn@orchard.example", "Quinn", true)).isError(409, "uniqueness");
        assertThat(okta.filter("/Users", "userName eq 'QUINN@ORCHARD.EXAMPLE'").ids())
                .hasSize(1);
        okta.get("/Groups").is(200);

        okta.get("/Users/" + seeded, "Authorization", "Bearer 0").isError(401, "");
    }

    /** It reads a user, changes what it knows and puts all of it back. */
    @Test
    void putsAUserBackChanged() {
        JsonNode created =
                okta.post("/Users", user("put@orchard.example", "Pat", true)).is(201);
        String path = "/Users/" + created.path("id").asText();
        String changed = okta.get(path)
                .response()
                .body()
                .replace("\"givenName\":\"Pat\"", "\"givenName\":\"Patricia\",\"middleName\":\"Excited\"");
        JsonNode put = okta.put(path, changed).is(200);
        assertThat(put.at("/name/givenName").asText()).isEqualTo("Patricia");
        assertThat(put.at("/name/formatted").asText()).isEqualTo("Patricia Pear");
        assertThat(put.path("userName").asText()).isEqualTo("put@orchard.example");

        assertThat(okta.put(path, user("put@orchard.example", "Patricia", false))
                        .is(200)
                        .path("active")
                        .booleanValue())
                .isFalse();
        assertThat(okta.get(path).is(200).path("active").booleanValue()).isFalse();
        assertThat(okta.put(path, user("put@orchard.example", "Patricia", true))
                        .is(200)
                        .path("active")
                        .booleanValue())
                .isTrue();
        okta.put("/Users/999999999", user("put@orchard.example", "Patricia", true))
                .isError(404, "");
    }

    @Test
    void leavesWhatAPutDoesNotName() {
        JsonNode boss =
                okta.post("/Users", user("lead@orchard.example", "Lee", true)).is(201);
        JsonNode created = okta.post("/Users", """
                        {'userName': 'kept@orchard.example', 'externalId': '00u1', 'displayName': 'Shown',
                         'name': {'givenName': 'Kay', 'familyName': 'Pear'},
                         '%s': {'manager': {'value': '%s'}}}""".formatted(
                                Urn.ENTERPRISE_USER, boss.path("id").asText()))
                .is(201);
        JsonNode put = okta.put(
                        "/Users/" + created.path("id").asText(),
                        "{'userName': 'kept@orchard.example', 'name': {'givenName': 'Kayla'}}")
                .is(200);
        assertThat(put.at("/name/formatted").asText()).isEqualTo("Kayla Pear");
        assertThat(put.path("externalId").asText()).isEqualTo("00u1");
        assertThat(put.path("displayName").asText()).isEqualTo("Shown");
        assertThat(put.path(Urn.ENTERPRISE_USER).at("/manager/value").asText())
                .isEqualTo(boss.path("id").asText());

        JsonNode emptied = okta.put("/Users/" + created.path("id").asText(), """
                        {'userName': 'kept@orchard.example', 'externalId': null, 'displayName': '', '%s': {'manager': null}}""".formatted(Urn.ENTERPRISE_USER))
                .is(200);
        assertThat(emptied.has("externalId")).isFalse();
        assertThat(emptied.path("displayName").asText()).isEqualTo("Kayla Pear");
        assertThat(emptied.has(Urn.ENTERPRISE_USER)).isFalse();
    }

    @Test
    void deactivatesByAPatchWithoutAPath() {
        JsonNode created =
                okta.post("/Users", user("off@orchard.example", "Ola", true)).is(201);
        JsonNode patched = okta.patchOps(
                        "/Users/" + created.path("id").asText(), "{'op': 'replace', 'value': {'active': false}}")
                .is(200);
        assertThat(patched.path("active").booleanValue()).isFalse();
        assertThat(okta.get("/Users?startIndex=1&count=100").ids())
                .contains(created.path("id").asText());
    }

    @Test
    void movesTheMailWithTheUserNameWhereItIsTheAddress() {
        JsonNode created =
                okta.post("/Users", "{'userName': 'only@orchard.example'}").is(201);
        assertThat(created.at("/emails/0/value").asText()).isEqualTo("only@orchard.example");
        assertThat(created.at("/name/givenName").asText()).isEqualTo("only");
        JsonNode moved = okta.patchOps(
                        "/Users/" + created.path("id").asText(),
                        "{'op': 'replace', 'path': 'userName', 'value': 'moved@orchard.example'}")
                .is(200);
        assertThat(moved.at("/emails/0/value").asText()).isEqualTo("moved@orchard.example");
    }

    @Test
    void pushesAGroupAndKeepsItsMembers() {
        String one = id("m1@orchard.example");
        String two = id("m2@orchard.example");
        JsonNode group = okta.post("/Groups", """
                        {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': 'Pickers',
                         'members': []}""").is(201);
        String path = "/Groups/" + group.path("id").asText();

        okta.patchOps(
                        path,
                        "{'op': 'replace', 'value': {'id': '%s', 'displayName': 'Pickers 2'}}"
                                .formatted(group.path("id").asText()))
                .is(204);
        okta.patchOps(path, """
                        {'op': 'remove', 'path': 'members[value eq \\"%s\\"]'},
                        {'op': 'add', 'path': 'members', 'value': [{'value': '%s', 'display': 'm1@orchard.example'}]}""".formatted(two, one)).is(204);
        assertThat(members(path)).containsExactly(one);
        okta.patchOps(path, """
                        {'op': 'replace', 'path': 'members', 'value': [{'value': '%s'}, {'value': '%s'}]}""".formatted(two, one)).is(204);
        assertThat(members(path)).containsExactly(one, two);

        JsonNode put = okta.put(path, """
                        {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': 'Pickers 3',
                         'members': [{'value': '%s', 'display': 'm2@orchard.example'}]}""".formatted(two)).is(200);
        assertThat(put.path("displayName").asText()).isEqualTo("Pickers 3");
        assertThat(ScimClient.texts(put.path("members"), "value")).containsExactly(two);
        assertThat(okta.put(path, "{'displayName': 'Pickers 4'}")
                        .is(200)
                        .at("/members/0/value")
                        .asText())
                .isEqualTo(two);
        assertThat(okta.get("/Groups?startIndex=1&count=100")
                        .is(200)
                        .at("/Resources/0/displayName")
                        .asText())
                .isEqualTo("Pickers 4");
        okta.delete(path).is(204);
    }

    private String id(String userName) {
        return okta.post("/Users", user(userName, "Mem", true))
                .is(201)
                .path("id")
                .asText();
    }

    private List<String> members(String path) {
        return ScimClient.texts(okta.get(path).is(200).path("members"), "value");
    }

    private static String user(String userName, String givenName, boolean active) {
        return """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '%1$s',
                 'name': {'givenName': '%2$s', 'familyName': 'Pear'},
                 'emails': [{'primary': true, 'value': '%1$s', 'type': 'work', 'display': '%1$s'}],
                 'displayName': '%2$s Pear', 'locale': 'en-US', 'groups': [], 'password': '1mz050nq',
                 'active': %3$s}""".formatted(userName, givenName, active);
    }
}
