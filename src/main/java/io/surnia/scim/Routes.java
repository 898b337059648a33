package io.surnia.scim;

import static io.surnia.platform.http.Access.KEY;
import static io.surnia.platform.http.Access.PUBLIC;
import static io.surnia.platform.http.Access.WRITING_KEY;

import io.surnia.platform.http.Access;
import io.surnia.platform.http.Dialect;
import io.surnia.platform.http.Handler;
import io.surnia.platform.http.Route;
import java.util.List;
import java.util.function.Function;

/** What a directory can ask, one row an operation (RFC 7644, section 3.2). */
public final class Routes {
    static final String PREFIX = "/scim/v2";

    private static final Dialect DIALECT =
            new Dialect(PREFIX + "/", false, List.of(ScimErrors.MEDIA_TYPE, "application/json"), new ScimErrors());
    private static final List<Operation> TABLE = List.of(
            row("GET", "/Users", "scimListUsers", KEY, api -> api.users()::list),
            row("POST", "/Users", "scimCreateUser", WRITING_KEY, api -> api.users()::create),
            row("POST", "/Users/.search", "scimSearchUsers", KEY, api -> api.users()::search),
            row("GET", "/Users/{id}", "scimGetUser", KEY, api -> api.users()::get),
            row("PUT", "/Users/{id}", "scimReplaceUser", WRITING_KEY, api -> api.users()::replace),
            row("PATCH", "/Users/{id}", "scimPatchUser", WRITING_KEY, api -> api.users()::patch),
            row("DELETE", "/Users/{id}", "scimDeleteUser", WRITING_KEY, api -> api.users()::delete),
            row("GET", "/Groups", "scimListGroups", KEY, api -> api.groups()::list),
            row("POST", "/Groups", "scimCreateGroup", WRITING_KEY, api -> api.groups()::create),
            row("POST", "/Groups/.search", "scimSearchGroups", KEY, api -> api.groups()::search),
            row("GET", "/Groups/{id}", "scimGetGroup", KEY, api -> api.groups()::get),
            row("PUT", "/Groups/{id}", "scimReplaceGroup", WRITING_KEY, api -> api.groups()::replace),
            row("PATCH", "/Groups/{id}", "scimPatchGroup", WRITING_KEY, api -> api.groups()::patch),
            row("DELETE", "/Groups/{id}", "scimDeleteGroup", WRITING_KEY, api -> api.groups()::delete),
            row("POST", "/Bulk", "scimBulk", WRITING_KEY, api -> api.bulk()::run),
            // Without a key: a client reads here how it may come in.
            row("GET", "/ServiceProviderConfig", "scimGetConfig", PUBLIC, api -> api.discovery()::configuration),
            row("GET", "/ResourceTypes", "scimListResourceTypes", PUBLIC, api -> api.discovery()::resourceTypes),
            row("GET", "/ResourceTypes/{id}", "scimGetResourceType", PUBLIC, api -> api.discovery()::resourceType),
            row("GET", "/Schemas", "scimListSchemas", PUBLIC, api -> api.discovery()::schemas),
            row("GET", "/Schemas/{id}", "scimGetSchema", PUBLIC, api -> api.discovery()::schema));

    private Routes() {}

    /** The rows. */
    public static List<Operation> table() {
        return TABLE;
    }

    /** The rows as routes. */
    static List<Route> of(Handlers handlers) {
        return TABLE.stream()
                .map(row -> new Route(
                                row.method(),
                                PREFIX + row.path(),
                                row.id(),
                                row.access(),
                                row.handler().apply(handlers))
                        .in(DIALECT)
                        .withBodyLimit(BulkApi.MOST_BYTES))
                .toList();
    }

    private static Operation row(
            String method, String path, String id, Access access, Function<Handlers, Handler> handler) {
        return new Operation(method, path, id, access, handler);
    }
}
