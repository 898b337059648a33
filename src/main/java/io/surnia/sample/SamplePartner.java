package io.surnia.sample;

import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Partner;
import io.surnia.partner.Scope;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Consumer;

/**
 * Loads the sample partner: plays fourteen months day by day, so that everything is there that would be there if it had
 * happened. It cannot be loaded twice into one database, whose partners have names of their own.
 */
public final class SamplePartner {
    /** The partner's time zone, in which its present day is to be taken. */
    public static final ZoneId ZONE = Headquarters.ZONE;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final SampleRooms rooms;

    /**
     * A sample partner that is there as a whole.
     *
     * @param partnerKey a key that reaches the whole partner and may write
     * @param customerKeys a key of each customer's own, ordered by customer
     */
    public record Loaded(Tenant tenant, String partnerKey, Map<CustomerId, String> customerKeys) {
        /** Without the keys. */
        @Override
        public String toString() {
            return "Loaded[partner %d]".formatted(tenant.partnerId());
        }
    }

    public SamplePartner(SampleRooms rooms) {
        this.rooms = rooms;
    }

    /**
     * Loads it, in many transactions: what is broken off midway leaves an incomplete partner, which has no key.
     *
     * @param seed the same seed and day give the same rows in an empty database, secrets of keys aside
     * @param today the partner's present day; the history ends on the evening before
     * @param progress is told what is being loaded, about once a month of the history
     */
    public Loaded load(long seed, LocalDate today, Consumer<String> progress) {
        Play play = new Play(rooms, seed, today, new Agenda());
        LocalDate first = today.minusDays(Companies.OLDEST);
        Headquarters headquarters = new Headquarters(play);
        Partner partner = headquarters.found(instant(first.atTime(7, 30)));
        List<Site> sites = new ArrayList<>();
        play.agenda().put(first, WorkingHours.HERE, tx -> rooms.library().stock(tx));
        for (Company company : Companies.all()) {
            play.agenda().put(company.begins(today), company.hours(), tx -> sites.add(open(play, tx, company)));
        }
        play.agenda()
                .put(
                        first.plusDays(4),
                        WorkingHours.HERE,
                        tx -> headquarters.settle(
                                tx, sites.get(0).id(), sites.get(1).id()));
        walk(play, partner.tenant(), first, progress);
        headquarters.begin(partner.tenant(), instant(today.atTime(0, 5)));
        return issueKeys(partner.tenant(), today, sites);
    }

    private Site open(Play play, Tx tx, Company company) {
        CustomerDetails details = company.details();
        if (details.type() != CustomerType.POWER) {
            details = details.withTrainingStart(tx.now());
        }
        Site site = Site.of(
                company, rooms.customers().create(tx, Play.ACTOR, details).id());
        new Staff(play, site).moveIn(tx);
        new Curriculum(play).plan(site);
        new PhishingMails(play, site).plan();
        new DarkWeb(play, site).plan();
        new Learners(play, site).look(tx);
        return site;
    }

    private void walk(Play play, Tenant tenant, LocalDate first, Consumer<String> progress) {
        for (LocalDate day = first; !day.isAfter(play.today()); day = day.plusDays(1)) {
            if (day.equals(first) || day.getDayOfMonth() == 1) {
                progress.accept("loading the sample partner: " + MONTH.format(YearMonth.from(day)));
            }
            if (day.isAfter(first)) {
                night(tenant, day);
            }
            if (day.isBefore(play.today())) {
                live(play.agenda(), tenant, day);
            }
        }
    }

    private void night(Tenant tenant, LocalDate day) {
        rooms.nightly().close(tenant, day);
    }

    private void live(Agenda agenda, Tenant tenant, LocalDate day) {
        for (var hour = agenda.next(day); hour != null; hour = agenda.next(day)) {
            Entry<LocalDateTime, List<Consumer<Tx>>> now = hour;
            rooms.db().inTenant(tenant, instant(now.getKey()), tx -> {
                now.getValue().forEach(entry -> entry.accept(tx));
                return now;
            });
        }
    }

    private Loaded issueKeys(Tenant tenant, LocalDate today, List<Site> sites) {
        return rooms.db().inTenant(tenant, instant(today.atTime(0, 10)), tx -> {
            String partnerKey = issue(tx, "Sample partner", new Scope.WholePartner());
            Map<CustomerId, String> customerKeys = new LinkedHashMap<>();
            for (Site site : sites) {
                String name = "Sample customer " + site.id().value();
                customerKeys.put(
                        site.id(),
                        issue(tx, name, new Scope.OneCustomer(site.id().value())));
            }
            return new Loaded(tenant, partnerKey, customerKeys);
        });
    }

    private String issue(Tx tx, String name, Scope scope) {
        return rooms.keys().issue(tx, Play.ACTOR, name, scope, true, null).secret();
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Headquarters.ZONE).toInstant();
    }
}
