package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Mail servers, DKIM keys, suppressions and what became of mails. */
class MailTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private final ManageClient client = SERVER.client();

    @Test
    void aMailServerIsMadeChangedTriedAndRemovedAndItsPasswordNeverShown() {
        JsonNode made = client.post("/mail/servers", """
                        {"name": "Office", "host": "127.0.0.1", "user": "aware", "password": "Geheim-7",
                         "from": "aware@mail.example", "per_minute": 30}""").is(201);
        String path = "/mail/servers/" + made.path("id").asLong();
        assertThat(made.toString()).doesNotContain("Geheim-7").doesNotContain("password");
        assertThat(made.path("security").asText()).isEqualTo("starttls");

        assertThat(client.patch(path, "{\"host\": \"127.0.0.2\"}")
                        .is(400)
                        .path("error_description")
                        .asText())
                .contains("given anew");
        assertThat(client.patch(path, "{\"connections\": 4, \"reply_to\": \"desk@mail.example\"}")
                        .is(200)
                        .path("connections")
                        .asInt())
                .isEqualTo(4);
        JsonNode tried = client.post(path + "/test", "{\"recipient\": \"ana@mail.example\"}")
                .is(200);
        assertThat(tried.path("delivered").asBoolean()).isFalse();
        assertThat(tried.path("answer").asText()).isEqualTo("the host is not on the public internet");
        assertThat(client.get("/audit?subject_kind=mail_server").response().body())
                .doesNotContain("Geheim-7");
        client.withKey(SERVER.strangersKey).get(path).is(404);
        client.delete(path).is(204);
        client.get(path).is(404);
    }

    @Test
    void aMailServerThatCannotWorkIsRefusedByItsFields() {
        assertThat(client.post("/mail/servers", """
                        {"name": "Office", "host": "127.0.0.1", "user": "aware", "password": "x",
                         "security": "opportunistic", "from": "aware@mail.example"}""").is(400).path("fields").findValuesAsText("field"))
                .containsExactly("security");
        assertThat(client.post("/mail/servers", "{\"name\": \"\", \"host\": \"h\", \"from\": \"no\", \"port\": 0}")
                        .is(400)
                        .path("fields")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "from", "port");
    }

    @Test
    void aDkimKeyTellsItsRecord() {
        JsonNode key = client.post("/mail/dkim", "{\"domain\": \"Mail.Example\", \"selector\": \"s1\"}")
                .is(201);

        assertThat(key.path("record_name").asText()).isEqualTo("s1._domainkey.mail.example");
        assertThat(key.path("record_value").asText()).startsWith("v=DKIM1; k=rsa; p=MIIBIjAN");
        client.post("/mail/dkim", "{\"domain\": \"mail.example\", \"selector\": \"s2\"}")
                .is(409);
        client.delete("/mail/dkim/" + key.path("id").asLong()).is(204);
    }

    @Test
    void mailsThatWereSetAsideAreFoundAndSentAgain() {
        SERVER.database.execute("""
                insert into mails (partner_id, kind, message_id, from_name, recipient, subject, text_body, html_body,
                                   created_at, due_at, failed_at, failure, attempts, last_error)
                values (%d, 'trial', '<2@mail.invalid>', 'Aware', 'poison@mail.example', 'Hello', '', '', now(), now(),
                        now(), 'unsendable', 1, 'its row is no mail')""".formatted(SERVER.tenant.partnerId()));
        JsonNode mail = client.get("/mail/messages?state=unsendable")
                .is(200)
                .path("data")
                .get(0);
        assertThat(mail.path("recipient").asText()).isEqualTo("poison@mail.example");
        assertThat(mail.path("last_answer").asText()).isEqualTo("its row is no mail");

        String path = "/mail/messages/" + mail.path("id").asLong() + "/repeat";
        assertThat(client.post(path).is(200).path("state").asText()).isEqualTo("waiting");
        client.post(path).is(409);
        client.get("/mail/messages?state=lost").is(400);
        client.withKey(SERVER.strangersKey).post(path).is(404);
    }

    @Test
    void aSuppressedAddressIsTakenOffTheList() {
        SERVER.database.execute("""
                insert into mail_suppressions (partner_id, address, reason, detail, since)
                values (%d, 'off@mail.example', 'bounced', '5.1.1', now())""".formatted(SERVER.tenant.partnerId()));
        JsonNode found = client.get("/mail/suppressions").is(200).path("data");
        long id = 0;
        for (JsonNode each : found) {
            id = each.path("address").asText().equals("off@mail.example")
                    ? each.path("id").asLong()
                    : id;
        }

        client.delete("/mail/suppressions/" + id).is(204);
        client.delete("/mail/suppressions/" + id).is(404);
    }
}
