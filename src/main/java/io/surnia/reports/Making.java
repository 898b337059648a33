package io.surnia.reports;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.library.LibraryKind;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Partners;
import io.surnia.people.Manager;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.reports.Chart.Bar;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.CustomerStanding;
import io.surnia.scoring.UserOverviews;
import io.surnia.scoring.UserRanking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Makes reports of what the APIs answer, through the verbs that they answer from. */
final class Making {
    private static final int CHUNK = 500;

    private final Partners partners;
    private final CustomerOverviews customers;
    private final UserOverviews people;
    private final TeamStore teams = new TeamStore();

    Making(Partners partners, CustomerOverviews customers, UserOverviews people) {
        this.partners = partners;
        this.customers = customers;
        this.people = people;
    }

    /** How to come to a transaction: the one that is open, or a new one for each piece. */
    interface Access {
        <R> R in(Function<Tx, R> work);
    }

    /** 404 where there is no such customer, or it is archived. */
    Report<UserRanking> ofCustomer(Access access, CustomerId customer) {
        return access.in(tx -> ofCustomer(access, tx, customer));
    }

    private Report<UserRanking> ofCustomer(Access access, Tx tx, CustomerId customer) {
        CustomerOverview overview = customers.find(tx, customer).orElseThrow(() -> Customers.unknown(customer));
        PartnerDetails partner = partners.settings(tx).details();
        CustomerStanding standing = overview.standing();
        List<Figure> figures = figures(tx.today(), overview);
        Chart compliance = compliance(standing);
        return new Report<>(
                Brand.of(partner, overview.customer().details()),
                "Security awareness report",
                overview.customer().details().name(),
                tx.today(),
                figures,
                figures.subList(3, 7),
                "people",
                "People",
                Column.PEOPLE,
                pages(
                        after -> access.in(each -> people.rankings(each, customer, after, CHUNK)),
                        person -> person.standing().user().value()),
                rows -> PeopleDigest.of(List.of(compliance), rows));
    }

    /** Of everyone below a manager, however far. */
    Report<UserRanking> ofTeam(Tx tx, Manager manager) {
        CustomerId customer = manager.customer();
        CustomerOverview overview = customers.find(tx, customer).orElseThrow(() -> Customers.unknown(customer));
        Pages<UserRanking> team = pages(
                after -> team(tx, manager, after),
                person -> person.standing().user().value());
        int users = 0;
        int compliant = 0;
        for (UserRanking person : team) {
            users++;
            compliant += person.standing().isCompliant() ? 1 : 0;
        }
        String name = (manager.details().firstName() + " " + manager.details().lastName()).strip();
        List<Figure> figures = List.of(
                new Figure("day", "Day", tx.today().toString()),
                new Figure(
                        "customer_name",
                        "Customer",
                        overview.customer().details().name()),
                new Figure("manager", "Manager", name),
                new Figure("users", "People in the team", users),
                new Figure("compliant", "With nothing overdue", compliant),
                new Figure("behind", "Behind", users - compliant));
        return new Report<>(
                Brand.of(partners.settings(tx).details(), overview.customer().details()),
                "Your team's security awareness",
                "%s, %s".formatted(name, overview.customer().details().name()),
                tx.today(),
                figures,
                figures.subList(3, 6),
                "people",
                "People",
                Column.PEOPLE,
                team,
                rows -> PeopleDigest.of(List.of(), rows));
    }

    private List<UserRanking> team(Tx tx, Manager manager, long after) {
        List<UserId> ids = teams.below(tx, manager, after, CHUNK);
        return ids.isEmpty() ? List.of() : people.rankings(tx, manager.customer(), ids);
    }

    /** Of all customers that are not archived. */
    Report<CustomerOverview> ofPartner(Access access) {
        Pages<CustomerOverview> all = pages(
                after -> access.in(tx -> customers.page(tx, null, after, CHUNK)),
                each -> each.customer().id().value());
        Totals totals = new Totals();
        all.forEach(totals);
        return access.in(tx -> {
            PartnerDetails partner = partners.settings(tx).details();
            List<Figure> figures = totals.figures(tx.today(), partner.fullName());
            return new Report<>(
                    Brand.of(partner),
                    "Security awareness of all customers",
                    partner.fullName(),
                    tx.today(),
                    figures,
                    figures.subList(2, 6),
                    "customers",
                    "Customers",
                    Column.CUSTOMERS,
                    all,
                    CustomersDigest::of);
        });
    }

    private static List<Figure> figures(LocalDate today, CustomerOverview overview) {
        CustomerStanding standing = overview.standing();
        var rank = standing.rank();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("day", "Day", today.toString()),
                new Figure("customer_id", "Id", overview.customer().id().value()),
                new Figure(
                        "customer_name",
                        "Customer",
                        overview.customer().details().name()),
                new Figure("hoot_score", "HootScore", standing.hootScore()),
                new Figure("hoot_rank", "Rank", rank == null ? null : rank.fullName()),
                new Figure("users", "Active people", standing.users()),
                new Figure("compliance", "Required work done", standing.overallCompliance(), "%")));
        for (LibraryKind kind : LibraryKind.values()) {
            figures.add(new Figure(
                    kind.word() + "_compliance",
                    heading(kind) + " done",
                    standing.compliance().get(kind),
                    "%"));
        }
        return List.copyOf(figures);
    }

    private static Chart compliance(CustomerStanding standing) {
        List<Bar> bars = new ArrayList<>();
        for (LibraryKind kind : LibraryKind.values()) {
            bars.add(new Bar(heading(kind), standing.compliance().getOrDefault(kind, 100)));
        }
        return Chart.ofPercent("Required work done, by kind", bars);
    }

    private static String heading(LibraryKind kind) {
        return switch (kind) {
            case POLICY -> "Policies";
            case VIDEO -> "Videos";
            case SURVEY -> "Surveys";
            case PHISHING -> "Phishing exercises";
            case FOUNDATIONAL -> "Foundational";
        };
    }

    private static <T> Pages<T> pages(LongFunction<List<T>> after, ToLongFunction<T> id) {
        return new Pages<>(after, id);
    }

    /** Sums over customers; the score is the mean over people, which weighs each customer by its size. */
    private static final class Totals implements Consumer<CustomerOverview> {
        private int customers;
        private long users;
        private long scored;
        private long scores;
        private int whole;

        @Override
        public void accept(CustomerOverview each) {
            CustomerStanding standing = each.standing();
            customers++;
            users += standing.users();
            Integer score = standing.hootScore();
            if (score != null) {
                scored += standing.users();
                scores += (long) score * standing.users();
            }
            whole += standing.users() > 0 && standing.overallCompliance() == 100 ? 1 : 0;
        }

        List<Figure> figures(LocalDate today, String partner) {
            return List.of(
                    new Figure("day", "Day", today.toString()),
                    new Figure("partner_name", "Partner", partner),
                    new Figure("customers_count", "Customers", customers),
                    new Figure("users", "Active people", users),
                    new Figure(
                            "mean_hoot_score",
                            "Mean HootScore, by people",
                            scored == 0 ? null : (Object) Math.round((double) scores / scored)),
                    new Figure("fully_compliant_customers", "Customers with all work done", whole));
        }
    }
}
