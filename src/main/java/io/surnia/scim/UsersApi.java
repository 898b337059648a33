package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The operations on users, each as it may also stand in a bulk request. */
final class UsersApi implements ResourceOperations {
    private final Transactions transactions;
    private final ScimUsers users;

    UsersApi(Transactions transactions, ScimUsers users) {
        this.transactions = transactions;
        this.users = users;
    }

    @Override
    public String path() {
        return "/Users";
    }

    @Override
    public void list(Caller caller, Search search, Call call) throws IOException {
        Map<String, Object> list = transactions.read(caller, tx -> {
            List<ScimUser> page = users.page(tx, caller.customer(), search);
            List<Map<String, Object>> resources = resources(tx, caller, page, search.projection()).stream()
                    .map(resource -> search.projection().of(resource.attributes()))
                    .toList();
            return Lists.of(search, users.count(tx, caller.customer(), search), resources.size(), resources);
        });
        call.answer(Answer.ok(list).withContentType(ScimErrors.MEDIA_TYPE));
    }

    @Override
    public void get(Caller caller, long id, Call call) throws IOException {
        Projection projection = Projection.of(call);
        Resource user = transactions.read(caller, tx -> resource(tx, caller, new UserId(id), projection));
        call.answer(user.version().isKnownTo(call) ? Answer.notModified(user.version()) : user.answer(200, projection));
    }

    @Override
    public Answer create(Caller caller, JsonNode body, Projection projection) {
        Profile profile = UserSteps.apply(Profile.BLANK, Step.ofResource(body));
        return transactions.write(caller, tx -> {
            UserId id = users.create(tx, caller.actor(), caller.customer(), profile);
            return resource(tx, caller, id, projection).answer(201, projection);
        });
    }

    @Override
    public Answer replace(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection) {
        return change(caller, id, Step.ofResource(body), precondition, projection);
    }

    @Override
    public Answer patch(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection) {
        return change(caller, id, Step.ofPatch(body), precondition, projection);
    }

    @Override
    public Answer delete(Caller caller, long id, Precondition precondition) {
        UserId user = new UserId(id);
        return transactions.write(caller, tx -> {
            precondition.check(WireUser.version(users.get(tx, caller.customer(), user)));
            users.delete(tx, caller.actor(), caller.customer(), user);
            return Answer.noContent();
        });
    }

    private Answer change(Caller caller, long id, List<Step> steps, Precondition precondition, Projection projection) {
        UserId user = new UserId(id);
        UnaryOperator<Profile> change = profile -> UserSteps.apply(profile, steps);
        return transactions.write(caller, tx -> {
            precondition.check(WireUser.version(users.get(tx, caller.customer(), user)));
            users.change(tx, caller.actor(), caller.customer(), user, change);
            return resource(tx, caller, user, projection).answer(200, projection);
        });
    }

    private Resource resource(Tx tx, Caller caller, UserId id, Projection projection) {
        return resources(tx, caller, List.of(users.get(tx, caller.customer(), id)), projection)
                .getFirst();
    }

    private List<Resource> resources(Tx tx, Caller caller, List<ScimUser> page, Projection projection) {
        Map<UserId, List<ScimUserStore.Membership>> groups = projection.shows("groups")
                ? users
                        .groupsOf(
                                tx,
                                caller.customer(),
                                page.stream().map(ScimUser::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(ScimUserStore.Membership::user))
                : Map.of();
        return page.stream()
                .map(user -> WireUser.of(user, groups.getOrDefault(user.id(), List.of()), caller.base()))
                .toList();
    }
}
