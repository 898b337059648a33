package io.surnia.scim;

import io.surnia.partner.Audit;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The door as the wiring sees it: everything that it stands on, and the routes that it gives. */
public final class ScimApi {
    private final Handlers handlers;

    /** The rooms that directories read and write through. */
    public record Rooms(Db db, Audit audit, Managers managers, Users users, Groups groups, Memberships memberships) {}

    /** @param baseUrl where clients reach this deployment, where a setting says so; else each is told what it called */
    public ScimApi(Rooms rooms, Optional<URI> baseUrl) {
        Origin origin = new Origin(baseUrl);
        Transactions transactions = new Transactions(rooms.db());
        Superiors superiors = new Superiors(rooms.users(), rooms.managers());
        UsersApi users =
                new UsersApi(transactions, new ScimUsers(rooms.audit(), rooms.users(), rooms.memberships(), superiors));
        GroupsApi groups = new GroupsApi(transactions, new ScimGroups(rooms.groups(), rooms.memberships()));
        this.handlers = new Handlers(
                new ResourcesApi(users, origin),
                new ResourcesApi(groups, origin),
                new BulkApi(List.of(users, groups), origin),
                new DiscoveryApi(origin));
    }

    /** The operations. */
    public List<Route> routes() {
        return Routes.of(handlers);
    }
}
