package io.surnia.scim;

import io.surnia.platform.http.Access;
import io.surnia.platform.http.Dialect;
import io.surnia.platform.http.Handler;
import io.surnia.platform.http.Route;
import java.util.List;
import java.util.stream.Stream;

/** The door's rows (RFC 7644, section 3.2). */
final class Routes {
    static final String PREFIX = "/scim/v2";

    private static final Dialect DIALECT =
            new Dialect(PREFIX + "/", false, List.of(ScimErrors.MEDIA_TYPE, "application/json"), new ScimErrors());

    private Routes() {}

    static List<Route> of(Handlers handlers) {
        return Stream.of(
                        resources("User", handlers.users()),
                        resources("Group", handlers.groups()),
                        Stream.of(row("POST", "/Bulk", "SCIM Bulk", Access.WRITING_KEY, handlers.bulk()::run)
                                .withBodyLimit(BulkApi.MOST_BYTES)),
                        discovery(handlers.discovery()))
                .flatMap(rows -> rows)
                .toList();
    }

    /** What is the same for every type of resource. */
    private static Stream<Route> resources(String type, ResourcesApi handler) {
        String all = handler.path();
        String one = all + "/{id}";
        return Stream.of(
                row("GET", all, "SCIM List " + type + "s", Access.KEY, handler::list),
                row("POST", all, "SCIM Create " + type, Access.WRITING_KEY, handler::create),
                row("POST", all + "/.search", "SCIM Search " + type + "s", Access.KEY, handler::search),
                row("GET", one, "SCIM Get " + type, Access.KEY, handler::get),
                row("PUT", one, "SCIM Replace " + type, Access.WRITING_KEY, handler::replace),
                row("PATCH", one, "SCIM Patch " + type, Access.WRITING_KEY, handler::patch),
                row("DELETE", one, "SCIM Delete " + type, Access.WRITING_KEY, handler::delete));
    }

    /** Without a key: a client reads here how it may come in. */
    private static Stream<Route> discovery(DiscoveryApi discovery) {
        return Stream.of(
                row(
                        "GET",
                        "/ServiceProviderConfig",
                        "SCIM Service Provider Configuration",
                        Access.PUBLIC,
                        discovery::configuration),
                row("GET", "/ResourceTypes", "SCIM Resource Types", Access.PUBLIC, discovery::resourceTypes),
                row("GET", "/ResourceTypes/{id}", "SCIM Resource Type", Access.PUBLIC, discovery::resourceType),
                row("GET", "/Schemas", "SCIM Schemas", Access.PUBLIC, discovery::schemas),
                row("GET", "/Schemas/{id}", "SCIM Schema", Access.PUBLIC, discovery::schema));
    }

    private static Route row(String method, String path, String operation, Access access, Handler handler) {
        return new Route(method, PREFIX + path, operation, access, handler).in(DIALECT);
    }
}
