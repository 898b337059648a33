package io.surnia.partnerapi;

import static io.surnia.partnerapi.Operation.get;
import static io.surnia.partnerapi.Operation.post;

import io.surnia.platform.http.Access;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The partner API, one row an operation, in the order and under the names of the published document. */
public final class Routes {
    private static final List<Operation> TABLE = List.of(
            get("/api/customers/", "Get Customers", api -> api.customers()::list),
            get("/api/customers/?id", "Get Customer", api -> api.customers()::one),
            get(
                    "/api/hoot-ranks/customer/customer-hoot-rank.php",
                    "Get Customer Security Awareness Rank",
                    api -> api.ranks()::ofCustomer),
            get("/api/customers/managers/", "Get Managers", api -> api.managers()::list),
            get("/api/customers/users/", "Get Users", api -> api.users()::list),
            get("/api/customers/users/?id", "Get User", api -> api.users()::one),
            get(
                    "/api/hoot-ranks/user/user-hoot-rank.php",
                    "Get User Security Awareness Rank",
                    api -> api.ranks()::ofUser),
            get("/api/customers/groups/", "Get Groups", api -> api.groups()::list),
            get("/api/customers/groups/?id", "Get Group", api -> api.groups()::one),
            get("/api/customers/assignments/", "Get Assignments", api -> api.assignments()::list),
            get("/api/customers/assignments/?id", "Get Assignment", api -> api.assignments()::one),
            get(
                    "/api/customers/users/exposed-users/exposed-users-all.php",
                    "Get All Users Exposures",
                    api -> api.exposures()::all),
            get(
                    "/api/customers/users/exposed-users/exposed-user.php",
                    "Get User Exposures",
                    api -> api.exposures()::one),
            post(
                    "/api/customers/users/exposed-users/notify-all.php",
                    "Notify All Users With Exposures",
                    api -> api.notifications()::all),
            post(
                    "/api/customers/users/exposed-users/notify.php",
                    "Notify A Specific User With Exposures",
                    api -> api.notifications()::one),
            get("/api/administrators/", "Get Administrators", api -> api.administrators()::list),
            get("/api/administrators/?id", "Get Administrator", api -> api.administrators()::one),
            get("/api/customers/?customer_id", "Get Compliance Metrics", api -> api.customers()::one),
            get("/api/customers/training/", "Get Training Schedule", api -> api.training()::all),
            get(
                    "/api/customers/automated-training/foundational.php",
                    "Get Scheduled Automatic Foundational Training Program",
                    api -> api.training()::foundational),
            get(
                    "/api/customers/automated-training/",
                    "Get Scheduled Automatic Training Program",
                    api -> api.training()::training),
            get(
                    "/api/customers/automated-phishing/",
                    "Get Scheduled Automatic Phishing Program",
                    api -> api.training()::phishing),
            get("/api/partner/settings/", "Get Partner Settings", api -> api.partner()::settings),
            get("/api/partner/subscription/", "Get Subscription Information", api -> api.partner()::subscription),
            // Not in the document, but served by the system that it describes (wire.md, Shapes).
            get("/api/hoot-ranks/user/user-rankings.php", "Get User Rankings", api -> api.ranks()::ofUsers));

    private Routes() {}

    /** The rows. */
    public static List<Operation> table() {
        return TABLE;
    }

    /** The rows as routes: operations that share a path become one route, which finds the one that a call means. */
    static List<Route> of(Handlers handlers) {
        Map<String, List<Operation>> byPath = new LinkedHashMap<>();
        for (Operation operation : TABLE) {
            for (String path : operation.paths()) {
                byPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(operation);
            }
        }
        return byPath.entrySet().stream()
                .map(entry -> route(entry.getKey(), entry.getValue(), handlers))
                .toList();
    }

    private static Route route(String path, List<Operation> operations, Handlers handlers) {
        Operation first = operations.getFirst();
        return new Route(
                first.method(),
                path,
                first.id(),
                Access.KEY,
                call -> meant(operations, call).handler().apply(handlers).handle(call));
    }

    private static Operation meant(List<Operation> operations, Call call) {
        return operations.stream()
                .filter(operation -> operation.isSelectedBy(call))
                .findFirst()
                .orElseGet(operations::getFirst);
    }
}
