package io.surnia.people;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.partner.AuditEntry;
import io.surnia.platform.db.Fact;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class UsersTest {
    private static final TestRooms ROOMS = new TestRooms();
    private static final CustomerId CUSTOMER = ROOMS.customer("Harbour Dental");

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void everySettingIsKept() {
        ManagerId manager = ROOMS.inTenant(tx ->
                ROOMS.managers.add(tx, OPERATOR, CUSTOMER, ManagerDetails.of("Ines", "Duarte", "ines@all.example")));
        UserDetails all = UserDetails.of("Ana", "Sousa", "Ana.Sousa@all.example")
                .withManager(manager)
                .withSource(Source.ENTRA, "91c2ee04")
                .withDifficulty(PhishingDifficulty.HARD, PhishingDifficulty.EASY);
        UserId id = add(all);

        assertThat(get(id))
                .isEqualTo(new User(id, CUSTOMER, all, null, null, ROOMS.clock.instant(), ROOMS.clock.instant(), null));
        assertThat(ROOMS.<Optional<User>>inTenant(tx -> ROOMS.users.byEmail(tx, CUSTOMER, "aNA.sousa@ALL.example")))
                .contains(get(id));
    }

    @Test
    void anAddressIsUniqueWithinACustomerWhateverItsCase() {
        CustomerId other = ROOMS.customer("Other");
        UserDetails ana = UserDetails.of("Ana", "", "ana@unique.example");
        add(ana);

        assertThatThrownBy(() -> add(ana.withEmail("ANA@Unique.example")))
                .isInstanceOf(Problem.class)
                .hasMessage("The email is another user's of this customer.");
        assertThat(ROOMS.<UserId>inTenant(tx -> ROOMS.users.add(tx, OPERATOR, other, ana)))
                .isNotNull();
    }

    @Test
    void aChangeCannotTakeAnothersAddress() {
        add(UserDetails.of("A", "", "first@change.example"));
        UserId second = add(UserDetails.of("B", "", "second@change.example"));

        assertThatThrownBy(() -> change(second, "FIRST@change.example"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("email");
        assertThat(change(second, "SECOND@change.example").details().email()).isEqualTo("SECOND@change.example");
    }

    @Test
    void thousandsAreAddedAtOnceAndTheirIdsComeInOrder() {
        CustomerId big = ROOMS.customer("Big");
        List<UserDetails> many = IntStream.range(0, 5000)
                .mapToObj(i -> UserDetails.of("First " + i, "Last, \"" + i + "\"", "u" + i + "@big.example"))
                .toList();
        long last = ROOMS.lastAudit();
        ROOMS.facts.clear();
        List<UserId> ids = ROOMS.inTenant(tx -> ROOMS.users.addAll(tx, OPERATOR, big, many));

        List<User> read = new ArrayList<>();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.each(tx, big, 0, Integer.MAX_VALUE, read::add));
        assertThat(read).extracting(User::id).isEqualTo(ids);
        assertThat(read).extracting(User::details).isEqualTo(many);
        assertThat(ROOMS.facts)
                .isEqualTo(
                        ids.stream().<Fact>map(id -> new PersonChanged(big, id)).toList());
        assertThat(ROOMS.auditAfter(last))
                .singleElement()
                .extracting(AuditEntry::after)
                .isEqualTo("{\"users\": 5000}");
    }

    @Test
    void anImportWithATakenAddressNamesItsRowAndAddsNobody() {
        CustomerId customer = ROOMS.customer("Import");
        List<UserDetails> rows = List.of(
                UserDetails.of("A", "", "a@import.example"),
                UserDetails.of("B", "", "b@import.example"),
                UserDetails.of("C", "", "A@import.example"));

        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.users.addAll(tx, OPERATOR, customer, rows)))
                .isInstanceOf(Problem.class)
                .hasMessage("The email of row 3 is another user's of this customer.");
        assertThat(ROOMS.<List<User>>inTenant(tx -> ROOMS.users.page(tx, customer, 0, 10)))
                .isEmpty();
        assertThat(ROOMS.<List<UserId>>inTenant(tx -> ROOMS.users.addAll(tx, OPERATOR, customer, List.of())))
                .isEmpty();
    }

    @Test
    void archivingKeepsThePersonAndIsTold() {
        UserId id = add(UserDetails.of("Leo", "", "leo@archive.example"));
        ROOMS.facts.clear();
        long last = ROOMS.lastAudit();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.archive(tx, OPERATOR, CUSTOMER, id));
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.archive(tx, OPERATOR, CUSTOMER, id));
        assertThat(get(id).archivedAt()).isEqualTo(ROOMS.clock.instant());
        assertThat(ROOMS.facts).containsExactly(new PersonChanged(CUSTOMER, id));

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.restore(tx, OPERATOR, CUSTOMER, id));
        assertThat(get(id).archivedAt()).isNull();
        assertThat(ROOMS.auditAfter(last)).extracting(AuditEntry::action).containsExactly("archive", "restore");
    }

    @Test
    void theFirstWelcomeMailCounts() {
        UserId id = add(UserDetails.of("New", "", "new@welcome.example"));
        Instant first = ROOMS.clock.instant();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.onboarded(tx, CUSTOMER, List.of(id)));
        ROOMS.clock.advance(Duration.ofDays(1));
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.onboarded(tx, CUSTOMER, List.of(id)));

        assertThat(get(id).onboardedAt()).isEqualTo(first);
    }

    @Test
    void aSyncErrorStaysUntilItIsTakenAway() {
        UserId id = add(UserDetails.of("Sync", "", "sync@error.example"));
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.syncFailed(tx, CUSTOMER, id, "no mailbox"));
        assertThat(get(id).syncError()).isEqualTo("no mailbox");

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.syncFailed(tx, CUSTOMER, id, null));
        assertThat(get(id).syncError()).isNull();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        UserDetails details = UserDetails.of("X", "", "x@missing.example");

        assertThatThrownBy(() -> add(details.withManager(new ManagerId(999_999))))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no manager with id 999999.");
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.users.add(tx, OPERATOR, new CustomerId(999_999), details)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no customer with id 999999.");
        assertThatThrownBy(() -> add(details.withEmail("x")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("email");
    }

    @Test
    void aManagerOfAnotherCustomerIsNone() {
        CustomerId other = ROOMS.customer("Elsewhere");
        ManagerId manager = ROOMS.inTenant(
                tx -> ROOMS.managers.add(tx, OPERATOR, other, ManagerDetails.of("M", "", "m@elsewhere.example")));

        assertThatThrownBy(
                        () -> add(UserDetails.of("X", "", "x@elsewhere.example").withManager(manager)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no manager with id %d.".formatted(manager.value()));
    }

    @Test
    void anotherPartnerOrCustomerReachesNobody() {
        UserId id = add(UserDetails.of("Mine", "", "mine@apart.example"));
        CustomerId other = ROOMS.customer("Neighbour");
        String sentence = "There is no user with id %d.".formatted(id.value());

        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.users.get(tx, other, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.users.get(tx, CUSTOMER, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(
                        tx -> ROOMS.users.change(tx, OPERATOR, CUSTOMER, id, old -> old.withName("Stolen", ""))))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() ->
                        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.users.archive(tx, OPERATOR, CUSTOMER, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(
                        () -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.users.syncFailed(tx, CUSTOMER, id, "x")))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(
                        tx -> ROOMS.users.add(tx, OPERATOR, CUSTOMER, UserDetails.of("Spy", "", "spy@apart.example"))))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no customer with id %d.".formatted(CUSTOMER.value()));
        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.users.onboarded(tx, CUSTOMER, List.of(id)));

        assertThat(ROOMS.<List<User>>asStranger(tx -> ROOMS.users.page(tx, CUSTOMER, 0, 10)))
                .isEmpty();
        assertThat(ROOMS.<Optional<User>>asStranger(tx -> ROOMS.users.byEmail(tx, CUSTOMER, "mine@apart.example")))
                .isEmpty();
        assertThat(get(id).details().firstName()).isEqualTo("Mine");
        assertThat(get(id).onboardedAt()).isNull();
    }

    private static UserId add(UserDetails details) {
        return ROOMS.inTenant(tx -> ROOMS.users.add(tx, OPERATOR, CUSTOMER, details));
    }

    private static User change(UserId id, String email) {
        return ROOMS.inTenant(tx -> ROOMS.users.change(tx, OPERATOR, CUSTOMER, id, old -> old.withEmail(email)));
    }

    private static User get(UserId id) {
        return ROOMS.inTenant(tx -> ROOMS.users.get(tx, CUSTOMER, id));
    }
}
