package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditAndPrivacyTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private final ManageClient client = SERVER.client();
    private final long customer = SERVER.customer("Privacy");
    private final String users = "/customers/" + customer + "/users";

    @Test
    void everyWriteIsAuditedWithWhoFromWhereAndWhatChanged() {
        long user = SERVER.user(customer, "audited@privacy.example");
        client.patch(users + "/" + user, "{\"last_name\": \"Melo\"}").is(200);
        client.post(users + "/" + user + "/archive").is(200);

        JsonNode entries = client.get("/audit?subject_kind=user&subject_id=" + user)
                .is(200)
                .path("data");
        assertThat(entries.findValuesAsText("action")).containsExactly("create", "change", "archive");
        JsonNode change = entries.path(1);
        assertThat(change.path("actor_kind").asText()).isEqualTo("key");
        assertThat(change.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(change.path("before").toString()).isEqualTo("{\"lastName\":\"Sousa\"}");
        assertThat(change.path("after").toString()).isEqualTo("{\"lastName\":\"Melo\"}");
        assertThat(client.get("/audit?limit=1&action=archive&subject_kind=user&subject_id=" + user
                                + "&from=2026-01-01T00:00:00Z")
                        .is(200)
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void theDatabaseRefusesToChangeTheAudit() {
        assertThatThrownBy(() -> SERVER.rooms
                        .db()
                        .inTenant(
                                SERVER.tenant,
                                tx -> tx.update("update audit_entries set action = 'x' where partner_id = :partner")
                                        .execute()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> SERVER.rooms
                        .db()
                        .inTenant(
                                SERVER.tenant,
                                tx -> tx.update("delete from audit_entries where partner_id = :partner")
                                        .execute()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aPersonsCopyHoldsEverythingThatIsKept() {
        long user = busyUser("copy@privacy.example");

        JsonNode copy = client.get(users + "/" + user + "/export").is(200);
        assertThat(copy.path("user").path(0).path("email").asText()).isEqualTo("copy@privacy.example");
        assertThat(copy.path("attempts")).hasSize(2);
        assertThat(copy.path("completions")).hasSize(2);
        assertThat(copy.path("acceptances").path(0).path("full_name").asText()).isEqualTo("Ana Sousa");
        assertThat(copy.path("exposures").path(0).path("breach").asText()).isEqualTo("Adobe");
        assertThat(copy.path("assignments")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(copy.path("standing")).hasSize(1);
        assertThat(client.get("/audit?action=export&subject_id=" + user).is(200).path("data"))
                .hasSize(1);
    }

    @Test
    void erasingForgetsWhoItWasAndKeepsWhatHappened() {
        long user = busyUser("gone@privacy.example");
        client.post(users + "/" + user + "/erase").is(204);

        JsonNode left = client.get(users + "/" + user).is(200);
        assertThat(left.path("email").asText()).isEqualTo("erased-" + user + "@erased.invalid");
        assertThat(left.path("archived_at").isNull()).isFalse();
        JsonNode copy = client.get(users + "/" + user + "/export").is(200);
        assertThat(copy.toString()).doesNotContain("gone@privacy.example").doesNotContain("Sousa");
        assertThat(copy.path("completions")).hasSize(2);
        assertThat(copy.path("exposures")).isEmpty();
        assertThat(client.get("/audit?limit=1000&subject_kind=user&subject_id=" + user)
                        .response()
                        .body())
                .doesNotContain("gone@privacy.example")
                .contains("\"erase\"");
        assertThat(client.post(users + "/" + user + "/restore")
                        .is(200)
                        .path("archived_at")
                        .isNull())
                .isFalse();
        SERVER.rooms.nightly().close(SERVER.tenant);
        assertThat(SERVER.rooms.verify().all(SERVER.tenant).differences()).isEmpty();
    }

    @Test
    void erasingForgetsTheNamesThatADirectoryGave() {
        long user = SERVER.user(customer, "scim@privacy.example");
        SERVER.rooms
                .db()
                .doInTenant(
                        SERVER.tenant,
                        tx -> tx.update("""
                                insert into scim_accounts (partner_id, customer_id, user_id, user_name, display_name, mail_follows)
                                values (:partner, :customer, :user, 'scim@idp.example', 'Scim Sousa', false)
                                """)
                                .bind("customer", customer)
                                .bind("user", user)
                                .execute());
        assertThat(client.get(users + "/" + user + "/export")
                        .is(200)
                        .path("directory_account")
                        .path(0)
                        .path("display_name")
                        .asText())
                .isEqualTo("Scim Sousa");

        client.post(users + "/" + user + "/erase").is(204);

        assertThat(client.get(users + "/" + user + "/export").is(200).path("directory_account"))
                .isEmpty();
    }

    @Test
    void whatIsOlderThanThePartnerKeepsGoes() {
        long archived = SERVER.user(customer, "leaver@privacy.example");
        long staying = SERVER.user(customer, "stayer@privacy.example");
        client.post(users + "/" + archived + "/archive").is(200);
        client.patch("/partner/retention", "{\"archived_users_days\": 30, \"audit_days\": 60}")
                .is(200);
        SERVER.clock.advance(Duration.ofDays(31));
        SERVER.rooms.retentions().enforce(SERVER.tenant);

        assertThat(client.get(users + "/" + archived).is(200).path("first_name").asText())
                .isEqualTo("Erased");
        assertThat(client.get(users + "/" + staying).is(200).path("email").asText())
                .isEqualTo("stayer@privacy.example");
        assertThat(client.get("/audit?subject_kind=user&subject_id=" + staying)
                        .is(200)
                        .path("data"))
                .hasSize(1);
        SERVER.clock.advance(Duration.ofDays(30));
        SERVER.rooms.retentions().enforce(SERVER.tenant);
        assertThat(client.get("/audit?subject_kind=user&subject_id=" + staying)
                        .is(200)
                        .path("data"))
                .isEmpty();
        client.patch("/partner/retention", "{\"archived_users_days\": null, \"audit_days\": null}")
                .is(200);
    }

    /** A user who did a quiz and accepted a policy, and whose address leaked. */
    private long busyUser(String email) {
        long user = SERVER.user(customer, email);
        String assignments = "/customers/" + customer + "/assignments";
        String asked = ", \"users\": [" + user + "]}";
        long quiz = client.post(assignments, "{\"kind\": \"video\", \"name\": \"Quiz\", \"quiz_enabled\": true" + asked)
                .id();
        long policy = client.post(assignments, "{\"kind\": \"policy\", \"name\": \"Policy\"" + asked)
                .id();
        String work = users + "/" + user + "/assignments/";
        client.post(work + quiz + "/attempts", "{\"percent\": 100}").is(200);
        client.post(work + policy + "/acceptances", "{\"full_name\": \"Ana Sousa\", \"ip_address\": \"192.0.2.7\"}")
                .is(200);
        SERVER.rooms
                .db()
                .doInTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms.exposures().record(tx, new CustomerId(customer), email, "Adobe", tx.now()));
        return user;
    }
}
