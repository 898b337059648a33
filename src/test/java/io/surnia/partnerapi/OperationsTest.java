package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.testing.ContractClient;
import io.surnia.testing.ContractClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation once, held against the contract by the client, and what the contract cannot say by hand. */
class OperationsTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final World WORLD = SERVER.world;
    private final ContractClient client = SERVER.partner();
    private final String harbour = "customer_id=" + WORLD.harbour.value();

    @Test
    void listsTheActiveCustomersOfThisPartnerAlone() {
        JsonNode customers = client.get("/api/customers/").ok();

        assertThat(customers).hasSize(3);
        assertThat(customers.path(0).path("id").asText()).isEqualTo(Long.toString(WORLD.harbour.value()));
        assertThat(customers.path(0).path("id").isTextual()).isTrue();
        assertThat(customers.path(0).path("userCount").asInt()).isEqualTo(2);
        assertThat(customers.path(0).path("activeVideoCount").asInt()).isEqualTo(1);
        assertThat(customers.path(0).path("hoot_score").isInt()).isTrue();
        assertThat(customers.path(1).path("hoot_score").isNull()).isTrue();
        assertThat(customers.path(1).path("hoot_rank").isNull()).isTrue();
        assertThat(customers.path(1).path("overallPolicyCompliance").asInt()).isEqualTo(100);
        assertThat(customers.path(1).path("report_recipients_json")).isEmpty();
    }

    @Test
    void findsACustomerByEitherNameOfItsId() {
        JsonNode byId =
                client.get("/api/customers/?id=" + WORLD.harbour.value()).ok();

        assertThat(client.get("/api/customers/?" + harbour).ok()).isEqualTo(byId);
        assertThat(byId.path("overallPolicyCompliance").asInt()).isEqualTo(100);
        assertThat(byId.path("overallVideoCompliance").asInt()).isEqualTo(50);
    }

    @Test
    void listsManagers() {
        JsonNode managers = client.get("/api/customers/managers/?" + harbour).ok();

        assertThat(managers).hasSize(2);
        assertThat(managers.path(0).path("default").asInt()).isEqualTo(1);
        assertThat(managers.path(1).path("last_name").asText()).isEmpty();
        assertThat(client.get("/api/customers/managers/?customer_id=" + WORLD.empty.value())
                        .ok())
                .isEmpty();
    }

    @Test
    void listsUsersWithTheirWork() {
        JsonNode users = client.get("/api/customers/users/?" + harbour).ok();

        assertThat(users).hasSize(3);
        JsonNode ana = users.path(0);
        assertThat(ana.path("id").asLong()).isEqualTo(WORLD.ana.value());
        assertThat(ana.path("manager_first_name").asText()).isEqualTo("Ines");
        assertThat(ana.path("onboarding_email_sent").asInt()).isEqualTo(1);
        assertThat(ana.path("completed_assignments").asInt()).isEqualTo(2);
        assertThat(ana.path("num_attempts").asInt()).isEqualTo(3);
        assertThat(ana.path("policy_score").asInt()).isEqualTo(100);
        assertThat(ana.path("phishing_score").asText()).isEqualTo("n/a");
        assertThat(ids(ana.path("assignments").path("active"))).containsExactly(WORLD.survey.value());
        assertThat(ids(ana.path("assignments").path("pending"))).containsExactly(WORLD.later.value());
        assertThat(ids(ana.path("assignments").path("archived")))
                .containsExactly(WORLD.policy.value(), WORLD.video.value(), WORLD.old.value());
        JsonNode bo = users.path(1);
        assertThat(bo.path("active").asInt()).isZero();
        assertThat(bo.path("archived_date").isInt()).isTrue();
        assertThat(bo.path("assignments").path("pending")).isEmpty();
        JsonNode cyr = users.path(2);
        assertThat(cyr.path("first_name").asText()).isEqualTo("Кирилл");
        assertThat(cyr.path("manager_id").isNull()).isTrue();
        assertThat(client.get("/api/customers/users/?customer_id=" + WORLD.empty.value())
                        .ok())
                .isEmpty();
    }

    @Test
    void sendsOneUserAsItStandsInTheList() {
        JsonNode users = client.get("/api/customers/users/?" + harbour).ok();

        assertThat(client.get("/api/customers/users/?" + harbour + "&id=" + WORLD.ana.value())
                        .ok())
                .isEqualTo(users.path(0));
    }

    @Test
    void listsGroupsWithActiveMembersAndActiveAssignments() {
        JsonNode groups = client.get("/api/customers/groups/?" + harbour).ok();

        assertThat(groups).hasSize(2);
        JsonNode desk = groups.path(0);
        assertThat(Answer.fields(desk.path("users"))).containsExactly(Long.toString(WORLD.ana.value()));
        assertThat(Answer.fields(desk.path("assignments").path("active")))
                .containsExactly(Long.toString(WORLD.policy.value()));
        assertThat(desk.path("hr_first_name").asText()).isEqualTo("Olga");
        JsonNode nobody = groups.path(1);
        assertThat(nobody.path("users").toString()).isEqualTo("{}");
        assertThat(nobody.path("assignments").path("active").toString()).isEqualTo("{}");
        assertThat(client.get("/api/customers/groups/?" + harbour + "&id=" + WORLD.desk.value())
                        .ok())
                .isEqualTo(desk);
    }

    @Test
    void listsAssignmentsArchivedOnesToo() {
        JsonNode assignments =
                client.get("/api/customers/assignments/?" + harbour).ok();

        assertThat(assignments).hasSize(5);
        assertThat(assignments
                        .path(0)
                        .path("groups")
                        .path(Long.toString(WORLD.desk.value()))
                        .path("group_name")
                        .asText())
                .isEqualTo("Front desk");
        assertThat(assignments.path(1).path("groups").toString()).isEqualTo("{}");
        assertThat(assignments.path(1).path("policy_name").asText()).isEqualTo("Passwords / that last");
        assertThat(assignments.path(2).path("is_optional").asInt()).isEqualTo(1);
        assertThat(assignments.path(4).path("archived").asInt()).isEqualTo(1);
        assertThat(client.get("/api/customers/assignments/?" + harbour + "&id=" + WORLD.policy.value())
                        .ok())
                .isEqualTo(assignments.path(0));
    }

    @Test
    void sendsSlashesAsTheyAreAndNoSpaces() {
        Answer answer = client.get("/api/customers/assignments/?" + harbour + "&id=" + WORLD.video.value());

        assertThat(answer.response().body()).contains("\"policy_name\":\"Passwords / that last\"");
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void listsExposedAccountsOfUsersAndOfNobody() {
        JsonNode exposed = client.get("/api/customers/users/exposed-users/exposed-users-all.php/?" + harbour)
                .ok();

        assertThat(Answer.fields(exposed)).containsExactly("Ana@harbour.example", "info@harbour.example");
        assertThat(exposed.path("Ana@harbour.example").path("userId").asLong()).isEqualTo(WORLD.ana.value());
        assertThat(exposed.path("Ana@harbour.example").path("breachCount").asInt())
                .isEqualTo(2);
        assertThat(exposed.path("info@harbour.example").has("userId")).isFalse();
        assertThat(client.get("/api/customers/users/exposed-users/exposed-users-all.php?customer_id="
                                + WORLD.empty.value())
                        .ok()
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void sendsWhatLeakedOfOneAccountAndNeverAPassword() {
        Answer answer = client.get(
                "/api/customers/users/exposed-users/exposed-user.php/?" + harbour + "&user_id=" + WORLD.ana.value());
        JsonNode report = answer.ok();

        assertThat(report.path("userName").asText()).isEqualTo("Ana Sousa");
        JsonNode breach =
                report.path("pwnedBreaches").properties().iterator().next().getValue();
        assertThat(breach.path("dateFound").asInt()).isEqualTo(20261119);
        JsonNode record =
                report.path("dehashedBreaches").properties().iterator().next().getValue();
        assertThat(record.path("password").asText()).isEqualTo("********");
        assertThat(answer.response().body()).doesNotContain("letmein");
        for (String name : new String[] {"Email", "email", "user_email"}) {
            assertThat(client.get("/api/customers/users/exposed-users/exposed-user.php?" + harbour + "&" + name
                                    + "=ANA@harbour.example")
                            .ok())
                    .isEqualTo(report);
        }
    }

    @Test
    void sendsRanksWithBadgesThatAreServed() {
        JsonNode user = client.get(
                        "/api/hoot-ranks//user/user-hoot-rank.php?" + harbour + "&user_id=" + WORLD.ana.value())
                .ok();
        JsonNode same = client.get(
                        "/api/hoot-ranks/users/user-hoot-rank.php/?" + harbour + "&user_id=" + WORLD.ana.value())
                .ok();
        JsonNode customer = client.get("/api/hoot-ranks/customer/customer-hoot-rank.php?" + harbour)
                .ok();

        assertThat(same).isEqualTo(user);
        for (JsonNode address : new JsonNode[] {
            user.path("badgeImage"), user.path("badgeIcon"), customer.path("badgeImage"), customer.path("badgeIcon")
        }) {
            String origin = "https://localhost:" + SERVER.server.port();
            assertThat(address.asText()).startsWith(origin + "/badges/");
            Answer badge = SERVER.client().get(address.asText().substring(origin.length()));
            assertThat(badge.status()).isEqualTo(200);
            assertThat(badge.response().headers().firstValue("Content-Type")).contains("image/svg+xml");
        }
    }

    @Test
    void sendsNullRankForACustomerWithNobody() {
        JsonNode rank = client.get(
                        "/api/hoot-ranks/customer/customer-hoot-rank.php/?customer_id=" + WORLD.empty.value())
                .ok();

        assertThat(rank.toString())
                .isEqualTo("{\"hootRank\":null,\"hootScore\":null,\"badgeImage\":null,\"badgeIcon\":null}");
    }

    @Test
    void ranksActiveUsersInOneWord() {
        JsonNode rankings =
                client.get("/api/hoot-ranks/user/user-rankings.php?" + harbour).ok();

        assertThat(Answer.fields(rankings))
                .containsExactly(Long.toString(WORLD.ana.value()), Long.toString(WORLD.cyr.value()));
        assertThat(rankings.path(Long.toString(WORLD.ana.value()))
                        .path("hoot_rank")
                        .asText())
                .isEqualTo("novice");
        assertThat(client.get("/api/hoot-ranks/users/user-rankings.php/?customer_id=" + WORLD.empty.value())
                        .ok()
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void sendsTheScheduleWithItsCompliance() {
        JsonNode schedule = client.get("/api/customers/training/?" + harbour).ok();

        assertThat(Answer.fields(schedule.path("trainings"))).hasSize(5);
        assertThat(Answer.fields(schedule.path("compliance"))).isEqualTo(Answer.fields(schedule.path("trainings")));
        JsonNode policy = schedule.path("trainings").path(Long.toString(WORLD.policy.value()));
        assertThat(policy.path("effective_duration_type").asText()).isEqualTo("month");
        assertThat(policy.path("groupsArr").asText()).isEqualTo(Long.toString(WORLD.desk.value()));
        assertThat(policy.path("overall_compliance").asInt()).isEqualTo(100);
        assertThat(policy.path("report_admin_csv").asText()).isEqualTo(Long.toString(WORLD.mara.value()));
        assertThat(policy.path("report_email_csv").asText()).isEqualTo("owner@example.com");
        assertThat(policy.path("renew_warning_days").asInt()).isEqualTo(30);
        JsonNode video = schedule.path("trainings").path(Long.toString(WORLD.video.value()));
        assertThat(video.path("report_admin_csv").isNull()).isTrue();
        assertThat(video.path("renew_warning_days").isNull()).isTrue();
        assertThat(client.get("/api/customers/training/?customer_id=" + WORLD.empty.value())
                        .ok()
                        .toString())
                .isEqualTo("{\"trainings\":{},\"compliance\":{}}");
    }

    @Test
    void sendsWhatEachProgrammePlanned() {
        String autopilot = "?customer_id=" + WORLD.autopilot.value();

        JsonNode foundational = client.get("/api/customers/automated-training/foundational.php" + autopilot)
                .ok();
        JsonNode training =
                client.get("/api/customers/automated-training/" + autopilot).ok();
        JsonNode phishing =
                client.get("/api/customers/automated-phishing/" + autopilot).ok();

        assertThat(foundational.path("trainings"))
                .allSatisfy(
                        each -> assertThat(each.path("policy_type").asText()).isEqualTo("foundational"));
        assertThat(training.path("trainings"))
                .allSatisfy(each ->
                        assertThat(each.path("training_program_id").isInt()).isTrue());
        assertThat(phishing.path("trainings"))
                .allSatisfy(
                        each -> assertThat(each.path("policy_type").asText()).isEqualTo("phishing"));
    }

    @Test
    void listsAdministratorsWithoutTheirSecrets() {
        JsonNode administrators = client.get("/api/administrators/").ok();

        assertThat(administrators).hasSize(2);
        assertThat(administrators.path(0).path("site_admin").asInt()).isEqualTo(1);
        assertThat(administrators.path(1).path("customer_id").asLong()).isEqualTo(WORLD.harbour.value());
        assertThat(client.get("/api/administrators/?id=" + WORLD.mara.value()).ok())
                .isEqualTo(administrators.path(0));
    }

    @Test
    void sendsTheSettingsWithAMaskedKey() {
        JsonNode settings = client.get("/api/partner/settings/").ok();

        assertThat(settings.path("api_key").asText())
                .isEqualTo("********" + WORLD.key.substring(WORLD.key.length() - 4));
        assertThat(settings.path("timezone").asText()).isEqualTo("Pacific/Auckland");
    }

    @Test
    void sendsTheSubscriptionAndNullsWithoutOne() {
        JsonNode subscription = client.get("/api/partner/subscription/").ok();
        JsonNode none = SERVER.client()
                .withKey(SERVER.others.key)
                .get("/api/partner/subscription/")
                .ok();

        assertThat(subscription.path("nextInvoiceAmount").decimalValue()).isEqualByComparingTo("1250.5");
        assertThat(none.path("subscription").isNull()).isTrue();
        assertThat(Answer.fields(none)).isEqualTo(Answer.fields(subscription));
    }

    @Test
    void storesOneMailAPersonAndAnswersOne() {
        long before = mails();
        Answer all = client.post(
                "/api/customers/users/exposed-users/notify-all.php/",
                Map.of("customer_id", Long.toString(WORLD.harbour.value()), "message", "Change <b>it</b>"));
        assertThat(all.ok().toString()).isEqualTo("1");
        assertThat(mails() - before).isEqualTo(2);

        Answer one = client.post(
                "/api/customers/users/exposed-users/notify.php/?" + harbour + "&message=hello&user_id="
                        + WORLD.ana.value(),
                Map.of("emails", "it@example.net, boss@example.net"));
        assertThat(one.ok().toString()).isEqualTo("1");
        assertThat(mails() - before).isEqualTo(5);
    }

    private static long mails() {
        return SERVER.rooms
                .db()
                .inTenant(
                        WORLD.tenant,
                        tx -> tx.query("select count(*) from mails where partner_id = :partner")
                                .mapTo(Long.class)
                                .one());
    }

    private static long[] ids(JsonNode list) {
        long[] ids = new long[list.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = list.path(i).path("id").asLong();
        }
        return ids;
    }
}
