package io.surnia.portability;

import io.surnia.assignments.Assignments;
import io.surnia.assignments.Learning;
import io.surnia.customers.Customers;
import io.surnia.notices.Notices;
import io.surnia.partner.Partners;
import io.surnia.partner.Tenants;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;

/** Those through whose verbs somebody moves in. */
public record MoveInRooms(
        Db db,
        Partners partners,
        Tenants tenants,
        Customers customers,
        Managers managers,
        Users users,
        Groups groups,
        Memberships memberships,
        Assignments assignments,
        Learning learning,
        Notices notices) {}
