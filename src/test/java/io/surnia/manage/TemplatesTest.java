package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.letters.LetterKind;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final ManageServer SERVER = ManageServer.SHARED;

    private final ManageClient client = SERVER.client();

    @Test
    void listsEveryKindWithWhatItsTextMayLeaveToBeFilledIn() {
        JsonNode list = client.get("/templates").is(200).path("data");

        assertThat(list).hasSize(LetterKind.values().length);
        assertThat(list.get(0).path("kind").asText()).isEqualTo("welcome");
        assertThat(list.get(0).path("placeholders").findValuesAsText("name"))
                .contains("learner.first_name", "link.url")
                .doesNotContain("people");
    }

    @Test
    void keepsACustomersTextFromTheOthersAndGoesBackToThePartners() {
        String own = "/customers/" + SERVER.customer("Own Text") + "/templates/hr_notice";
        String others = "/customers/" + SERVER.customer("No Text") + "/templates/hr_notice";
        client.patch("/templates/hr_notice", "{\"subject\": \"The partner's\"}").is(200);

        JsonNode changed =
                client.patch(own, "{\"subject\": \"The customer's\"}").is(200);

        assertThat(changed.path("origin").asText()).isEqualTo("customer");
        assertThat(client.get(others).is(200).path("subject").asText()).isEqualTo("The partner's");
        client.delete(own).is(204);
        assertThat(client.get(own).is(200).path("origin").asText()).isEqualTo("partner");
        client.delete("/templates/hr_notice").is(204);
        assertThat(client.get(own).is(200).path("origin").asText()).isEqualTo("built_in");
    }

    @Test
    void refusesAPlaceholderThatTheKindDoesNotHaveAndSaysWhichItHas() {
        JsonNode refusal = client.patch("/templates/welcome", "{\"body\": \"Hello {{people}}\"}")
                .is(400);

        assertThat(refusal.path("error_description").asText())
                .startsWith("The field 'body' has {{people}}, which a letter of kind welcome does not know.");
        assertThat(client.get("/templates/welcome").is(200).path("origin").asText())
                .isEqualTo("built_in");
    }

    @Test
    void changesOnlyTheVersionThatTheClientRead() {
        String path = "/customers/" + SERVER.customer("Versions") + "/templates/welcome";
        String version = client.get(path).etag();
        client.with("If-Match", version).patch(path, "{\"subject\": \"One\"}").is(200);

        client.with("If-Match", version).patch(path, "{\"subject\": \"Two\"}").is(412);
        assertThat(client.get(path).is(200).path("subject").asText()).isEqualTo("One");
    }

    @Test
    void previewsATextWithoutKeepingIt() {
        String path = "/customers/" + SERVER.customer("Preview <b>") + "/templates/warning_notice";
        JsonNode letter = client.post(path + "/preview", "{\"body\": \"At *{{customer.name}}*:\\n\\n{{assignments}}\"}")
                .is(200);

        assertThat(letter.path("text").asText())
                .startsWith("At Preview <b>:")
                .contains("* How to spot a phishing mail");
        assertThat(letter.path("html").asText()).contains("At <em>Preview &lt;b&gt;</em>:");
        assertThat(client.get(path).is(200).path("origin").asText()).isEqualTo("built_in");
    }

    @Test
    void mailsATestToOneAddressAlone() {
        client.post("/templates/welcome/test", "{\"recipient\": \"test.mail@example.net\"}")
                .is(204);
        client.post("/templates/welcome/test", "{\"recipient\": \"a@example.net, b@example.net\"}")
                .is(400);

        long mails = SERVER.rooms
                .db()
                .inTenant(SERVER.tenant, tx -> tx.query("""
                        select count(*) from mails where partner_id = :partner and recipient = 'test.mail@example.net'
                        """).mapTo(Long.class).one());
        assertThat(mails).isEqualTo(1);
    }

    @Test
    void letsACustomersKeyReachItsOwnTextsAlone() {
        long own = SERVER.customer("Keyed");
        String key = client.post("/keys", "{\"name\": \"Keyed\", \"customer_id\": %d}".formatted(own))
                .is(201)
                .path("key")
                .asText();
        ManageClient keyed = ManageServer.clientOf(SERVER.server).withKey(key);

        keyed.get("/customers/" + own + "/templates/welcome").is(200);
        keyed.get("/customers/" + SERVER.customer("Other") + "/templates/welcome")
                .is(404);
        keyed.get("/templates/welcome").is(401);
        keyed.get("/partner/notices").is(401);
    }

    @Test
    void setsTheFirstDayOfNotices() {
        ManageClient strangers = ManageServer.clientOf(SERVER.server).withKey(SERVER.strangersKey);

        JsonNode settings = strangers
                .patch("/partner/notices", "{\"starts_on\": \"2027-01-01\", \"links_ask_address\": true}")
                .is(200);

        assertThat(settings.path("starts_on").asText()).isEqualTo("2027-01-01");
        assertThat(strangers
                        .get("/partner/notices")
                        .is(200)
                        .path("links_ask_address")
                        .asBoolean())
                .isTrue();
        strangers.patch("/partner/notices", "{\"starts_on\": \"soon\"}").is(400);
    }
}
