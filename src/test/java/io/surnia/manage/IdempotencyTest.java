package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.manage.ManageClient.Answer;
import io.surnia.platform.http.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private final long customer = SERVER.customer("Once");
    private final String users = "/customers/" + customer + "/users";

    @Test
    void answersTheSameRequestAgainAlsoOnAnotherNode() {
        ManageClient once = SERVER.client().with("Idempotency-Key", "again-" + customer);
        Answer first = once.post(users, person("ana@once.example"));
        Answer again = once.post(users, person("ana@once.example"));

        assertThat(first.is(201)).isEqualTo(again.is(201));
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.etag()).isEqualTo(first.etag()).isNotEmpty();
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        try (Server other = SERVER.start(SERVER.rooms())) {
            Answer elsewhere = ManageServer.clientOf(other)
                    .withKey(SERVER.key)
                    .with("Idempotency-Key", "again-" + customer)
                    .post(users, person("ana@once.example"));
            assertThat(elsewhere.response().body()).isEqualTo(first.response().body());
            assertThat(elsewhere.header("Idempotent-Replayed")).isEqualTo("true");
        }
        assertThat(SERVER.client().get(users).is(200).path("data")).hasSize(1);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        ManageClient once = SERVER.client().with("Idempotency-Key", "other-" + customer);
        once.post(users, person("bo@once.example")).is(201);

        assertThat(once.post(users, person("cy@once.example"))
                        .is(409)
                        .path("error")
                        .asText())
                .isEqualTo("idempotency_key_reused");
        assertThat(once.post(users + "?x=1", person("bo@once.example")).status())
                .isEqualTo(409);
        assertThat(SERVER.client().get(users).is(200).path("data")).hasSize(1);
    }

    @Test
    void doesWhatIsSentTwiceAtOnceOnce() throws Exception {
        ManageClient once = SERVER.client().with("Idempotency-Key", "twice-" + customer);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> sent = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> once.post(users, person("dee@once.example"))))
                    .toList();
            for (Future<Answer> each : sent) {
                answers.add(each.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::id)
                .containsOnly(answers.getFirst().id());
        assertThat(answers)
                .extracting(answer -> answer.header("Idempotent-Replayed"))
                .containsOnlyOnce("");
        assertThat(SERVER.client().get(users).is(200).path("data")).hasSize(1);
    }

    @Test
    void keepsWhatWasRefusedButNotWhatWasWrongInItself() {
        ManageClient missing = SERVER.client().with("Idempotency-Key", "missing-" + customer);
        Answer first = missing.post(users + "/999999999/archive");
        assertThat(first.status()).isEqualTo(404);
        assertThat(missing.post(users + "/999999999/archive").header("Idempotent-Replayed"))
                .isEqualTo("true");

        ManageClient wrong = SERVER.client().with("Idempotency-Key", "wrong-" + customer);
        assertThat(wrong.post(users, person("no address")).status()).isEqualTo(400);
        assertThat(wrong.post(users, person("eve@once.example")).status()).isEqualTo(201);
    }

    @Test
    void forgetsAfterADay() {
        ManageClient once = SERVER.client().with("Idempotency-Key", "day-" + customer);
        long first = once.post(users, person("fay@once.example")).id();
        SERVER.client()
                .patch(users + "/" + first, "{\"email\": \"old@once.example\"}")
                .is(200);
        SERVER.clock.advance(Duration.ofHours(25));

        Answer again = once.post(users, person("fay@once.example"));
        assertThat(again.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.id()).isNotEqualTo(first);
        SERVER.clock.advance(Duration.ofHours(25));
        int gone = SERVER.rooms
                .db()
                .inTenant(SERVER.tenant, tx -> SERVER.rooms.requests().forgetOld(tx));
        assertThat(gone).isPositive();
    }

    @Test
    void keepsNoSecretThatCanBeRead() {
        String secret = SERVER.client()
                .with("Idempotency-Key", "secret-" + customer)
                .post("/keys", "{\"name\": \"Sync\"}")
                .is(201)
                .path("key")
                .asText();

        String kept = SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> tx.query(
                                        "select string_agg(encode(answer, 'escape'), '') from idempotent_requests where partner_id = :partner")
                                .mapTo(String.class)
                                .one());
        assertThat(kept).doesNotContain(secret).doesNotContain("Sync");
    }

    @Test
    void takesKeysOfUpTo255VisibleCharacters() {
        ManageClient client = SERVER.client();
        assertThat(client.with("Idempotency-Key", "k".repeat(255))
                        .post(users, person("long@once.example"))
                        .status())
                .isEqualTo(201);
        Answer longer = client.with("Idempotency-Key", "k".repeat(256)).post(users, person("longer@once.example"));
        assertThat(longer.is(400).path("fields").path(0).path("field").asText()).isEqualTo("Idempotency-Key");
    }

    private static String person(String email) {
        return "{\"first_name\": \"Ana\", \"email\": \"%s\"}".formatted(email);
    }
}
