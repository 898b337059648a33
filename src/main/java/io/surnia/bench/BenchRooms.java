package io.surnia.bench;

import io.surnia.customers.Customers;
import io.surnia.library.Library;
import io.surnia.mail.Outbox;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.partner.Tenants;
import io.surnia.platform.db.Db;
import io.surnia.provisioning.UserImports;
import io.surnia.scoring.Nightly;
import io.surnia.scoring.Standings;

/** The rooms whose verbs the bench calls. */
public record BenchRooms(
        Db db,
        Outbox outbox,
        Partners partners,
        Tenants tenants,
        Keys keys,
        Customers customers,
        Library library,
        Standings standings,
        Nightly nightly,
        UserImports imports) {}
