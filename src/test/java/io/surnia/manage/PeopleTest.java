package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.manage.ManageClient.Answer;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private final ManageClient client = SERVER.client();
    private final long customer = SERVER.customer("People");
    private final String users = "/customers/" + customer + "/users";

    @Test
    void makesAndChangesAUserByJsonAndByForm() {
        Answer made = client.send(
                "POST", users, "application/x-www-form-urlencoded", "first_name=Zo%C3%AB&email=zoe%40people.example");
        assertThat(made.is(201).path("first_name").asText()).isEqualTo("Zoë");
        assertThat(made.header("Location")).isEqualTo(Routes.ROOT + users + "/" + made.id());

        JsonNode changed = client.patch(users + "/" + made.id(), "{\"last_name\": \"Li\", \"external_id\": \"x-1\"}")
                .is(200);
        assertThat(changed.path("first_name").asText()).isEqualTo("Zoë");
        assertThat(changed.path("external_id").asText()).isEqualTo("x-1");
        Answer cleared =
                client.send("PATCH", users + "/" + made.id(), "application/x-www-form-urlencoded", "external_id=");
        assertThat(cleared.is(200).path("external_id").isNull()).isTrue();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        JsonNode error = client.post(
                        users, "{\"email\": \"nobody\", \"last_name\": 5, \"color\": \"red\", \"user_type\": \"x\"}")
                .is(400);

        assertThat(error.path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("first_name", "email", "last_name", "color", "user_type");
        assertThat(error.path("fields").findValuesAsText("error"))
                .contains("missing_parameter", "invalid_parameter", "unknown_field");
        client.post(users, person("taken@people.example")).is(201);
        assertThat(client.post(users, person("Taken@people.example"))
                        .is(400)
                        .path("fields")
                        .findValuesAsText("field"))
                .containsExactly("email");
        assertThat(client.post(users, "[1]").is(400).path("error_description").asText())
                .isEqualTo("The request body must be a JSON object.");
    }

    @Test
    void refusesALostUpdate() {
        long user = SERVER.user(customer, "lost@people.example");
        String etag = client.get(users + "/" + user).etag();
        client.with("If-Match", etag)
                .patch(users + "/" + user, "{\"last_name\": \"First\"}")
                .is(200);

        Answer second = client.with("If-Match", etag).patch(users + "/" + user, "{\"last_name\": \"Second\"}");
        assertThat(second.is(412).path("error").asText()).isEqualTo("precondition_failed");
        assertThat(client.get(users + "/" + user).is(200).path("last_name").asText())
                .isEqualTo("First");
        assertThat(client.with("If-None-Match", client.get(users + "/" + user).etag())
                        .get(users + "/" + user)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void pagesByKeysetAndLeavesOutWhatIsArchived() {
        long first = SERVER.user(customer, "p1@people.example");
        long second = SERVER.user(customer, "p2@people.example");
        long third = SERVER.user(customer, "p3@people.example");
        client.post(users + "/" + second + "/archive").is(200);

        JsonNode page = client.get(users + "?limit=1").is(200);
        assertThat(page.path("data").findValuesAsText("id")).containsExactly(Long.toString(first));
        assertThat(page.path("has_more").asBoolean()).isTrue();
        JsonNode rest = client.get(users + "?starting_after=" + first).is(200);
        assertThat(rest.path("data").findValuesAsText("id")).containsExactly(Long.toString(third));
        assertThat(rest.path("has_more").asBoolean()).isFalse();
        assertThat(client.get(users + "?archived=true").is(200).path("data").findValuesAsText("id"))
                .containsExactly(Long.toString(second));
        assertThat(client.get(users + "?archived=all&email=P2@people.example")
                        .is(200)
                        .path("data"))
                .hasSize(1);
        assertThat(client.get(users + "?limit=1001").status()).isEqualTo(400);
    }

    @Test
    void readsOnlyWhatChangedSince() {
        long first = SERVER.user(customer, "c1@people.example");
        long second = SERVER.user(customer, "c2@people.example");
        SERVER.clock.advance(Duration.ofMinutes(5));
        String since = SERVER.clock.instant().toString();
        client.patch(users + "/" + second, "{\"last_name\": \"Later\"}").is(200);
        SERVER.clock.advance(Duration.ofMinutes(5));
        client.patch(users + "/" + first, "{\"last_name\": \"Latest\"}").is(200);

        JsonNode page = client.get(users + "?limit=1&changed_since=" + since).is(200);
        assertThat(page.path("data").findValuesAsText("id")).containsExactly(Long.toString(second));
        assertThat(page.path("has_more").asBoolean()).isTrue();
        String last = page.path("data").path(0).path("changed_at").asText();
        assertThat(client.get(users + "?changed_since=" + last + "&starting_after=" + second)
                        .is(200)
                        .path("data")
                        .findValuesAsText("id"))
                .containsExactly(Long.toString(first));
    }

    @Test
    void putsUsersIntoGroupsAndTakesThemOut() {
        long user = SERVER.user(customer, "member@people.example");
        String group = "/customers/" + customer + "/groups/"
                + client.post(
                                "/customers/" + customer + "/groups",
                                "{\"name\": \"Sales\", \"hr_email\": \"hr@people.example\"}")
                        .id();
        client.post(group + "/members", "{\"users\": [" + user + "]}").is(204);

        assertThat(client.get(group + "/members").is(200).path("data").findValuesAsText("id"))
                .containsExactly(Long.toString(user));
        assertThat(client.get(users + "?group_id=" + group.substring(group.lastIndexOf('/') + 1))
                        .is(200)
                        .path("data"))
                .hasSize(1);
        client.delete(group + "/members/" + user).is(204);
        client.delete(group).is(204);
        assertThat(client.get(group).status()).isEqualTo(404);
    }

    @Test
    void anArchivedGroupAsksNothingOfItsMembers() {
        long user = SERVER.user(customer, "grouped@people.example");
        String groups = "/customers/" + customer + "/groups";
        long group = client.post(groups, "{\"name\": \"Project\"}").id();
        client.post(groups + "/" + group + "/members", "{\"users\": [" + user + "]}")
                .is(204);
        long video = client.post(
                        "/customers/" + customer + "/assignments",
                        "{\"kind\": \"video\", \"name\": \"Watch\", \"groups\": [" + group + "]}")
                .id();
        String completions = users + "/" + user + "/assignments/" + video + "/completions";

        client.post(groups + "/" + group + "/archive").is(200);
        client.post(completions).is(404);
        assertThat(client.get(groups).is(200).path("data")).isEmpty();
        client.post(groups + "/" + group + "/restore").is(200);
        assertThat(client.post(completions).is(200).path("outcome").asText()).isEqualTo("done");
        assertThat(SERVER.rooms.verify().all(SERVER.tenant).differences()).isEmpty();
    }

    @Test
    void addsAndChangesThousandsAtOnce() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"first_name\": \"U\", \"email\": \"u%d@bulk.example\", \"external_id\": \"b%d\"}"
                        .formatted(i, i))
                .collect(Collectors.joining(","));
        JsonNode added =
                client.post(users + "/bulk", "{\"users\": [" + rows + "]}").is(200);
        assertThat(added.path("created").asInt()).isEqualTo(10_000);
        assertThat(added.path("results")).hasSize(10_000);

        JsonNode again = client.post(
                        users + "/bulk",
                        "{\"users\": [{\"external_id\": \"b7\", \"email\": \"seven@bulk.example\"}, {\"email\": \"U8@bulk.example\"}]}")
                .is(200);
        assertThat(again.path("results").findValuesAsText("status")).containsExactly("changed", "changed");
        assertThat(client.get(users + "?email=seven@bulk.example")
                        .is(200)
                        .path("data")
                        .path(0)
                        .path("first_name")
                        .asText())
                .isEqualTo("U");
        assertThat(client.post(users + "/bulk", "{\"users\": [" + rows + "," + rows + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void doesAllRowsOrNoneUnlessAskedForParts() {
        SERVER.user(customer, "there@people.example");
        String rows =
                "[%s, {\"email\": \"x\"}, {\"first_name\": \"M\", \"email\": \"m@people.example\", \"manager_id\": 999999999}, 5]"
                        .formatted(person("fine@people.example"));

        JsonNode refused =
                client.post(users + "/bulk", "{\"users\": " + rows + "}").is(400);
        assertThat(refused.path("fields").findValuesAsText("field"))
                .contains("users[1].first_name", "users[1].email", "users[2].manager_id", "users[3]");
        assertThat(client.get(users).is(200).path("data")).hasSize(1);

        // The rows are wrong by the contract too, which is only asked about requests of the plain type.
        JsonNode parts = client.send(
                        "POST",
                        users + "/bulk",
                        "application/json; charset=utf-8",
                        "{\"partial\": true, \"users\": " + rows + "}")
                .is(200);
        assertThat(parts.path("results").findValuesAsText("status"))
                .containsExactly("created", "failed", "failed", "failed");
        assertThat(client.get(users).is(200).path("data")).hasSize(2);
    }

    private static String person(String email) {
        return "{\"first_name\": \"Ana\", \"email\": \"%s\"}".formatted(email);
    }
}
