package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.testing.ContractClient;
import io.surnia.testing.ContractClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parameters mean, and what is no value of them. */
class ParametersTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final World WORLD = SERVER.world;
    private static final String HARBOUR = "customer_id=" + WORLD.harbour.value();
    private final ContractClient client = SERVER.partner();

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "ten", "1.5", "99999999999999999999", "%2B1"})
    void refusesALimitOfCustomersOutOfRange(String limit) {
        Answer answer = client.get("/api/customers/?limit=" + limit);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_parameter");
        assertThat(answer.json().path("error_description").asText()).contains("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/?id=x",
                "/api/customers/?customer_id=0",
                "/api/customers/?customer_type=Power",
                "/api/customers/?starting_after=-1",
                "/api/customers/users/?customer_id=x",
                "/api/administrators/?id=x",
                "/api/administrators/?limit=0"
            })
    void refusesAValueThatCannotBe(String target) {
        Answer answer = client.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_parameter");
    }

    @Test
    void pagesCustomersByTheLastId() {
        List<String> ids = new ArrayList<>();
        String after = "0";
        JsonNode page =
                client.get("/api/customers/?limit=1&starting_after=" + after).ok();
        while (!page.isEmpty()) {
            assertThat(page).hasSize(1);
            after = page.path(0).path("id").asText();
            ids.add(after);
            page = client.get("/api/customers/?limit=1&starting_after=" + after).ok();
        }

        assertThat(ids)
                .containsExactly(
                        Long.toString(WORLD.harbour.value()),
                        Long.toString(WORLD.empty.value()),
                        Long.toString(WORLD.autopilot.value()));
    }

    @Test
    void goesOnAfterAnIdThatIsGone() {
        JsonNode page = client.get("/api/customers/?starting_after=" + WORLD.gone.value())
                .ok();

        assertThat(page).hasSize(1);
    }

    @Test
    void filtersCustomersByType() {
        assertThat(client.get("/api/customers/?customer_type=power").ok()).hasSize(2);
        assertThat(client.get("/api/customers/?customer_type=standard").ok()).hasSize(1);
        assertThat(client.get("/api/customers/?customer_type=hootphish").ok()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/managers/",
                "/api/customers/users/",
                "/api/customers/groups/",
                "/api/customers/assignments/"
            })
    void pagesEveryList(String path) {
        JsonNode all = client.get(path + "?" + HARBOUR).ok();
        JsonNode first = client.get(path + "?" + HARBOUR + "&limit=1").ok();
        JsonNode rest = client.get(path + "?" + HARBOUR + "&starting_after="
                        + first.path(0).path("id").asLong())
                .ok();

        assertThat(first).hasSize(1);
        assertThat(first.path(0)).isEqualTo(all.path(0));
        assertThat(rest).hasSize(all.size() - 1);
        assertThat(rest.path(0)).isEqualTo(all.path(1));
        assertThat(client.get(path + "?" + HARBOUR + "&limit=9223372036854775807")
                        .ok())
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/hoot-ranks/user/user-rankings.php",
                "/api/customers/users/exposed-users/exposed-users-all.php"
            })
    void pagesKeyedLists(String path) {
        JsonNode all = client.get(path + "?" + HARBOUR).ok();
        List<String> keys = Answer.fields(all);
        JsonNode first = client.get(path + "?" + HARBOUR + "&limit=1").ok();
        JsonNode rest = client.get(path + "?" + HARBOUR + "&starting_after=" + ContractClient.encoded(keys.getFirst()))
                .ok();

        assertThat(Answer.fields(first)).containsExactly(keys.getFirst());
        assertThat(Answer.fields(rest)).isEqualTo(keys.subList(1, keys.size()));
    }

    @Test
    void pagesSchedulesInBothParts() {
        JsonNode first =
                client.get("/api/customers/training/?" + HARBOUR + "&limit=2").ok();

        assertThat(Answer.fields(first.path("trainings"))).hasSize(2);
        assertThat(Answer.fields(first.path("compliance"))).isEqualTo(Answer.fields(first.path("trainings")));
    }

    @Test
    void takesTheLastOfARepeatedParameterAndNothingFromAnEmptyOne() {
        JsonNode one = client.get("/api/customers/?id=" + WORLD.empty.value() + "&id=" + WORLD.harbour.value())
                .ok();

        assertThat(one.path("id").asText()).isEqualTo(Long.toString(WORLD.harbour.value()));
        assertThat(client.get("/api/customers/?id=&limit=&unknown=1").ok()).hasSize(3);
        assertThat(client.get("/api/customers/?customer_id=" + WORLD.empty.value() + "&id=" + WORLD.harbour.value())
                        .ok()
                        .path("id")
                        .asText())
                .isEqualTo(Long.toString(WORLD.harbour.value()));
        assertThat(client.get("/api/customers/?id=" + WORLD.harbour.value() + "&customer_id=" + WORLD.empty.value())
                        .ok()
                        .path("id")
                        .asText())
                .isEqualTo(Long.toString(WORLD.empty.value()));
    }

    @Test
    void takesTheFormBeforeTheQuery() {
        Answer answer = client.post(
                "/api/customers/users/exposed-users/notify.php?customer_id=" + WORLD.empty.value()
                        + "&user_id=1&message=x",
                Map.of(
                        "customer_id", Long.toString(WORLD.harbour.value()),
                        "user_id", Long.toString(WORLD.ana.value()),
                        "message", "y"));

        assertThat(answer.ok().asInt()).isEqualTo(1);
    }

    @Test
    void letsTheUsersIdDecideOverTheAddress() {
        JsonNode report = client.get("/api/customers/users/exposed-users/exposed-user.php?" + HARBOUR
                        + "&email=info@harbour.example&user_id=" + WORLD.ana.value())
                .ok();

        assertThat(report.path("userName").asText()).isEqualTo("Ana Sousa");
    }

    @Test
    void wantsToKnowWhoseExposuresAndWhatToSay() {
        assertThat(client.get("/api/customers/users/exposed-users/exposed-user.php?" + HARBOUR)
                        .error())
                .isEqualTo("missing_parameter");
        assertThat(client.post("/api/customers/users/exposed-users/notify-all.php?" + HARBOUR, Map.of())
                        .error())
                .isEqualTo("missing_parameter");
        assertThat(client.post("/api/customers/users/exposed-users/notify.php?" + HARBOUR + "&message=x", Map.of())
                        .error())
                .isEqualTo("missing_parameter");
        assertThat(client.get("/api/hoot-ranks/user/user-hoot-rank.php?" + HARBOUR)
                        .error())
                .isEqualTo("missing_parameter");
    }

    @Test
    void knowsNoExposureOfAnAddressThatIsNobodys() {
        assertThat(client.get("/api/customers/users/exposed-users/exposed-user.php?" + HARBOUR
                                + "&email=nobody@harbour.example")
                        .status())
                .isEqualTo(404);
    }
}
