package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.manage.ManageClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private static final ManageServer SERVER = ManageServer.SHARED;

    private final long customer = SERVER.customer("Imported");
    private final String users = "/customers/" + customer + "/users";

    @Test
    void takesAFileOfPeopleAndTellsWhatItChanged() {
        JsonNode report = load(SERVER.client(), "", """
                First name,Last name,Email,Group,Phone
                Ana,Sousa,ana@imported.example,Desk,1
                Bo,Lind,bo@imported.example,Desk,2
                """).is(200);

        assertThat(report.path("dry_run").booleanValue()).isFalse();
        assertThat(report.path("people").asInt()).isEqualTo(2);
        assertThat(report.path("added").asInt()).isEqualTo(2);
        assertThat(report.path("groups").asInt()).isEqualTo(1);
        assertThat(report.path("memberships").asInt()).isEqualTo(2);
        assertThat(report.path("notes").toString()).contains("'Phone'");
        assertThat(emails()).containsExactly("ana@imported.example", "bo@imported.example");
        JsonNode entry = SERVER.client()
                .get("/audit?subject_kind=customer&subject_id=" + customer)
                .is(200)
                .path("data")
                .findParents("action")
                .getLast();
        assertThat(entry.path("action").asText()).isEqualTo("import");
        assertThat(entry.at("/actor/kind").asText() + entry.path("actor_kind").asText())
                .isEqualTo("key");
    }

    @Test
    void tellsInADryRunWhatWouldChangeAndChangesNothing() {
        SERVER.user(customer, "old@imported.example");
        String file = "Ana Sousa,ana@imported.example\n";

        for (int time = 0; time < 2; time++) {
            JsonNode report = load(SERVER.client(), "?dry_run=true&archive_missing=true", file)
                    .is(200);
            assertThat(report.path("dry_run").booleanValue()).isTrue();
            assertThat(report.path("added").asInt()).isEqualTo(1);
            assertThat(report.path("archived").asInt()).isEqualTo(1);
        }

        assertThat(emails()).containsExactly("old@imported.example");
    }

    @Test
    void tellsTheLinesOfMistakesAndTakesNobody() {
        JsonNode error = load(SERVER.client(), "", """
                Ana Sousa,ana@imported.example
                Bo Lind,not an address@
                Ana Again,ANA@imported.example
                """).is(400);

        assertThat(error.path("fields").findValuesAsText("field")).containsExactly("line 2", "line 3");
        assertThat(error.path("fields").findValuesAsText("error")).containsExactly("bad_address", "duplicate");
        assertThat(error.path("error_description").asText())
                .contains("Line 2: ")
                .doesNotContain("not an address@");
        assertThat(emails()).isEmpty();
    }

    @Test
    void takesWhatIsSentAgainOnce() {
        ManageClient once = SERVER.client().with("Idempotency-Key", "file-" + customer);
        Answer first = load(once, "", "Ana Sousa,ana@imported.example\n");
        Answer again = load(once, "", "Ana Sousa,ana@imported.example\n");

        assertThat(first.is(200).path("added").asInt()).isEqualTo(1);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(load(once, "", "Bo Lind,bo@imported.example\n").status()).isEqualTo(409);
    }

    @Test
    void letsAMendedFileComeUnderTheSameKey() {
        ManageClient once = SERVER.client().with("Idempotency-Key", "mended-" + customer);
        assertThat(load(once, "", "Ana Sousa,nobody@\n").status()).isEqualTo(400);
        load(once, "", "Ana Sousa,ana@imported.example\n").is(200);
    }

    @Test
    void refusesWhatIsNoFileOrTooLarge() {
        assertThat(SERVER.client().post(users + "/import", "{}").status()).isEqualTo(415);
        assertThat(load(SERVER.client(), "", "x".repeat(ManageServer.IMPORT_LIMIT + 1))
                        .status())
                .isEqualTo(413);
        assertThat(load(SERVER.client().withKey(SERVER.readingKey), "", "Ana Sousa,ana@imported.example\n")
                        .status())
                .isIn(401, 403);
        assertThat(load(SERVER.client().withKey(SERVER.strangersKey), "", "Ana Sousa,ana@imported.example\n")
                        .status())
                .isEqualTo(404);
        assertThat(emails()).isEmpty();
    }

    private Answer load(ManageClient client, String query, String file) {
        return client.send("POST", users + "/import" + query, "text/csv", file);
    }

    private List<String> emails() {
        return SERVER.client().get(users).is(200).path("data").findValuesAsText("email");
    }
}
