package io.surnia.reports;

import io.surnia.assignments.Loads;
import io.surnia.customers.Customer;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.Outbox;
import io.surnia.partner.Partners;
import io.surnia.people.Manager;
import io.surnia.people.Managers;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import io.surnia.platform.time.Tenant;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.UserOverviews;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts the reports that fell due: a customer's with the day that it is brought to, in one transaction, so that each is
 * posted once, on whichever node and after however many days. They go at seven in the morning, the customer's time.
 */
public final class Posting {
    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
    private static final LocalTime HOUR = LocalTime.of(7, 0);
    private static final int CHUNK = 200;
    private static final long PARTNER_ITSELF = 0;

    private final Db db;
    private final Partners partners;
    private final Customers customers;
    private final Managers managers;
    private final Outbox outbox;
    private final Making making;
    private final Paper paper;
    private final Templates templates;
    private final ReportDayStore store = new ReportDayStore();

    public Posting(
            Db db,
            Partners partners,
            Customers customers,
            Managers managers,
            Outbox outbox,
            Loads loads,
            Templates templates) {
        this.db = db;
        this.partners = partners;
        this.customers = customers;
        this.managers = managers;
        this.outbox = outbox;
        this.making = new Making(partners, new CustomerOverviews(), new UserOverviews(loads));
        this.paper = new Paper(templates);
        this.templates = templates;
    }

    /**
     * Posts what a partner's present day makes due. A customer whose report fails is logged and tried again with the next
     * call; the others get theirs.
     *
     * @return how many mails were stored
     */
    public int postDue(Tenant tenant) {
        LocalDate today = tenant.today(db.clock());
        if (!db.inTenant(tenant, tx -> store.lock(tx, PARTNER_ITSELF)).isBefore(today)) {
            return 0;
        }
        int stored = 0;
        boolean isWhole = true;
        Pages<Customer> all = new Pages<>(
                after -> db.inTenant(tenant, tx -> customers.page(tx, null, after, CHUNK)),
                customer -> customer.id().value());
        for (Customer customer : all) {
            try {
                stored += db.<Integer>inTenant(tenant, tx -> ofCustomer(tx, customer.id()));
            } catch (RuntimeException failure) {
                isWhole = false;
                LOG.error("the reports of customer {} failed", customer.id().value(), failure);
            }
        }
        return isWhole ? stored + db.<Integer>inTenant(tenant, this::ofPartner) : stored;
    }

    private int ofCustomer(Tx tx, CustomerId id) {
        LocalDate done = store.lock(tx, id.value());
        if (!done.isBefore(tx.today())) {
            return 0;
        }
        Customer customer = customers.get(tx, id);
        int stored = toRecipients(tx, customer, done) + toManagers(tx, customer, done);
        store.done(tx, id.value());
        return stored;
    }

    private int toRecipients(Tx tx, Customer customer, LocalDate done) {
        List<MailAddress> recipients = customer.details().reporting().recipients().stream()
                .map(MailAddress::parse)
                .flatMap(Optional::stream)
                .toList();
        Optional<LocalDate> due = Schedule.due(customer.details().reporting(), done, tx.today());
        if (due.isEmpty() || recipients.isEmpty() || customer.archivedAt() != null) {
            return 0;
        }
        CustomerId id = customer.id();
        Report<?> report = making.ofCustomer(inside(tx), id);
        ReportMail mail =
                new ReportMail(paper, templates, "customer_report", id, due.get(), report, rows(report, "users"));
        return post(
                tx,
                customer,
                recipients.stream().map(to -> mail.to(to, id.value())).toList());
    }

    private int toManagers(Tx tx, Customer customer, LocalDate done) {
        Optional<LocalDate> due = Schedule.dueToManagers(done, tx.today());
        if (due.isEmpty() || customer.archivedAt() != null) {
            return 0;
        }
        Pages<Manager> all = new Pages<>(
                after -> managers.page(tx, customer.id(), after, CHUNK),
                manager -> manager.id().value());
        int stored = 0;
        for (Manager manager : all) {
            Optional<MailAddress> address = MailAddress.parse(manager.details().email());
            if (manager.active() && address.isPresent()) {
                Report<?> report = making.ofTeam(tx, manager);
                long people = rows(report, "users");
                if (people > 0) {
                    ReportMail mail = new ReportMail(
                            paper, templates, "manager_report", customer.id(), due.get(), report, people);
                    stored += post(
                            tx,
                            customer,
                            List.of(mail.to(address.get(), manager.id().value())));
                }
            }
        }
        return stored;
    }

    private int ofPartner(Tx tx) {
        LocalDate done = store.lock(tx, PARTNER_ITSELF);
        Optional<LocalDate> due = Schedule.dueToPartner(done, tx.today());
        Optional<MailAddress> contact =
                MailAddress.parse(partners.settings(tx).details().contact().email());
        int stored = 0;
        if (due.isPresent() && contact.isPresent()) {
            Report<?> report = making.ofPartner(inside(tx));
            if (rows(report, "users") > 0) {
                ReportMail mail = new ReportMail(
                        paper, templates, "partner_report", null, due.get(), report, rows(report, "customers_count"));
                stored = post(tx, null, List.of(mail.to(contact.get(), PARTNER_ITSELF)));
            }
        }
        store.done(tx, PARTNER_ITSELF);
        return stored;
    }

    private int post(Tx tx, @Nullable Customer customer, List<NewMail> mails) {
        ZoneId own = customer == null ? null : customer.details().timezone();
        ZoneId zone = own == null ? tx.tenant().zone() : own;
        Instant morning = tx.today().atTime(HOUR).atZone(zone).toInstant();
        return outbox.post(tx, new ArrayList<>(mails), morning.isAfter(tx.now()) ? morning : tx.now());
    }

    private static long rows(Report<?> report, String figure) {
        return report.figures().stream()
                .filter(each -> each.name().equals(figure) && each.value() instanceof Number)
                .mapToLong(each -> each.value() instanceof Number number ? number.longValue() : 0)
                .sum();
    }

    private static Making.Access inside(Tx tx) {
        return new Making.Access() {
            @Override
            public <R> R in(Function<Tx, R> work) {
                return work.apply(tx);
            }
        };
    }
}
