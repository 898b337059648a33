package io.surnia.administrators;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class AdministratorsTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void everySettingIsKept() {
        CustomerId customer = ROOMS.customer("Harbour Dental");
        AdministratorDetails all = AdministratorDetails.of("Mara", "Lind", "x")
                .withContact("Mara@example.com", "+46 8 123 456")
                .withCustomer(customer)
                .withConsole(customer, 50, ZoneId.of("Europe/Stockholm"))
                .withAuthentication(AuthenticationMethod.AUTHENTICATOR);
        Administrator created = create(all);

        assertThat(created.details()).isEqualTo(all);
        assertThat(created.siteAdmin()).isFalse();
        assertThat(created.active()).isTrue();
        assertThat(created.verified()).isFalse();
        assertThat(get(created.id())).isEqualTo(created);
    }

    @Test
    void whoBelongsToNoCustomerIsThePartners() {
        assertThat(create(AdministratorDetails.of("Site", "", "site@example.com"))
                        .siteAdmin())
                .isTrue();
    }

    @Test
    void anAddressIsUniqueWithinAPartnerWhateverItsCase() {
        AdministratorDetails one = AdministratorDetails.of("One", "", "one@unique.example");
        create(one);

        assertThatThrownBy(() -> create(one.withContact("ONE@unique.example", null)))
                .isInstanceOf(Problem.class)
                .hasMessage("The email is another administrator's.");
        assertThat(ROOMS.<Administrator>asStranger(tx -> ROOMS.administrators.create(tx, OPERATOR, one)))
                .isNotNull();
    }

    @Test
    void confirmingCountsOnceAndSigningInEachTime() {
        AdministratorId id =
                create(AdministratorDetails.of("C", "", "confirm@example.com")).id();
        Instant first = ROOMS.clock.instant();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.administrators.confirm(tx, id));
        ROOMS.clock.advance(Duration.ofDays(1));
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> {
            ROOMS.administrators.confirm(tx, id);
            ROOMS.administrators.signedIn(tx, id, "Firefox 143");
        });

        assertThat(get(id).verified()).isTrue();
        assertThat(get(id).termsAcceptedAt()).isEqualTo(first);
        assertThat(get(id).lastLoginAt()).isEqualTo(ROOMS.clock.instant());
        assertThat(get(id).browserVersion()).isEqualTo("Firefox 143");
    }

    @Test
    void archivingCanBeUndone() {
        AdministratorId id =
                create(AdministratorDetails.of("A", "", "archive@example.com")).id();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.administrators.archive(tx, OPERATOR, id));
        assertThat(get(id).active()).isFalse();

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.administrators.restore(tx, OPERATOR, id));
        assertThat(get(id).active()).isTrue();
    }

    @Test
    void noSecretLeavesTheTable() {
        Administrator created = create(AdministratorDetails.of("Secret", "", "secret@example.com"));
        ROOMS.database.execute("update administrators set password_hash = 'hunter2-hash' where id = "
                + created.id().value());

        assertThat(get(created.id()).toString()).doesNotContain("hunter2").contains("secret@example.com");
    }

    @Test
    void pagesFollowEachOtherById() {
        List<AdministratorId> all = ids(0, 1000);
        create(AdministratorDetails.of("P", "", "page@example.com"));

        assertThat(ids(0, 1000)).hasSize(all.size() + 1).startsWith(all.toArray(AdministratorId[]::new));
        assertThat(ids(all.isEmpty() ? 0 : all.getLast().value(), 1)).hasSize(1);
    }

    @Test
    void anotherPartnerReachesNobody() {
        AdministratorId id = create(AdministratorDetails.of("Mine", "", "mine@apart.example"))
                .id();
        CustomerId customer = ROOMS.customer("Mine");
        String sentence = "There is no administrator with id %d.".formatted(id.value());

        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.administrators.get(tx, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(
                        tx -> ROOMS.administrators.change(tx, OPERATOR, id, old -> old.withName("Stolen", ""))))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(
                        () -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.administrators.archive(tx, OPERATOR, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.administrators.signedIn(tx, id, "x")))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.administrators.create(
                        tx,
                        OPERATOR,
                        AdministratorDetails.of("Spy", "", "spy@x.example").withCustomer(customer))))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no customer with id %d.".formatted(customer.value()));
        assertThat(ROOMS.<List<Administrator>>asStranger(tx -> ROOMS.administrators.page(tx, 0, 1000)))
                .extracting(Administrator::id)
                .doesNotContain(id);
    }

    private static Administrator create(AdministratorDetails details) {
        return ROOMS.inTenant(tx -> ROOMS.administrators.create(tx, OPERATOR, details));
    }

    private static Administrator get(AdministratorId id) {
        return ROOMS.inTenant(tx -> ROOMS.administrators.get(tx, id));
    }

    private static List<AdministratorId> ids(long after, int limit) {
        return ROOMS.inTenant(tx -> ROOMS.administrators.page(tx, after, limit)).stream()
                .map(Administrator::id)
                .toList();
    }
}
