package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.exposures.NewDehashedRecord;
import io.surnia.manage.ManageClient.Answer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work that is opened, answered, inspected and accepted through the API; and what an assignment says of its notices. */
class WorkTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private static final String QUIZ = """
            [{"question": "Who keeps the key?", "explanation": "Somebody must.",
              "answers": [{"text": "Nobody", "right": false}, {"text": "I do", "right": true}]},
             {"question": "Which are keys?", "several": true, "explanation": "Three of four.",
              "answers": [{"text": "A", "right": true}, {"text": "B", "right": true}, {"text": "C", "right": false}]}]""";
    private static final String SURVEY = """
            [{"question": "How useful?", "scale": {"least": 0, "most": 10, "low": "Not", "high": "Very"}},
             {"question": "Which?", "answers": [{"text": "A"}, {"text": "B"}]},
             {"question": "What else?"}]""";
    private static final String MESSAGE = """
            {"decision": "phish",
             "message": {"from": {"name": "Parcel", "address": "x@parcel.example"}, "subject": "Pay",
                         "body": "<p><a data-part=\\"pay\\" href=\\"https://parcel.example/\\">Pay</a></p>"},
             "suspicious": [{"part": "link", "at": "pay", "why": "It leads elsewhere."}],
             "harmless": [{"part": "subject", "why": "Only a word."}]}""";

    private final ManageClient client = SERVER.client();
    private final long customer = SERVER.customer("Work");
    private final String base = "/customers/" + customer;

    @Test
    void opensGradesAndRecordsAQuiz() {
        long user = SERVER.user(customer, "quiz@work.example");
        String work = work(user, assign("video", QUIZ));

        JsonNode open = client.post(work + "/open").is(200);
        assertThat(open.path("questions").findValuesAsText("form")).containsExactly("one", "several");
        assertThat(open.toString()).doesNotContain("right").doesNotContain("Somebody must");
        JsonNode failed = client.post(work + "/answers", answers("1, \"options\": [2]", "2, \"options\": [1, 3]"))
                .is(200);
        assertThat(failed.path("outcome").asText()).isEqualTo("failed");
        assertThat(failed.path("percent").asInt()).isEqualTo(50);
        assertThat(failed.path("questions").findValuesAsText("right")).containsExactly("true", "false");
        assertThat(failed.path("questions").findValuesAsText("explanation"))
                .containsExactly("Somebody must.", "Three of four.");
        String right = answers("1, \"options\": [2]", "2, \"options\": [2, 1]");
        assertThat(client.post(work + "/answers", right).is(200).path("outcome").asText())
                .isEqualTo("done");
        assertThat(client.post(work + "/answers", right).is(200).path("outcome").asText())
                .isEqualTo("done_before");
        assertThat(client.get(base + "/users/" + user + "/export").is(200).path("answers"))
                .hasSize(2);
    }

    @Test
    void namesEveryFieldOfAnswersThatIsWrong() {
        long user = SERVER.user(customer, "wrong@work.example");
        String work = work(user, assign("video", QUIZ));

        JsonNode shape = client.send(
                        "POST",
                        work + "/answers",
                        "application/json; charset=utf-8",
                        "{\"answers\": [{\"question\": \"one\"}, {\"options\": [1], \"why\": 1}], \"more\": 1}")
                .is(400);
        assertThat(shape.path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("more", "answers[0].question", "answers[1].question", "answers[1].why");
        JsonNode content = client.post(work + "/answers", answers("1, \"options\": [1, 2]", "1, \"options\": [1]"))
                .is(400);
        assertThat(content.path("fields").findValuesAsText("field"))
                .containsExactly("answers[0].options", "answers[1].question", "answers");
    }

    @Test
    void gradesAnInspectionMarkByMark() {
        long user = SERVER.user(customer, "eye@work.example");
        String work = work(user, assign("phishing", MESSAGE));

        JsonNode open = client.post(work + "/open").is(200);
        assertThat(open.path("exercise").path("places").findValuesAsText("part"))
                .containsExactly("sender", "subject", "link");
        assertThat(open.path("exercise").path("message").path("body").asText()).contains("data-target");
        assertThat(open.toString()).doesNotContain("leads elsewhere").doesNotContain("decision");
        JsonNode seen = client.post(
                        work + "/inspections",
                        "{\"decision\": \"phish\", \"marks\": [{\"part\": \"link\", \"at\": \"pay\"}, {\"part\": \"subject\"}]}")
                .is(200);
        assertThat(seen.path("percent").asInt()).isEqualTo(50);
        assertThat(seen.path("outcome").asText()).isEqualTo("failed");
        assertThat(seen.path("found").path(0).path("why").asText()).isEqualTo("It leads elsewhere.");
        assertThat(seen.path("mistaken").path(0).path("why").asText()).isEqualTo("Only a word.");
        assertThat(client.post(
                                work + "/inspections",
                                "{\"decision\": \"phish\", \"marks\": [{\"part\": \"attachment\", \"at\": \"x\"}]}")
                        .is(400)
                        .path("fields")
                        .findValuesAsText("field"))
                .containsExactly("marks[0]");
    }

    @Test
    void summarisesASurveyAndForgetsWhatAnErasedPersonWrote() {
        long survey = assign("survey", SURVEY);
        long[] people = IntStream.range(0, 5)
                .mapToLong(each -> SERVER.user(customer, "s%d@work.example".formatted(each)))
                .toArray();
        for (long user : people) {
            JsonNode done = client.post(
                            work(user, survey) + "/answers",
                            answers("1, \"value\": 7", "2, \"options\": [1]", "3, \"text\": \"Text of " + user + "\""))
                    .is(200);
            assertThat(done.path("outcome").asText()).isEqualTo("done");
            assertThat(done.path("percent").isNull()).isTrue();
        }

        JsonNode results =
                client.get(base + "/assignments/" + survey + "/survey").is(200);
        assertThat(results.path("questions").path(0).path("mean").asDouble()).isEqualTo(7);
        assertThat(results.path("questions").path(0).path("counts")).hasSize(11);
        assertThat(results.path("questions").path(1).path("counts").path(0).asInt())
                .isEqualTo(5);
        String texts = base + "/assignments/" + survey + "/survey/3/texts?limit=3";
        JsonNode first = client.get(texts).is(200);
        assertThat(first.path("data")).hasSize(3);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        long last = first.path("data").path(2).path("id").asLong();
        assertThat(client.get(texts + "&starting_after=" + last).is(200).path("data"))
                .hasSize(2);
        assertThat(client.get("/audit?limit=1000&action=answer").response().body())
                .doesNotContain("Text of");
        assertThat(client.get(base + "/users/" + people[0] + "/export")
                        .is(200)
                        .path("survey_answers")
                        .findValuesAsText("text"))
                .contains("Text of " + people[0]);

        client.post(base + "/users/" + people[0] + "/erase").is(204);
        assertThat(client.get(base + "/assignments/" + survey + "/survey/3/texts")
                        .is(200)
                        .path("data")
                        .findValuesAsText("text"))
                .hasSize(4)
                .doesNotContain("Text of " + people[0]);
        assertThat(client.get(base + "/assignments/" + survey + "/survey")
                        .is(200)
                        .path("respondents")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void readsWhatAnItemAsksWithTheSolution() {
        long item = item("video", QUIZ);

        JsonNode questions = client.get("/library/" + item + "/questions").is(200);
        assertThat(questions.path("questions").path(1).path("right").toString()).isEqualTo("[1,2]");
        JsonNode exercise = client.get("/library/" + item("phishing", MESSAGE) + "/questions")
                .is(200);
        assertThat(exercise.path("exercise").path("decision").asText()).isEqualTo("phish");
        JsonNode error = client.post("/library", "{\"kind\": \"video\", \"title\": \"Broken\", \"quiz\": [1]}")
                .is(400);
        assertThat(error.path("fields").findValuesAsText("field")).containsExactly("quiz");
    }

    @Test
    void aRevisionKeepsItsPlaceAndARenewalTakesIt() {
        long item = item("policy", "null");
        long placed = client.patch(
                        "/library/" + item,
                        "{\"course\": \"Basics\", \"position\": 3, \"minutes\": 12, \"language\": \"pt\"}")
                .id();
        long assignment = client.post(base + "/assignments", "{\"library_id\": " + placed + "}")
                .id();
        JsonNode revised =
                client.patch("/library/" + placed, "{\"title\": \"Better\"}").is(201);
        assertThat(revised.path("minutes").asInt()).isEqualTo(12);
        assertThat(revised.path("course").asText()).isEqualTo("Basics");
        assertThat(revised.path("language").asText()).isEqualTo("pt");

        JsonNode renewed =
                client.post(base + "/assignments/" + assignment + "/renew").is(201);
        assertThat(renewed.path("library_id").asLong())
                .isEqualTo(revised.path("id").asLong());
        assertThat(renewed.path("library_version").asInt()).isEqualTo(3);
        assertThat(renewed.path("parent_id").asLong()).isEqualTo(assignment);
        assertThat(renewed.path("name").asText()).isEqualTo("Better");
    }

    @Test
    void setsTheTextsAndSwitchesOfEveryNotice() {
        Answer made = client.post(base + "/assignments", """
                {"kind": "policy", "name": "Rules", "file_name": "rules.pdf", "file_type": "application/pdf",
                 "send_hr_notice": true, "hr_notice_subject": "Overdue", "hr_notice_email": "Please ask.", "hr_days": 3,
                 "first_notice_subject": "New", "warning_notice_email": "Soon.", "send_expiration_notice": false}""");

        JsonNode one = made.is(201);
        assertThat(one.path("hr_notice_subject").asText()).isEqualTo("Overdue");
        assertThat(one.path("hr_notice_email").asText()).isEqualTo("Please ask.");
        assertThat(one.path("first_notice_subject").asText()).isEqualTo("New");
        assertThat(one.path("warning_notice_email").asText()).isEqualTo("Soon.");
        assertThat(one.path("send_expiration_notice").asBoolean()).isFalse();
        assertThat(one.path("file_name").asText()).isEqualTo("rules.pdf");
        JsonNode changed = client.patch(
                        base + "/assignments/" + made.id(),
                        "{\"first_notice_subject\": null, \"send_hr_notice\": false}")
                .is(200);
        assertThat(changed.path("first_notice_subject").isNull()).isTrue();
        assertThat(changed.path("send_hr_notice").asBoolean()).isFalse();
        assertThat(changed.path("hr_notice_subject").asText()).isEqualTo("Overdue");
    }

    @Test
    void listsAndAcknowledgesLeakedRecordsWithoutTheirPasswords() {
        leak("b@leak.example", 2, "hunter2");
        long first = leak("a@leak.example", 1, "hunter2");
        leak("a@leak.example", 3, null);
        String records = base + "/leaked-records";

        JsonNode list = client.get(records + "?email=A@leak.example").is(200);
        assertThat(list.path("data").findValuesAsText("dehashed_id")).containsExactly("1", "3");
        assertThat(list.path("data").path(0).path("password").asText()).isEqualTo("********");
        assertThat(list.path("data").path(1).path("password").isNull()).isTrue();
        assertThat(list.toString()).doesNotContain("hunter2");
        assertThat(client.post(records + "/" + first + "/acknowledge")
                        .is(200)
                        .path("acknowledged_at")
                        .isNull())
                .isFalse();
        assertThat(client.get(records + "?open=true&email=a@leak.example")
                        .is(200)
                        .path("data"))
                .hasSize(1);
        assertThat(client.get("/audit?subject_kind=leaked_record&subject_id=" + first)
                        .is(200)
                        .path("data")
                        .findValuesAsText("action"))
                .containsExactly("acknowledge");
        assertThat(SERVER.customer("Elsewhere"))
                .isPositive()
                .satisfies(other -> client.get("/customers/" + other + "/leaked-records/" + first)
                        .is(404));
    }

    private long leak(String email, long number, @Nullable String password) {
        return SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms
                                .dehashed()
                                .record(
                                        tx,
                                        new CustomerId(customer),
                                        new NewDehashedRecord(
                                                email, number, null, null, password, null, null, null, null, "Adobe",
                                                null, tx.now()))
                                .value());
    }

    private long item(String kind, String quiz) {
        return client.post("/library", "{\"kind\": \"%s\", \"title\": \"Made\", \"quiz\": %s}".formatted(kind, quiz))
                .id();
    }

    private long assign(String kind, String quiz) {
        return client.post(
                        base + "/assignments", "{\"library_id\": %d, \"everyone\": true}".formatted(item(kind, quiz)))
                .id();
    }

    private String work(long user, long assignment) {
        return base + "/users/" + user + "/assignments/" + assignment;
    }

    private static String answers(String... answers) {
        return "{\"answers\": [{\"question\": " + String.join("}, {\"question\": ", answers) + "}]}";
    }
}
