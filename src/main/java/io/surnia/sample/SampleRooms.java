package io.surnia.sample;

import io.surnia.administrators.Administrators;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Loads;
import io.surnia.billing.Subscriptions;
import io.surnia.customers.Customers;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.Exposures;
import io.surnia.library.Library;
import io.surnia.notices.Notices;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.Users;
import io.surnia.phishing.PhishingEvents;
import io.surnia.platform.db.Db;
import io.surnia.scoring.Nightly;

/** The rooms through whose verbs the sample is written. */
public record SampleRooms(
        Db db,
        Partners partners,
        Keys keys,
        Administrators administrators,
        Customers customers,
        Managers managers,
        Users users,
        Groups groups,
        Memberships memberships,
        Library library,
        Assignments assignments,
        Learning learning,
        Loads loads,
        PhishingEvents phishingEvents,
        Nightly nightly,
        Exposures exposures,
        DehashedRecords dehashedRecords,
        Notices notices,
        Subscriptions subscriptions) {}
