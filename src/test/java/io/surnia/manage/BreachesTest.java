package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.exposures.NewDehashedRecord;
import io.surnia.testing.FakeSources;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreachesTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private static final String KEY = "{\"source\": \"dehashed\", \"api_key\": \"%s\"}".formatted(FakeSources.KEY);

    private final ManageClient client = SERVER.client();

    @Test
    void setsAKeyThatItsSourceAcceptsAndNeverSendsItBack() {
        ManageClient.Answer set = client.post("/source-keys", KEY);

        assertThat(set.status()).isEqualTo(201);
        assertThat(set.json().path("last4").asText()).isEqualTo("cdef");
        assertThat(set.json().path("state").asText()).isEqualTo("accepted");
        assertThat(client.get("/source-keys").response().body())
                .contains("cdef")
                .doesNotContain(FakeSources.KEY);
        assertThat(client.get("/audit?subject_kind=source_key").response().body())
                .contains("source_key")
                .doesNotContain(FakeSources.KEY);
        assertThat(client.post("/source-keys/" + set.id() + "/test").status()).isEqualTo(200);
        assertThat(client.post("/source-keys", KEY).id()).isEqualTo(set.id());
        assertThat(client.delete("/source-keys/" + set.id()).status()).isEqualTo(204);
        assertThat(client.get("/source-keys/" + set.id()).status()).isEqualTo(404);
    }

    @Test
    void refusesAKeyThatItsSourceRefuses() {
        JsonNode refused = client.post("/source-keys", "{\"source\": \"hibp\", \"api_key\": \"not-a-key\"}")
                .is(400);

        assertThat(refused.path("error_description").asText())
                .isEqualTo("The field 'api_key' is no key that Have I Been Pwned accepts.");
    }

    @Test
    void showsNoKeyToACustomerOrToAnotherPartner() {
        long id = client.post("/source-keys", KEY).id();

        assertThat(ManageServer.clientOf(SERVER.server)
                        .withKey(SERVER.strangersKey)
                        .get("/source-keys/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void runsACheckAndShowsWhatBecameOfIt() {
        client.post("/source-keys", KEY);
        long customer = SERVER.customer("Checked");
        SERVER.user(customer, "ana@checked.example");
        SERVER.sources.leaked(
                "email:\"ana@checked.example\"", FakeSources.row("5150", "ana@checked.example", "hunter2"));
        String checks = "/customers/" + customer + "/breach-checks";

        ManageClient.Answer asked = client.post(checks);
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().path("state").asText()).isEqualTo("open");
        SERVER.rooms.checkRunner().run();

        JsonNode done = client.get(checks + "/" + asked.id()).is(200);
        assertThat(done.path("records_found").asInt()).isEqualTo(1);
        assertThat(done.path("finished_at").isTextual()).isTrue();
        assertThat(client.get(checks).json().path("data")).hasSize(1);
    }

    @Test
    void takesFindingsAsJsonAndAsCsv() {
        long customer = SERVER.customer("Found");
        String findings = "/customers/" + customer + "/findings";

        assertThat(client.post(
                                findings,
                                "{\"findings\": [{\"email\": \"ana@found.example\", \"breach\": \"Adobe\","
                                        + " \"found_on\": \"2013-10-04\"}]}")
                        .is(200)
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.send("POST", findings, "text/csv", "ana@found.example,Adobe\nbo@found.example,Adobe\n")
                        .is(200)
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.send("POST", findings, "text/csv; charset=utf-8", "ana@found.example,Adobe\nbo,Adobe\n")
                        .is(400)
                        .path("fields")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("line 2");
        assertThat(client.post(findings, "{\"findings\": [{\"email\": \"ana@found.example\"}, {\"breach\": 1}, 7]}")
                        .is(400)
                        .path("fields")
                        .toString())
                .contains("findings[0].breach", "findings[1].email", "findings[1].breach", "findings[2]");
        assertThat(client.send("POST", "/customers", "text/csv", "name\n").status())
                .isEqualTo(415);
        assertThat(client.get("/customers/" + customer + "/exposures").json().path("data"))
                .hasSize(2);
    }

    @Test
    void wipesLeakedPasswordsAndStillTellsThatTheyLeaked() {
        long customer = SERVER.customer("Leaky");
        SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms.dehashed().record(tx, new CustomerId(customer), leaked(tx.now())));
        String wipe = "/customers/" + customer + "/leaked-passwords/wipe";

        assertThat(client.post(wipe).is(200).path("wiped").asInt()).isEqualTo(1);
        assertThat(client.post(wipe).is(200).path("wiped").asInt()).isZero();
    }

    private static NewDehashedRecord leaked(Instant now) {
        return new NewDehashedRecord(
                "ana@leaky.example", 1, null, null, "hunter2", null, null, null, null, "Adobe", null, now);
    }
}
