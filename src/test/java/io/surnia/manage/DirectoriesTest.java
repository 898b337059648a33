package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.partner.Actor;
import io.surnia.partner.Scope;
import org.junit.jupiter.api.Test;

/** Directories as a partner connects them over HTTP. */
class DirectoriesTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private static final String SECRET = "the-secret-that-nobody-is-told";
    private static final String ENTRA = """
            {"name": "Northwind", "kind": "entra", "tenant_id": "northwind.example", "client_id": "app-1",
             "secret": "%s", "selection": "groups", "groups": [{"directory_group": "Desk", "group": "Front desk"}],
             "skip_rules": [{"attribute": "user_type", "match": "equals", "value": "guest"}]}""".formatted(SECRET);

    private final ManageClient client = SERVER.client();
    private final long customer = SERVER.customer("Directories");
    private final String directories = "/customers/" + customer + "/directories";

    @Test
    void areAnsweredAsTheyWereMadeButForTheSecret() {
        ManageClient.Answer made = client.post(directories, ENTRA);

        JsonNode directory = made.is(201);
        assertThat(directory.path("kind").asText()).isEqualTo("entra");
        assertThat(directory.path("tenant_id").asText()).isEqualTo("northwind.example");
        assertThat(directory.path("groups").path(0).path("group").asText()).isEqualTo("Front desk");
        assertThat(directory.path("skip_rules").path(0).path("match").asText()).isEqualTo("equals");
        assertThat(directory.path("archive_share").asInt()).isEqualTo(10);
        assertThat(directory.path("has_secret").asBoolean()).isTrue();
        assertThat(client.get(directories + "/" + made.id()).is(200)).isEqualTo(directory);
        assertThat(client.get(directories).is(200).path("data").path(0)).isEqualTo(directory);
        assertThat(made.response().body()).doesNotContain(SECRET);
        assertThat(client.get("/audit?subject_kind=directory&subject_id=" + made.id())
                        .response()
                        .body())
                .contains("northwind.example")
                .doesNotContain(SECRET);
    }

    @Test
    void areChangedOnlyInTheVersionThatWasRead() {
        ManageClient.Answer made = client.post(directories, ENTRA);
        String one = directories + "/" + made.id();

        client.with("If-Match", made.etag())
                .patch(one, "{\"archive_share\": 25}")
                .is(200);
        client.with("If-Match", made.etag())
                .patch(one, "{\"archive_share\": 30}")
                .is(412);

        assertThat(client.get(one).is(200).path("archive_share").asInt()).isEqualTo(25);
    }

    @Test
    void tellEveryWrongFieldByItsName() {
        assertThat(fields(
                        client.post(directories, "{\"name\": \"X\", \"kind\": \"entra\", \"host\": \"ldap.example\"}")))
                .contains("tenant_id", "client_id", "host");
        assertThat(fields(client.post(directories, ENTRA.replace("user_type", "shoe_size"))))
                .containsExactly("skip_rules[0].attribute");
        assertThat(fields(client.post(directories, ENTRA.replace("northwind.example", "../common"))))
                .containsExactly("tenant_id");
        assertThat(fields(client.post(directories, ENTRA.replaceFirst("\"secret\": \"[^\"]*\",", ""))))
                .containsExactly("secret");
        assertThat(fields(client.post(directories, """
                {"name": "X", "kind": "ldap", "host": "ldap.example", "base_dn": "dc=x", "filter": "(mail=*"}"""))).containsExactly("filter");
    }

    @Test
    void wantTheSecretAgainForAnotherPlaceAlone() {
        String one = directories + "/" + client.post(directories, ENTRA).id();

        client.patch(one, "{\"name\": \"Renamed\"}").is(200);
        assertThat(fields(client.patch(one, "{\"tenant_id\": \"elsewhere.example\"}")))
                .containsExactly("secret");
        client.patch(one, "{\"tenant_id\": \"elsewhere.example\", \"secret\": \"new\"}")
                .is(200);
    }

    @Test
    void areTakenFromAFormToo() {
        JsonNode directory = client.send(
                        "POST",
                        directories,
                        "application/x-www-form-urlencoded",
                        "name=Workspace&kind=google&administrator=admin%40northwind.example&secret=%7B%7D")
                .is(201);

        assertThat(directory.path("administrator").asText()).isEqualTo("admin@northwind.example");
        assertThat(directory.path("domain").isNull()).isTrue();
    }

    @Test
    void areReadOnceForOneRequestHoweverOftenItIsSent() {
        String one = directories + "/" + client.post(directories, ENTRA).id();
        ManageClient keyed = client.with("Idempotency-Key", "read-" + one);

        JsonNode first = keyed.post(one + "/runs", "{\"dry_run\": true}").is(202);
        JsonNode again = keyed.post(one + "/runs", "{\"dry_run\": true}").is(202);
        client.post(one + "/runs", "{}").is(202);

        assertThat(first.path("state").asText()).isEqualTo("waiting");
        assertThat(again).isEqualTo(first);
        assertThat(client.get(one + "/runs").is(200).path("data"))
                .extracting(run -> run.path("dry_run").asBoolean())
                .containsExactly(true, false);
        assertThat(client.post(one + "/confirm").is(409).path("error").asText()).isEqualTo("not_held");
    }

    @Test
    void sayWhyTheyDoNotAnswer() {
        String one = directories + "/" + client.post(directories, """
                {"name": "Inside", "kind": "ldap", "host": "127.0.0.1", "base_dn": "dc=x", "bind_dn": "cn=r",
                 "secret": "password"}""").id();

        JsonNode probe = client.post(one + "/test").is(200);

        assertThat(probe.path("ok").asBoolean()).isFalse();
        assertThat(probe.path("error").asText()).isEqualTo("The host is not on the public internet.");
    }

    @Test
    void areThePartnersAloneAndEachOfOneCustomer() {
        String key = SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms
                                .keys()
                                .issue(
                                        tx,
                                        new Actor.Operator("test"),
                                        "own",
                                        new Scope.OneCustomer(customer),
                                        true,
                                        null)
                                .secret());
        String one = directories + "/" + client.post(directories, ENTRA).id();
        long other = SERVER.customer("Another");

        client.withKey(key).get(one).is(401);
        client.withKey(SERVER.readingKey).post(one + "/runs").is(401);
        client.withKey(SERVER.strangersKey).get(one).is(404);
        client.get(one.replace(Long.toString(customer), Long.toString(other))).is(404);
        client.delete(one).is(204);
        client.get(one).is(404);
    }

    private static Iterable<String> fields(ManageClient.Answer answer) {
        return answer.is(400).path("fields").findValuesAsText("field");
    }
}
