package io.surnia.testing;

import io.surnia.administrators.Administrators;
import io.surnia.billing.Subscriptions;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Customers;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.AuditEntry;
import io.surnia.partner.Keys;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Partners;
import io.surnia.partner.Tenants;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.MembershipChanged;
import io.surnia.people.Memberships;
import io.surnia.people.PersonChanged;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Fact;
import io.surnia.platform.db.Reactions;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The lower rooms on a database of one test's own, with two partners, whose facts it keeps. Its clock stands at noon
 * (UTC) of 24 November 2026.
 */
public final class TestRooms implements AutoCloseable {
    public static final Actor OPERATOR = new Actor.Operator("test");

    public final TestDatabase database = TestPostgres.freshDatabase();
    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    public final List<Fact> facts = new ArrayList<>();
    public final Db db = new Db(
            database.app(),
            clock,
            new Reactions()
                    .on(CustomerChanged.class, (_, raised) -> facts.addAll(raised))
                    .on(PersonChanged.class, (_, raised) -> facts.addAll(raised))
                    .on(MembershipChanged.class, (_, raised) -> facts.addAll(raised)));
    public final Audit audit = new Audit();
    public final Partners partners = new Partners(db, audit);
    public final Tenants tenants = new Tenants(db);
    public final Keys keys = new Keys(db, audit);
    public final Customers customers = new Customers(audit);
    public final Managers managers = new Managers(audit);
    public final Users users = new Users(audit);
    public final Groups groups = new Groups(audit);
    public final Memberships memberships = new Memberships(audit);
    public final Administrators administrators = new Administrators(audit);
    public final Subscriptions subscriptions = new Subscriptions(audit);

    /** The partner whose rows a test works on. */
    public final Tenant tenant = partner("Northwind");

    /** Another, which must not see them. */
    public final Tenant stranger = partner("Southwind");

    public <T> T inTenant(Function<Tx, T> work) {
        return db.inTenant(tenant, work);
    }

    public <T> T asStranger(Function<Tx, T> work) {
        return db.inTenant(stranger, work);
    }

    /** A new power customer. */
    public CustomerId customer(String name) {
        return inTenant(tx -> customers
                .create(tx, OPERATOR, CustomerDetails.of(name, CustomerType.POWER))
                .id());
    }

    /** What was done to the partner's things since an entry, oldest first. */
    public List<AuditEntry> auditAfter(long entry) {
        return inTenant(tx -> audit.page(tx, entry, 1000));
    }

    /** The newest entry's id. */
    public long lastAudit() {
        return auditAfter(0).getLast().id();
    }

    @Override
    public void close() {
        database.close();
    }

    private Tenant partner(String name) {
        return partners.create(OPERATOR, PartnerDetails.of(name, "hello@example.net"))
                .tenant();
    }
}
