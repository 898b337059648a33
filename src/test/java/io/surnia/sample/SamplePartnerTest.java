package io.surnia.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.billing.LegacySubscription;
import io.surnia.partner.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SamplePartnerTest {
    private static final List<String> PROGRESS = new ArrayList<>();
    private static LoadedSample sample;

    @BeforeAll
    static void load() {
        sample = LoadedSample.load(PROGRESS::add);
    }

    @AfterAll
    static void drop() {
        sample.close();
    }

    @Test
    void hasTwelveCustomersOfAllTypes() {
        assertThat(sample.list("select id from customers order by id"))
                .hasSize(12)
                .startsWith("1000")
                .endsWith("1011");
        assertThat(sample.list("select customer_type from customers group by 1 having count(*) >= 2"))
                .containsExactlyInAnyOrder("power", "standard", "hootphish");
    }

    @Test
    void hasCustomersOfEveryState() {
        assertThat(sample.count("select count(*) from customers where created_at > '2026-11-24'::date - 8"))
                .as("new ones")
                .isEqualTo(1);
        assertThat(sample.count("select count(*) from customers c where not exists"
                        + " (select from users u where u.customer_id = c.id)"))
                .as("ones with nobody")
                .isEqualTo(1);
        assertThat(sample.count("select count(*) from (select customer_id from users where archived_at is not null"
                        + " group by 1 having count(*) > 10) as busy_leaving"))
                .as("ones that many have left")
                .isEqualTo(1);
        assertThat(sample.list("select timezone from customers where timezone is not null"))
                .contains("Pacific/Auckland", "Asia/Tokyo");
        assertThat(sample.list("select name from customers where name ~ '[ぁ-ん]'"))
                .hasSize(1);
        assertThat(sample.list("select distinct foundational_speed from customers"))
                .containsExactlyInAnyOrder("all_at_once", "weekly", "biweekly", "monthly");
    }

    @Test
    void hasAboutSixHundredUsersWithNamesInSeveralScripts() {
        assertThat(sample.count("select count(*) from users")).isBetween(560L, 640L);
        assertThat(sample.count("select count(*) from users where last_name ~ '[一-龠]'"))
                .isPositive();
        assertThat(sample.count("select count(*) from users where last_name ~ '[α-ω]'"))
                .isPositive();
        assertThat(sample.count("select count(*) from users where first_name ~ '[ء-ي]'"))
                .isPositive();
        assertThat(sample.list("select distinct user_type from users"))
                .containsExactlyInAnyOrder("local", "entra", "google", "syncro", "scim", "csv");
        assertThat(sample.count("select count(*) from users where manager_id is null"))
                .isPositive();
        assertThat(sample.count("select count(*) from users where onboarding_sent_at is null"))
                .isPositive();
        assertThat(sample.count("select count(*) from users where sync_error is not null"))
                .isPositive();
    }

    @Test
    void hasManagersOfManagersAndGroupsWithHrContacts() {
        assertThat(sample.count("""
                select count(*) from managers lead
                  join managers director on director.id = lead.reports_to
                  join managers head on head.id = director.reports_to and head.is_default
                """)).as("team leads three levels down").isPositive();
        assertThat(sample.count("select count(*) from managers where not active"))
                .isPositive();
        assertThat(sample.count("select count(*) from groups where hr_email is not null"))
                .isPositive();
        assertThat(sample.count("select count(*) from groups where hr_email is null"))
                .isPositive();
    }

    @Test
    void letsTheExamplesOfTheApiDocumentWork() {
        assertThat(sample.count("select count(*) from users where customer_id = 1000 and id = 1001"))
                .isOne();
        assertThat(sample.count("select count(*) from groups where customer_id = 1000 and id = 1001"))
                .isOne();
        assertThat(sample.count("select count(*) from assignments where customer_id = 1000 and id = 1001"))
                .isOne();
        assertThat(sample.count("select count(*) from administrators where id = 1000"))
                .isOne();
        assertThat(sample.count("""
                select count(*) from exposures e join users u on lower(u.email) = e.email where u.id = 1001
                """)).isGreaterThan(2);
    }

    @Test
    void hasAssignmentsOfEveryKindInEveryState() {
        assertThat(sample.list("select distinct kind from assignments where customer_id = 1000 and program_id is null"))
                .containsExactlyInAnyOrder("policy", "video", "survey", "phishing", "foundational");
        assertThat(sample.count("select count(*) from assignments where customer_id = 1000 and opened_on is null"))
                .as("pending")
                .isGreaterThanOrEqualTo(2);
        assertThat(sample.count("""
                select count(*) from assignments next
                  join assignments last on last.id = next.parent_id and last.renewed_id = next.id
                 where last.archived_at is not null
                """)).as("renewed").isGreaterThanOrEqualTo(4);
        assertThat(sample.count("select max(version) from assignments where customer_id = 1000"))
                .isGreaterThan(2);
        assertThat(sample.count("select count(*) from assignments where is_optional"))
                .isPositive();
        assertThat(sample.count("select count(*) from assignments where is_public"))
                .isPositive();
        assertThat(sample.count("select count(*) from assignments where effective_end < '2026-11-24'"))
                .as("ended")
                .isPositive();
        assertThat(sample.count("""
                select count(*) from enrollments e join assignments a on a.id = e.assignment_id
                 where e.completed_at is null and e.withdrawn_at is null and a.archived_at is null
                   and e.due_on < '2026-11-24'
                """)).as("overdue").isGreaterThan(50);
        assertThat(sample.count("""
                select count(*) from enrollments where completed_at is null and due_on >= '2026-11-24'
                """)).as("still to be done in time").isGreaterThan(50);
        assertThat(sample.count("select count(*) from assignment_targets where user_id is not null"))
                .isPositive();
        assertThat(sample.count("select count(*) from assignment_targets where group_id is not null"))
                .isPositive();
        assertThat(sample.count("select count(*) from assignment_targets where everyone"))
                .isPositive();
    }

    @Test
    void hasLearnersWhoPassAndFailAcceptAndRefuse() {
        assertThat(sample.count("select count(*) from attempts where passed")).isGreaterThan(1_000);
        assertThat(sample.count("select count(*) from attempts where not passed"))
                .isGreaterThan(500);
        assertThat(sample.count("select count(*) from acceptances where accepted"))
                .isGreaterThan(100);
        assertThat(sample.count("select count(*) from acceptances where not accepted"))
                .isPositive();
        assertThat(sample.count("select count(*) from enrollments where late")).isGreaterThan(100);
        assertThat(sample.list("select distinct kind from phishing_events"))
                .containsExactlyInAnyOrder("sent", "opened", "clicked", "submitted", "reported");
        assertThat(sample.count("select count(distinct hoot_rank) from user_standings"))
                .isGreaterThanOrEqualTo(4);
        assertThat(sample.count("select count(distinct hoot_score) from user_standings"))
                .isGreaterThan(20);
        assertThat(sample.count("select count(*) from user_standings where hoot_score is null"))
                .isPositive();
    }

    @Test
    void runsProgrammesWhereTheyRunByThemselves() {
        assertThat(sample.list("""
                select distinct c.customer_type || ' ' || p.kind from programs p join customers c on c.id = p.customer_id
                 where p.ended_on is null
                """))
                .containsExactlyInAnyOrder(
                        "standard foundational", "standard training", "standard phishing", "hootphish phishing");
        assertThat(sample.count("select max(year) from program_instances"))
                .as("a second year")
                .isEqualTo(2);
    }

    @Test
    void knowsLeakedAccountsOfUsersAndOfNobody() {
        assertThat(sample.count("select count(distinct breach_id) from exposures"))
                .isGreaterThanOrEqualTo(15);
        assertThat(sample.count("select count(*) from exposures where acknowledged_at is null"))
                .isPositive();
        assertThat(sample.count("select count(*) from exposures where acknowledged_at is not null"))
                .isPositive();
        assertThat(sample.count("""
                select count(*) from exposures e where not exists
                       (select from users u where u.customer_id = e.customer_id and lower(u.email) = e.email)
                """)).isPositive();
        assertThat(sample.count("select count(*) from dehashed_records where password is not null"))
                .isPositive();
        assertThat(sample.count("select count(*) from dehashed_records where password is null"))
                .isPositive();
    }

    @Test
    void hasThreeAdministratorsAndASubscriptionWithEveryObject() {
        assertThat(sample.list("select distinct authentication_method from administrators"))
                .containsExactlyInAnyOrder("email", "authenticator", "passkey");
        assertThat(sample.count("select count(*) from administrators where site_admin"))
                .isEqualTo(2);
        assertThat(sample.list("select own_customer_id from partners where sandbox"))
                .containsExactly("1001");
        assertThat(sample.list("select distinct report_admins from assignments where report_admins <> '{}'"))
                .containsExactly("{1000}");
        var subscription = sample.rooms()
                .db()
                .inTenant(
                        sample.loaded().tenant(),
                        tx -> LegacySubscription.of(
                                sample.rooms().subscriptions().get(tx)));
        assertThat(subscription.at("/subscription/plan/amount").longValue()).isEqualTo(129);
        assertThat(subscription
                        .at("/subscription/items/data/0/price/recurring/interval")
                        .textValue())
                .isEqualTo("month");
        assertThat(subscription.at("/customerInfoArray/address/city").textValue())
                .isEqualTo("Portsmouth");
        assertThat(subscription.at("/nextInvoiceAmount").decimalValue()).isEqualByComparingTo("722.40");
    }

    @Test
    void handsOutKeysOfThePartnerAndOfEachCustomer() {
        var partner = sample.rooms().keys().authenticate(sample.loaded().partnerKey());
        assertThat(partner)
                .get()
                .satisfies(principal -> assertThat(principal.scope()).isEqualTo(new Scope.WholePartner()));
        assertThat(sample.loaded().customerKeys()).hasSize(12);
        sample.loaded()
                .customerKeys()
                .forEach((customer, key) -> assertThat(sample.rooms().keys().authenticate(key))
                        .get()
                        .satisfies(principal ->
                                assertThat(principal.scope()).isEqualTo(new Scope.OneCustomer(customer.value()))));
    }

    @Test
    void endsOnTheEveningBefore() {
        assertThat(sample.count("select count(*) from attempts where at >= '2026-11-24T05:00:00Z'"))
                .isZero();
        assertThat(sample.list("select open_day from partners")).containsExactly("2026-11-24");
    }

    @Test
    void standsAsTheHistorySays() {
        var verification = sample.rooms().verify().all(sample.loaded().tenant());
        assertThat(verification.users()).isGreaterThan(500);
        assertThat(verification.differences()).isEmpty();
    }

    @Test
    void tellsOfItsProgressMonthByMonth() {
        assertThat(PROGRESS).hasSizeBetween(14, 16).first().asString().contains("September 2025");
    }

    @Test
    void isTheSameEachTime() {
        try (LoadedSample again = LoadedSample.load(_ -> {})) {
            assertThat(again.digests()).containsExactlyEntriesOf(sample.digests());
        }
    }
}
