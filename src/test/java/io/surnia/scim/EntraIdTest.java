package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import org.junit.jupiter.api.Test;

/** What Microsoft Entra ID's provisioning service and its SCIM validator send, step for step. */
class EntraIdTest {
    private static final ScimServer SERVER = ScimServer.SHARED;
    private static final String MANAGER = Urn.ENTERPRISE_USER + ":manager";

    private final CustomerId customer = SERVER.customer("Contoso");
    private final ScimClient entra = SERVER.client(customer);

    @Test
    void testsTheConnectionWithAUserWhoDoesNotExist() {
        JsonNode list = entra.filter("/Users", "userName eq '5a1b0000-0000-0000-0000-000000000000'")
                .is(200);
        assertThat(list.path("totalResults").intValue()).isZero();
        assertThat(list.path("Resources").isArray()).isTrue();
        assertThat(list.at("/schemas/0").asText()).isEqualTo(Urn.LIST);
    }

    @Test
    void createsAUserFindsChangesDisablesAndDeletesIt() {
        ScimClient.Answer created = entra.post("/Users", user("ada@contoso.example", "ada.l@mail.contoso.example"));
        JsonNode user = created.is(201);
        String path = "/Users/" + user.path("id").asText();
        assertThat(created.header("Location")).isEqualTo(entra.base() + path);
        assertThat(user.at("/meta/location").asText()).isEqualTo(entra.base() + path);
        assertThat(user.at("/meta/resourceType").asText()).isEqualTo("User");
        assertThat(user.path("externalId").asText()).isEqualTo("x-ada@contoso.example");
        assertThat(user.path("userName").asText()).isEqualTo("ada@contoso.example");
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("ada.l@mail.contoso.example");
        assertThat(user.at("/emails/0/type").asText()).isEqualTo("work");
        assertThat(user.at("/name/formatted").asText()).isEqualTo("Ada Lovelace");
        assertThat(user.path("displayName").asText()).isEqualTo("Countess");
        assertThat(user.path("active").booleanValue()).isTrue();

        entra.post("/Users", user("ADA@contoso.example", "other@contoso.example"))
                .isError(409, "uniqueness");

        assertThat(entra.filter("/Users", "userName eq 'ada@contoso.example'").ids())
                .containsExactly(user.path("id").asText());
        assertThat(entra.filter("/Users", "userName eq 'ADA@CONTOSO.EXAMPLE'").ids())
                .hasSize(1);
        assertThat(entra.filter("/Users", "externalId eq 'x-ada@contoso.example'")
                        .ids())
                .hasSize(1);
        assertThat(entra.filter("/Users", "emails[type eq 'work'].value eq 'ada.l@mail.contoso.example'")
                        .ids())
                .hasSize(1);
        assertThat(entra.filter(
                                "/Users",
                                "userName eq 'ada@contoso.example' and emails[type eq 'work'].value eq 'nobody@contoso.example'")
                        .ids())
                .isEmpty();

        JsonNode changed = entra.patchOps(path, """
                        {'op': 'Replace', 'path': 'emails[type eq \\"work\\"].value', 'value': 'new@contoso.example'},
                        {'op': 'Replace', 'path': 'name.familyName', 'value': 'Byron'},
                        {'op': 'Add', 'path': 'nickName', 'value': 'Babs'},
                        {'op': 'Add', 'path': 'phoneNumbers[type eq \\"mobile\\"].value', 'value': '+1 555 0100'},
                        {'op': 'Add', 'path': 'roles', 'value': [{'primary': true, 'value': 'User'}]}""").is(200);
        assertThat(changed.at("/emails/0/value").asText()).isEqualTo("new@contoso.example");
        assertThat(changed.at("/name/formatted").asText()).isEqualTo("Ada Byron");

        JsonNode renamed = entra.patchOps(path, """
                        {'op': 'Replace', 'path': 'userName', 'value': 'ada.byron@contoso.example'}""").is(200);
        assertThat(renamed.path("userName").asText()).isEqualTo("ada.byron@contoso.example");
        assertThat(renamed.at("/emails/0/value").asText()).isEqualTo("new@contoso.example");

        entra.patchOps(path, "{'op': 'Replace', 'path': 'active', 'value': 'False'}")
                .is(200);
        JsonNode disabled = entra.filter("/Users", "userName eq 'ada.byron@contoso.example'")
                .is(200)
                .at("/Resources/0");
        assertThat(disabled.path("active").isBoolean()).isTrue();
        assertThat(disabled.path("active").booleanValue()).isFalse();
        assertThat(entra.patchOps(path, "{'op': 'Replace', 'path': 'active', 'value': 'True'}")
                        .is(200)
                        .path("active")
                        .booleanValue())
                .isTrue();

        entra.delete(path).is(204);
        entra.get(path).isError(404, "");
        entra.delete(path).isError(404, "");
        entra.patchOps(path, "").isError(404, "");
        assertThat(entra.filter("/Users", "userName eq 'ada.byron@contoso.example'")
                        .ids())
                .isEmpty();
    }

    /** With the flag aadOptscim062020 it sends several attributes as one map whose names are paths. */
    @Test
    void replacesSeveralAttributesByADottedMap() {
        String path = create("map@contoso.example");
        JsonNode changed = entra.patchOps(path, """
                        {'op': 'replace', 'path': 'emails[type eq \\"work\\"].value', 'value': 'mapped@contoso.example'},
                        {'op': 'replace', 'value': {
                            'displayName': 'Bjfe',
                            'name.givenName': 'Kkom',
                            'name.familyName': 'Unua',
                            'active': false,
                            'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber': 'Aklq'}}""").is(200);
        assertThat(changed.path("displayName").asText()).isEqualTo("Bjfe");
        assertThat(changed.at("/name/givenName").asText()).isEqualTo("Kkom");
        assertThat(changed.at("/name/familyName").asText()).isEqualTo("Unua");
        assertThat(changed.path("active").booleanValue()).isFalse();
        assertThat(changed.at("/emails/0/value").asText()).isEqualTo("mapped@contoso.example");
    }

    @Test
    void setsReplacesAndRemovesTheManager() {
        String boss = create("boss@contoso.example");
        String chief = create("chief@contoso.example");
        String path = create("worker@contoso.example");
        String bossId = boss.substring("/Users/".length());
        String chiefId = chief.substring("/Users/".length());

        JsonNode set = entra.patchOps(
                        path,
                        "{'op': 'Add', 'path': '%s', 'value': [{'$ref': '%s', 'value': '%s'}]}"
                                .formatted(MANAGER, entra.base() + boss, bossId))
                .is(200);
        assertThat(set.path(Urn.ENTERPRISE_USER).at("/manager/value").asText()).isEqualTo(bossId);
        assertThat(set.path(Urn.ENTERPRISE_USER).at("/manager/$ref").asText()).isEqualTo(entra.base() + boss);
        assertThat(set.path("schemas").toString()).contains(Urn.ENTERPRISE_USER);

        entra.patchOps(boss, "{'op': 'Add', 'path': '%s', 'value': '%s'}".formatted(MANAGER, chiefId))
                .is(200);
        assertThat(superiorOfManager("boss@contoso.example")).isEqualTo("chief@contoso.example");

        JsonNode replaced = entra.patchOps(
                        path, "{'op': 'Replace', 'path': '%s', 'value': '%s'}".formatted(MANAGER, chiefId))
                .is(200);
        assertThat(replaced.path(Urn.ENTERPRISE_USER).at("/manager/value").asText())
                .isEqualTo(chiefId);
        assertThat(entra.filter("/Users", MANAGER + " eq '" + chiefId + "'").ids())
                .containsExactlyInAnyOrder(path.substring("/Users/".length()), bossId);

        JsonNode removed = entra.patchOps(path, "{'op': 'Remove', 'path': '%s'}".formatted(MANAGER))
                .is(200);
        assertThat(removed.has(Urn.ENTERPRISE_USER)).isFalse();

        entra.patchOps(path, "{'op': 'Add', 'path': '%s', 'value': '999999999'}".formatted(MANAGER))
                .isError(400, "invalidValue");
    }

    @Test
    void keepsAManagerInStepWithTheUserWhoIsIt() {
        String boss = create("head@contoso.example");
        String path = create("hand@contoso.example");
        entra.patchOps(
                        path,
                        "{'op': 'Add', 'path': '%s', 'value': '%s'}"
                                .formatted(MANAGER, boss.substring("/Users/".length())))
                .is(200);

        entra.patchOps(
                        boss,
                        "{'op': 'Replace', 'value': {'userName': 'mind@contoso.example', 'name.givenName': 'Mina'}}")
                .is(200);

        JsonNode worker = entra.get(path).is(200);
        assertThat(worker.path(Urn.ENTERPRISE_USER).at("/manager/displayName").asText())
                .isEqualTo("Mina Lovelace");
        assertThat(worker.path(Urn.ENTERPRISE_USER).at("/manager/value").asText())
                .isEqualTo(boss.substring("/Users/".length()));
    }

    @Test
    void createsAGroupFindsRenamesFillsEmptiesAndDeletesIt() {
        String one = create("g1@contoso.example").substring("/Users/".length());
        String two = create("g2@contoso.example").substring("/Users/".length());
        JsonNode group = entra.post("/Groups", """
                        {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group',
                                     'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
                         'externalId': '8aa1a0c0', 'displayName': 'Sales', 'meta': {'resourceType': 'Group'}}""").is(201);
        String id = group.path("id").asText();
        String path = "/Groups/" + id;
        assertThat(group.path("members").isEmpty()).isTrue();
        entra.post("/Groups", "{'displayName': 'SALES'}").isError(409, "uniqueness");

        JsonNode found = entra.get(
                        "/Groups?excludedAttributes=members&filter=" + ScimClient.encoded("displayName eq \"sales\""))
                .is(200);
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(id);
        assertThat(found.at("/Resources/0").has("members")).isFalse();
        assertThat(entra.filter("/Groups", "externalId eq '8aa1a0c0'").ids()).containsExactly(id);
        assertThat(entra.get(path + "?excludedAttributes=members").is(200).has("members"))
                .isFalse();

        entra.patchOps(path, "{'op': 'Replace', 'path': 'displayName', 'value': 'Sales and more'}")
                .is(204);
        entra.patchOps(
                        path,
                        "{'op': 'Add', 'path': 'members', 'value': [{'$ref': null, 'value': '%s'}]}".formatted(one))
                .is(204);
        entra.patchOps(path, """
                        {'op': 'Add', 'path': 'members', 'value': [{'value': '%s'}]},
                        {'op': 'Add', 'path': 'members', 'value': [{'value': '%s'}]}""".formatted(two, one)).is(204);
        JsonNode full = entra.get(path).is(200);
        assertThat(full.path("displayName").asText()).isEqualTo("Sales and more");
        assertThat(ScimClient.texts(full.path("members"), "value")).containsExactly(one, two);
        assertThat(entra.filter("/Groups", "id eq '%s' and members eq '%s'".formatted(id, one))
                        .ids())
                .containsExactly(id);
        assertThat(ScimClient.texts(entra.get("/Users/" + one).is(200).path("groups"), "value"))
                .containsExactly(id);

        entra.patchOps(
                        path,
                        "{'op': 'Remove', 'path': 'members', 'value': [{'$ref': null, 'value': '%s'}]}".formatted(one))
                .is(204);
        assertThat(ScimClient.texts(entra.get(path).is(200).path("members"), "value"))
                .containsExactly(two);
        entra.patchOps(path, "{'op': 'remove', 'path': 'members[value eq \\\"%s\\\"]'}".formatted(two))
                .is(204);
        assertThat(entra.get(path).is(200).path("members").isEmpty()).isTrue();

        entra.patchOps(path, "{'op': 'Add', 'path': 'members', 'value': [{'value': '999999999'}]}")
                .isError(400, "invalidValue");
        entra.patchOps(path, "{'op': 'Add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(two))
                .is(204);
        entra.delete(path).is(204);
        entra.get(path).isError(404, "");
        entra.delete(path).isError(404, "");
    }

    /** The validator sends it; to change nothing is no mistake. */
    @Test
    void acceptsAPatchOfNoOperation() {
        String path = create("nothing@contoso.example");
        assertThat(entra.patchOps(path, "").is(200).path("userName").asText()).isEqualTo("nothing@contoso.example");
    }

    @Test
    void provisionsADeletedUserAnewWithTheHistory() {
        String path = create("back@contoso.example");
        String id = path.substring("/Users/".length());
        JsonNode group = entra.post(
                        "/Groups", "{'displayName': 'Returners', 'members': [{'value': '%s'}]}".formatted(id))
                .is(201);
        entra.delete(path).is(204);
        assertThat(entra.get("/Groups/" + group.path("id").asText())
                        .is(200)
                        .path("members")
                        .isEmpty())
                .isTrue();
        assertThat(SERVER.in(tx -> SERVER.rooms.users().get(tx, customer, new UserId(Long.parseLong(id))))
                        .archivedAt())
                .isNotNull();

        JsonNode again = entra.post("/Users", user("back@contoso.example", "back@contoso.example"))
                .is(201);
        assertThat(again.path("id").asText()).isEqualTo(id);
        assertThat(again.path("active").booleanValue()).isTrue();
        assertThat(again.path("groups").isEmpty()).isTrue();
        assertThat(SERVER.audited("user", Long.parseLong(id)))
                .extracting(entry -> entry.action())
                .containsExactly("create", "provision", "archive", "deprovision", "restore", "provision");
    }

    /** Somebody imported by hand, whose address the directory knows under another user name. */
    @Test
    void takesOverWhoWasThereBeforeTheDirectory() {
        UserId known = SERVER.user(customer, "Kim", "Old", "kim@contoso.example");
        JsonNode taken = entra.post("/Users", user("kim.upn@contoso.example", "Kim@contoso.example"))
                .is(201);
        assertThat(taken.path("id").asText()).isEqualTo(Long.toString(known.value()));
        assertThat(taken.path("userName").asText()).isEqualTo("kim.upn@contoso.example");
        assertThat(entra.filter("/Users", "userName eq 'kim.upn@contoso.example'")
                        .ids())
                .hasSize(1);
        assertThat(entra.filter("/Users", "userName eq 'kim@contoso.example'").ids())
                .isEmpty();
    }

    private String create(String userName) {
        return "/Users/"
                + entra.post("/Users", user(userName, userName))
                        .is(201)
                        .path("id")
                        .asText();
    }

    private String superiorOfManager(String email) {
        return SERVER.in(tx -> {
            var managers = SERVER.rooms.managers().page(tx, customer, 0, 100);
            var manager = managers.stream()
                    .filter(each -> each.details().email().equals(email))
                    .findFirst()
                    .orElseThrow();
            return managers.stream()
                    .filter(each -> each.id().equals(manager.details().reportsTo()))
                    .findFirst()
                    .orElseThrow()
                    .details()
                    .email();
        });
    }

    private static String user(String userName, String email) {
        return """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User',
                             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
                 'externalId': 'x-%1$s', 'userName': '%1$s', 'active': true, 'displayName': 'Countess',
                 'emails': [{'primary': true, 'type': 'work', 'value': '%2$s'}],
                 'meta': {'resourceType': 'User'},
                 'name': {'formatted': 'Ada Lovelace', 'familyName': 'Lovelace', 'givenName': 'Ada'},
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Engines'},
                 'roles': []}""".formatted(userName, email);
    }
}
