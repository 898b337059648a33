package io.surnia.customers;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.partner.AuditEntry;
import io.surnia.partner.Branding;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class CustomersTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void everySettingIsKept() {
        CustomerDetails all = CustomerDetails.of("Harbour Dental", CustomerType.STANDARD)
                .withDomain("harbour.example")
                .withTrainingStart(Instant.parse("2026-01-02T03:04:05Z"))
                .withAutopilot(new Autopilot(Autopilot.Speed.BIWEEKLY, Autopilot.Cadence.MONTHLY, false, false, true))
                .withSupportEmail("help@harbour.example")
                .withBranding(new Branding("#112233", "#445566", true))
                .withReporting(new Reporting(
                        Reporting.Frequency.WEEKLY, 31, List.of("a@harbour.example", "b@harbour.example")))
                .withWelcomeEmail(false)
                .withTimezone(ZoneId.of("Asia/Tokyo"));
        Customer created = ROOMS.inTenant(tx -> ROOMS.customers.create(tx, OPERATOR, all));

        assertThat(created.details()).isEqualTo(all);
        assertThat(created.createdAt()).isEqualTo(ROOMS.clock.instant());
        assertThat(ROOMS.<Customer>inTenant(tx -> ROOMS.customers.get(tx, created.id())))
                .isEqualTo(created);
    }

    @Test
    void aCustomerWithoutItsOwnColoursHasThePartners() {
        ROOMS.inTenant(tx ->
                ROOMS.partners.change(tx, OPERATOR, old -> old.withBranding(new Branding("#0a0b0c", "#0d0e0f", true))));
        Customer created = ROOMS.inTenant(
                tx -> ROOMS.customers.create(tx, OPERATOR, CustomerDetails.of("Plain", CustomerType.POWER)));
        Customer changed = ROOMS.inTenant(tx -> ROOMS.customers.change(
                tx, OPERATOR, created.id(), old -> old.withBranding(new Branding("#ffffff", "#ffffff", false))));

        assertThat(created.details().branding()).isEqualTo(new Branding("#0a0b0c", "#0d0e0f", false));
        assertThat(changed).isEqualTo(created);
    }

    @Test
    void aChangeIsAuditedAndTold() {
        CustomerId id = ROOMS.customer("Before");
        long last = ROOMS.lastAudit();
        ROOMS.facts.clear();
        ROOMS.inTenant(tx -> ROOMS.customers.change(tx, OPERATOR, id, old -> old.withName("After")));
        ROOMS.inTenant(tx -> ROOMS.customers.change(tx, OPERATOR, id, old -> old.withName("After")));

        assertThat(ROOMS.facts).containsExactly(new CustomerChanged(id));
        assertThat(ROOMS.auditAfter(last)).singleElement().satisfies(entry -> {
            assertThat(entry.before()).isEqualTo("{\"name\": \"Before\"}");
            assertThat(entry.after()).isEqualTo("{\"name\": \"After\"}");
        });
    }

    @Test
    void archivingTakesItOutOfTheListsAndCanBeUndone() {
        CustomerId id = ROOMS.customer("Leaving");
        long last = ROOMS.lastAudit();
        for (int twice = 0; twice < 2; twice++) {
            ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.customers.archive(tx, OPERATOR, id));
        }
        assertThat(ids(null)).doesNotContain(id);
        assertThat(ROOMS.<Customer>inTenant(tx -> ROOMS.customers.get(tx, id)).archivedAt())
                .isEqualTo(ROOMS.clock.instant());

        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.customers.restore(tx, OPERATOR, id));
        assertThat(ids(null)).contains(id);
        assertThat(ROOMS.auditAfter(last)).extracting(AuditEntry::action).containsExactly("archive", "restore");
    }

    @Test
    void pagesFollowEachOtherById() {
        for (int i = 0; i < 7; i++) {
            ROOMS.customer("Page " + i);
        }
        List<CustomerId> paged = new ArrayList<>();
        List<Customer> page;
        do {
            long after = paged.isEmpty() ? 0 : paged.getLast().value();
            page = ROOMS.inTenant(tx -> ROOMS.customers.page(tx, null, after, 3));
            page.forEach(customer -> paged.add(customer.id()));
        } while (page.size() == 3);

        assertThat(paged).isEqualTo(ids(null)).hasSizeGreaterThanOrEqualTo(7);
        assertThat(paged).extracting(CustomerId::value).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aPageCanBeOfOneType() {
        CustomerId power = ROOMS.customer("Power");
        CustomerId phish = ROOMS.inTenant(tx -> ROOMS.customers
                .create(tx, OPERATOR, CustomerDetails.of("Phish", CustomerType.HOOTPHISH))
                .id());

        assertThat(ids(CustomerType.HOOTPHISH)).contains(phish).doesNotContain(power);
    }

    @Test
    void aValueThatTheSchemaRefusesIsNamed() {
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.customers.create(
                        tx,
                        OPERATOR,
                        CustomerDetails.of("Bad", CustomerType.POWER)
                                .withReporting(new Reporting(Reporting.Frequency.MONTHLY, 32, List.of())))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("report_day");
        assertThatThrownBy(() -> ROOMS.inTenant(tx ->
                        ROOMS.customers.create(tx, OPERATOR, CustomerDetails.of("x".repeat(201), CustomerType.POWER))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("name");
    }

    @Test
    void anotherPartnersCustomerReadsLikeAnUnknownOne() {
        CustomerId mine = ROOMS.customer("Mine");
        CustomerId nobodys = new CustomerId(999_999);
        ROOMS.facts.clear();

        for (CustomerId id : List.of(mine, nobodys)) {
            String sentence = "There is no customer with id %d.".formatted(id.value());
            assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.customers.get(tx, id)))
                    .isInstanceOf(Problem.class)
                    .hasMessage(sentence);
            assertThatThrownBy(() -> ROOMS.asStranger(
                            tx -> ROOMS.customers.change(tx, OPERATOR, id, old -> old.withName("Stolen"))))
                    .isInstanceOf(Problem.class)
                    .hasMessage(sentence);
            assertThatThrownBy(
                            () -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.customers.archive(tx, OPERATOR, id)))
                    .isInstanceOf(Problem.class)
                    .hasMessage(sentence);
            assertThatThrownBy(
                            () -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.customers.restore(tx, OPERATOR, id)))
                    .isInstanceOf(Problem.class)
                    .hasMessage(sentence);
        }
        assertThat(ROOMS.<List<Customer>>asStranger(tx -> ROOMS.customers.page(tx, null, 0, 1000)))
                .isEmpty();
        assertThat(ROOMS.facts).isEmpty();
        assertThat(ROOMS.<Customer>inTenant(tx -> ROOMS.customers.get(tx, mine))
                        .details()
                        .name())
                .isEqualTo("Mine");
    }

    private static List<CustomerId> ids(@Nullable CustomerType type) {
        return ROOMS.inTenant(tx -> ROOMS.customers.page(tx, type, 0, 1000)).stream()
                .map(Customer::id)
                .toList();
    }
}
