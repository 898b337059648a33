package io.surnia.partnerapi;

import io.surnia.administrators.Administrators;
import io.surnia.assignments.AssignmentListings;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.GroupOverviews;
import io.surnia.assignments.Loads;
import io.surnia.billing.Subscriptions;
import io.surnia.customers.Customers;
import io.surnia.exposures.Exposures;
import io.surnia.exposures.Notifying;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Route;
import io.surnia.programs.Programs;
import io.surnia.programs.Schedules;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.UserOverviews;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The door as the wiring sees it: everything that it stands on, and the routes that it gives. */
public final class Api {
    private final Handlers handlers;

    /** The rooms that the API reads and writes through. */
    public record Rooms(
            Db db,
            Partners partners,
            Keys keys,
            Customers customers,
            Administrators administrators,
            Managers managers,
            Groups groups,
            Assignments assignments,
            Loads loads,
            Programs programs,
            Exposures exposures,
            Notifying notifying,
            Subscriptions subscriptions) {}

    /** @param baseUrl where clients reach this deployment, where a setting says so; else each is told what it called */
    public Api(Rooms rooms, Optional<URI> baseUrl) {
        Db db = rooms.db();
        Lists lists = new Lists(db, rooms.customers());
        CustomerOverviews customers = new CustomerOverviews();
        UserOverviews users = new UserOverviews(rooms.loads());
        Schedules schedules = new Schedules(rooms.assignments(), rooms.programs(), rooms.loads());
        this.handlers = new Handlers(
                new CustomersApi(db, customers),
                new ManagersApi(lists, rooms.managers()),
                new UsersApi(lists, users),
                new GroupsApi(lists, new GroupOverviews(rooms.groups(), rooms.assignments())),
                new AssignmentsApi(lists, new AssignmentListings(rooms.assignments())),
                new ExposuresApi(lists, rooms.exposures()),
                new NotifyApi(lists, rooms.notifying()),
                new TrainingApi(lists, schedules),
                new RanksApi(db, lists, customers, users, new Origin(baseUrl)),
                new AdministratorsApi(db, lists, rooms.administrators()),
                new PartnerApi(db, rooms.partners(), rooms.keys(), rooms.subscriptions()));
    }

    /** The operations. */
    public List<Route> routes() {
        return Routes.of(handlers);
    }
}
