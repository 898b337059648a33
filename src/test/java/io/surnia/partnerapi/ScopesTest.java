package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.testing.ContractClient;
import io.surnia.testing.ContractClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a key reaches, and that nobody can tell another's id from one that was never given out. */
class ScopesTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final World WORLD = SERVER.world;
    private static final World OTHERS = SERVER.others;
    private static final long UNKNOWN = 999_999_999L;
    private static final List<String> OF_A_CUSTOMER = List.of(
            "/api/customers/managers/?x",
            "/api/customers/users/?x",
            "/api/customers/groups/?x",
            "/api/customers/assignments/?x",
            "/api/customers/users/exposed-users/exposed-users-all.php?x",
            "/api/customers/users/exposed-users/exposed-user.php?email=ana@harbour.example",
            "/api/customers/training/?x",
            "/api/customers/automated-training/foundational.php?x",
            "/api/customers/automated-training/?x",
            "/api/customers/automated-phishing/?x",
            "/api/hoot-ranks/customer/customer-hoot-rank.php?x",
            "/api/hoot-ranks/user/user-rankings.php?x",
            "/api/hoot-ranks/user/user-hoot-rank.php?user_id=" + WORLD.ana.value());
    private static final List<String> OF_THE_PARTNER = List.of(
            "/api/administrators/",
            "/api/administrators/?id=1000",
            "/api/partner/settings/",
            "/api/partner/subscription/");
    private static final List<String> NOTIFY = List.of(
            "/api/customers/users/exposed-users/notify-all.php?message=hi",
            "/api/customers/users/exposed-users/notify.php?message=hi&user_id=" + WORLD.ana.value());

    static Stream<String> ofACustomer() {
        return OF_A_CUSTOMER.stream();
    }

    static Stream<String> ofThePartner() {
        return OF_THE_PARTNER.stream();
    }

    static Stream<String> notifying() {
        return NOTIFY.stream();
    }

    static Stream<String> all() {
        return Stream.of(Stream.of("/api/customers/", "/api/customers/?id=1000"), ofACustomer(), ofThePartner())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesACallWithoutAKeyOrWithAWrongOne(String target) {
        Answer without = SERVER.client().get(target);
        Answer wrong = SERVER.client().withKey("0".repeat(64)).get(target);

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.error()).isEqualTo("missing_api_key");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error()).isEqualTo("invalid_api_key");
        assertThat(wrong.response().headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Surnia\"");
    }

    @ParameterizedTest
    @MethodSource("ofACustomer")
    void wantsACustomerFromThePartnersKeyOnly(String target) {
        Answer partner = SERVER.partner().get(target);

        assertThat(partner.status()).isEqualTo(400);
        assertThat(partner.error()).isEqualTo("missing_parameter");
        assertThat(partner.json().path("error_description").asText()).contains("customer_id");
        assertThat(SERVER.customer().get(target).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("ofACustomer")
    void tellsNoCustomerFromAnother(String target) {
        String wanted = target + "&customer_id=";
        List<Answer> answers = Stream.of(
                        SERVER.partner().get(wanted + UNKNOWN),
                        SERVER.partner().get(wanted + OTHERS.harbour.value()),
                        SERVER.partner().get(wanted + WORLD.gone.value()),
                        SERVER.customer().get(wanted + UNKNOWN),
                        SERVER.customer().get(wanted + OTHERS.harbour.value()),
                        SERVER.customer().get(wanted + WORLD.empty.value()))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.response().body().replaceAll("[0-9]+", "#"))
                    .isEqualTo(answers.getFirst().response().body().replaceAll("[0-9]+", "#"));
        });
    }

    @ParameterizedTest
    @MethodSource("ofThePartner")
    void keepsThePartnersEndpointsFromACustomersKey(String target) {
        Answer answer = SERVER.customer().get(target);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("insufficient_scope");
    }

    @ParameterizedTest
    @MethodSource("notifying")
    void notifiesWithinReachOnly(String target) {
        assertThat(SERVER.client().post(target, Map.of()).status()).isEqualTo(401);
        assertThat(SERVER.partner().post(target, Map.of()).status()).isEqualTo(400);
        String unknown = SERVER.partner()
                .post(target + "&customer_id=" + UNKNOWN, Map.of())
                .response()
                .body();
        Answer others = SERVER.partner().post(target + "&customer_id=" + OTHERS.harbour.value(), Map.of());
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.response().body().replaceAll("[0-9]+", "#")).isEqualTo(unknown.replaceAll("[0-9]+", "#"));
    }

    @Test
    void findsOneThingWithinItsCustomerOnly() {
        String mine = "customer_id=" + WORLD.harbour.value();
        Map<String, Long> theirs = Map.of(
                "/api/customers/users/?" + mine + "&id=",
                OTHERS.ana.value(),
                "/api/customers/groups/?" + mine + "&id=",
                OTHERS.desk.value(),
                "/api/customers/assignments/?" + mine + "&id=",
                OTHERS.policy.value(),
                "/api/hoot-ranks/user/user-hoot-rank.php?" + mine + "&user_id=",
                OTHERS.ana.value(),
                "/api/customers/users/exposed-users/exposed-user.php?" + mine + "&user_id=",
                OTHERS.ana.value(),
                "/api/administrators/?id=",
                OTHERS.mara.value());

        theirs.forEach((target, id) -> {
            Answer unknown = SERVER.partner().get(target + UNKNOWN);
            Answer other = SERVER.partner().get(target + id);
            assertThat(other.status()).as(target).isEqualTo(404);
            assertThat(other.error()).isEqualTo("not_found");
            assertThat(other.response().body().replaceAll("[0-9]+", "#"))
                    .isEqualTo(unknown.response().body().replaceAll("[0-9]+", "#"));
        });
    }

    @Test
    void findsNoUserThroughAnotherCustomerOfTheSamePartner() {
        String target = "/api/customers/users/?customer_id=" + WORLD.empty.value() + "&id=" + WORLD.ana.value();

        assertThat(SERVER.partner().get(target).status()).isEqualTo(404);
    }

    @Test
    void confinesACustomersKeyToItsCustomer() {
        ContractClient customer = SERVER.customer();
        String own = Long.toString(WORLD.harbour.value());

        assertThat(customer.get("/api/customers/").ok()).hasSize(1);
        assertThat(customer.get("/api/customers/").ok().path(0).path("id").asText())
                .isEqualTo(own);
        assertThat(customer.get("/api/customers/?customer_type=hootphish").ok()).isEmpty();
        assertThat(customer.get("/api/customers/?starting_after=" + own).ok()).isEmpty();
        assertThat(customer.get("/api/customers/?id=" + own).ok().path("id").asText())
                .isEqualTo(own);
        assertThat(customer.get("/api/customers/?id=" + WORLD.empty.value()).status())
                .isEqualTo(404);
    }
}
