package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.people.GroupId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The operations on groups, each as it may also stand in a bulk request. */
final class GroupsApi implements ResourceOperations {
    private final Transactions transactions;
    private final ScimGroups groups;

    GroupsApi(Transactions transactions, ScimGroups groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    @Override
    public String path() {
        return "/Groups";
    }

    @Override
    public void list(Caller caller, Search search, Call call) throws IOException {
        Page page = transactions.read(
                caller,
                tx -> new Page(
                        groups.count(tx, caller.customer(), search), groups.page(tx, caller.customer(), search)));
        List<Resource> resources = resources(caller, page.groups(), search.projection());
        Iterator<Map<String, Object>> written = resources.stream()
                .map(resource -> search.projection().of(resource.attributes()))
                .iterator();
        Map<String, Object> list = Lists.of(search, page.total(), resources.size(), written);
        call.stream(ScimErrors.MEDIA_TYPE, out -> Json.write(out, list));
    }

    @Override
    public void get(Caller caller, long id, Call call) throws IOException {
        Projection projection = Projection.of(call);
        ScimGroup group = transactions.read(caller, tx -> groups.get(tx, caller.customer(), new GroupId(id)));
        Resource resource = resources(caller, List.of(group), projection).getFirst();
        if (resource.version().isKnownTo(call)) {
            call.answer(Answer.notModified(resource.version()));
        } else {
            call.setHeader("Location", resource.location());
            call.setHeader("ETag", resource.version().toString());
            call.stream(ScimErrors.MEDIA_TYPE, out -> Json.write(out, projection.of(resource.attributes())));
        }
    }

    @Override
    public Answer create(Caller caller, JsonNode body, Projection projection) {
        List<GroupEdit> edits = GroupSteps.of(Step.ofResource(body));
        ScimGroup group = transactions.write(caller, tx -> {
            GroupId id = groups.create(tx, caller.actor(), caller.customer(), edits);
            return groups.get(tx, caller.customer(), id);
        });
        return answer(caller, group, 201, projection);
    }

    @Override
    public Answer replace(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection) {
        ScimGroup group = change(caller, id, Step.ofResource(body), precondition);
        return answer(caller, group, 200, projection);
    }

    /** Without a body, as Entra ID wants it, unless the client asks for attributes: a group may be large. */
    @Override
    public Answer patch(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection) {
        ScimGroup group = change(caller, id, Step.ofPatch(body), precondition);
        return projection.wanted().isEmpty()
                ? WireGroup.of(group, null, caller.base()).noContent()
                : answer(caller, group, 200, projection);
    }

    @Override
    public Answer delete(Caller caller, long id, Precondition precondition) {
        GroupId group = new GroupId(id);
        return transactions.write(caller, tx -> {
            check(tx, caller, group, precondition);
            groups.delete(tx, caller.actor(), caller.customer(), group);
            return Answer.noContent();
        });
    }

    private ScimGroup change(Caller caller, long id, List<Step> steps, Precondition precondition) {
        GroupId group = new GroupId(id);
        List<GroupEdit> edits = GroupSteps.of(steps);
        return transactions.write(caller, tx -> {
            check(tx, caller, group, precondition);
            groups.change(tx, caller.actor(), caller.customer(), group, edits);
            return groups.get(tx, caller.customer(), group);
        });
    }

    private void check(Tx tx, Caller caller, GroupId group, Precondition precondition) {
        precondition.check(WireGroup.version(groups.get(tx, caller.customer(), group)));
    }

    private Answer answer(Caller caller, ScimGroup group, int status, Projection projection) {
        return resources(caller, List.of(group), projection).getFirst().answer(status, projection);
    }

    /** To be written once: their members are read meanwhile. */
    private List<Resource> resources(Caller caller, List<ScimGroup> page, Projection projection) {
        MemberStream members = new MemberStream(
                transactions, caller, page.stream().map(ScimGroup::id).toList());
        boolean shown = projection.shows("members");
        return page.stream()
                .map(group -> WireGroup.of(group, shown ? members.of(group.id()) : null, caller.base()))
                .toList();
    }

    private record Page(long total, List<ScimGroup> groups) {}
}
