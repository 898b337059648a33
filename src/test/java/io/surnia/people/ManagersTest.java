package io.surnia.people;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ManagersTest {
    private static final TestRooms ROOMS = new TestRooms();
    private static final CustomerId CUSTOMER = ROOMS.customer("Harbour Dental");

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void everySettingIsKept() {
        ManagerId superior = add("superior@all.example");
        ManagerDetails all = ManagerDetails.of("Ines", "Duarte", "Ines@all.example")
                .withSource(Source.GOOGLE, "g-1")
                .withSuperior(superior)
                .withDefault(true);
        ManagerId id = ROOMS.inTenant(tx -> ROOMS.managers.add(tx, OPERATOR, CUSTOMER, all));

        assertThat(get(id))
                .isEqualTo(new Manager(id, CUSTOMER, all, true, ROOMS.clock.instant(), ROOMS.clock.instant()));
    }

    @Test
    void anAddressIsUniqueWithinACustomerWhateverItsCase() {
        add("once@unique.example");

        assertThatThrownBy(() -> add("ONCE@unique.example"))
                .isInstanceOf(Problem.class)
                .hasMessage("The email is another manager's of this customer.");
    }

    @Test
    void aCustomerHasOneDefaultManager() {
        CustomerId customer = ROOMS.customer("Default");
        ManagerDetails first = ManagerDetails.of("A", "", "a@default.example").withDefault(true);
        ManagerDetails second = ManagerDetails.of("B", "", "b@default.example").withDefault(true);
        ManagerId id = ROOMS.inTenant(tx -> ROOMS.managers.add(tx, OPERATOR, customer, first));

        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.managers.add(tx, OPERATOR, customer, second)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("default");

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.managers.archive(tx, OPERATOR, customer, id));
        assertThat(ROOMS.<ManagerId>inTenant(tx -> ROOMS.managers.add(tx, OPERATOR, customer, second)))
                .isNotNull();
    }

    @Test
    void nobodyReportsToThoseBelow() {
        ManagerId top = add("top@circle.example");
        ManagerId middle = add("middle@circle.example");
        ManagerId low = add("low@circle.example");
        report(middle, top);
        report(low, middle);

        for (ManagerId superior : List.of(top, middle, low)) {
            assertThatThrownBy(() -> report(top, superior))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("reports_to");
        }
        assertThat(get(top).details().reportsTo()).isNull();
        assertThat(get(low).details().reportsTo()).isEqualTo(middle);
    }

    @Test
    void aSuperiorIsOfTheSameCustomer() {
        CustomerId other = ROOMS.customer("Other");
        ManagerId elsewhere = ROOMS.inTenant(
                tx -> ROOMS.managers.add(tx, OPERATOR, other, ManagerDetails.of("E", "", "e@other.example")));
        ManagerId here = add("here@other.example");

        assertThatThrownBy(() -> report(here, elsewhere))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no manager with id %d.".formatted(elsewhere.value()));
    }

    @Test
    void archivingCanBeUndone() {
        ManagerId id = add("away@archive.example");
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.managers.archive(tx, OPERATOR, CUSTOMER, id));
        assertThat(get(id).active()).isFalse();

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.managers.restore(tx, OPERATOR, CUSTOMER, id));
        assertThat(get(id).active()).isTrue();
    }

    @Test
    void anotherPartnerReachesNobody() {
        ManagerId id = add("mine@apart.example");
        String sentence = "There is no manager with id %d.".formatted(id.value());

        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.managers.get(tx, CUSTOMER, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(
                        tx -> ROOMS.managers.change(tx, OPERATOR, CUSTOMER, id, old -> old.withName("Stolen", ""))))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() ->
                        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.managers.archive(tx, OPERATOR, CUSTOMER, id)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThat(ROOMS.<List<Manager>>asStranger(tx -> ROOMS.managers.page(tx, CUSTOMER, 0, 10)))
                .isEmpty();
    }

    private static ManagerId add(String email) {
        return ROOMS.inTenant(
                tx -> ROOMS.managers.add(tx, OPERATOR, CUSTOMER, ManagerDetails.of("First", "Last", email)));
    }

    private static void report(ManagerId id, ManagerId superior) {
        ROOMS.inTenant(tx -> ROOMS.managers.change(tx, OPERATOR, CUSTOMER, id, old -> old.withSuperior(superior)));
    }

    private static Manager get(ManagerId id) {
        return ROOMS.inTenant(tx -> ROOMS.managers.get(tx, CUSTOMER, id));
    }
}
