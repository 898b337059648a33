package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What steps change of a group. Attributes that we do not keep are passed over. Pure. */
final class GroupSteps {
    private GroupSteps() {}

    /**
     * The edits, in the order of the steps. Neighbours that let users join, or leave, are one: Entra ID sends an operation
     * for each member.
     *
     * @throws Problem 400 where a value cannot be one of its attribute
     */
    static List<GroupEdit> of(List<Step> steps) {
        List<GroupEdit> edits = new ArrayList<>();
        steps.forEach(step -> edit(step).ifPresent(edit -> append(edits, edit)));
        return edits;
    }

    private static Optional<GroupEdit> edit(Step step) {
        boolean removed = step.kind() == Step.Kind.REMOVE;
        return switch (step.name()) {
            case "displayname" -> Optional.of(rename(step, removed));
            case "externalid" ->
                Optional.of(new GroupEdit.Identify(removed ? null : Values.text(step.value(), "externalId")));
            case "members" -> members(step);
            case "members.value" -> throw Refusal.invalidPath("A path to members must not go deeper.");
            default -> Optional.empty();
        };
    }

    private static GroupEdit rename(Step step, boolean removed) {
        String name = removed ? null : Values.text(step.value(), "displayName");
        if (name == null) {
            throw Refusal.invalidValue("The displayName is required.");
        }
        return new GroupEdit.Rename(name);
    }

    private static Optional<GroupEdit> members(Step step) {
        Filter filter = Paths.valueFilter(step.path());
        if (filter != null) {
            if (step.kind() != Step.Kind.REMOVE) {
                throw Refusal.invalidPath("Members can only be removed by a filter.");
            }
            return Optional.of(new GroupEdit.Leave(named(filter, new LinkedHashSet<>())));
        }
        return switch (step.kind()) {
            case ADD -> Optional.of(new GroupEdit.Join(users(step.value(), true)));
            case REPLACE -> Optional.of(new GroupEdit.SetMembers(users(step.value(), true)));
            // Entra ID names whom to remove in the value; without one everybody is meant.
            case REMOVE ->
                Optional.of(
                        step.value().isNull()
                                ? new GroupEdit.SetMembers(Set.of())
                                : new GroupEdit.Leave(users(step.value(), false)));
        };
    }

    /** {@code value eq "1"}, also several with {@code or} between. */
    private static Set<UserId> named(Filter filter, Set<UserId> users) {
        boolean names = filter.getFilterType() == FilterType.EQUAL
                && Paths.name(Paths.attribute(filter)).equals("value");
        if (names) {
            Ids.parse(Paths.comparisonValue(filter)).ifPresent(id -> users.add(new UserId(id)));
        } else if (filter.getFilterType() == FilterType.OR) {
            Paths.combined(filter).forEach(part -> named(part, users));
        } else {
            throw Refusal.invalidFilter("A filter of members must be like value eq \"1000\".");
        }
        return users;
    }

    /** @param strict whether what is nobody's id is refused, and not passed over */
    private static Set<UserId> users(JsonNode value, boolean strict) {
        Set<UserId> users = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(element -> users.addAll(users(element, strict)));
        } else if (!value.isNull()) {
            if (value.path("type").asText().toLowerCase(Locale.ROOT).equals("group")) {
                throw Refusal.invalidValue("The members of a group must be users.");
            }
            Optional<Long> id = Ids.parse(Values.single(value));
            if (id.isEmpty() && strict) {
                throw unknownMember();
            }
            id.ifPresent(number -> users.add(new UserId(number)));
        }
        return users;
    }

    static Problem unknownMember() {
        return Refusal.invalidValue("The members must be ids of users of this customer.");
    }

    private static void append(List<GroupEdit> edits, GroupEdit edit) {
        GroupEdit last = edits.isEmpty() ? null : edits.getLast();
        if (last instanceof GroupEdit.Join(Set<UserId> before) && edit instanceof GroupEdit.Join(Set<UserId> more)) {
            before.addAll(more);
        } else if (last instanceof GroupEdit.Leave(Set<UserId> before)
                && edit instanceof GroupEdit.Leave(Set<UserId> more)) {
            before.addAll(more);
        } else {
            edits.add(edit);
        }
    }
}
