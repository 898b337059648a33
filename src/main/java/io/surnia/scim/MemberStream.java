package io.surnia.scim;

import io.surnia.people.GroupId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of a page's groups, read while they are written: the first ones of all groups at once, the rest of a large
 * one in chunks. No transaction waits for the client, and memory does not grow with the groups.
 */
final class MemberStream {
    private static final int FIRST = 100;
    private static final int CHUNK = 2000;

    private final Transactions transactions;
    private final Caller caller;
    private final List<GroupId> groups;
    private final ScimGroupStore store = new ScimGroupStore();
    private @Nullable Map<GroupId, List<ScimGroupStore.Member>> first;

    MemberStream(Transactions transactions, Caller caller, List<GroupId> groups) {
        this.transactions = transactions;
        this.caller = caller;
        this.groups = groups;
    }

    /** The members of a group as they are written. */
    Iterator<Map<String, Object>> of(GroupId group) {
        return new Members(group);
    }

    private List<ScimGroupStore.Member> first(GroupId group) {
        if (first == null) {
            first = transactions.read(caller, tx -> store.firstMembers(tx, caller.customer(), groups, FIRST)).stream()
                    .collect(Collectors.groupingBy(ScimGroupStore.Member::group));
        }
        return first.getOrDefault(group, List.of());
    }

    private Map<String, Object> wire(ScimGroupStore.Member member) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("value", Long.toString(member.user().value()));
        wire.put("$ref", caller.base() + "/Users/" + member.user().value());
        wire.put("type", "User");
        wire.put("display", member.name());
        return wire;
    }

    private final class Members implements Iterator<Map<String, Object>> {
        private final GroupId group;
        private final Deque<ScimGroupStore.Member> chunk = new ArrayDeque<>();
        private ScimGroupStore.@Nullable Member last;
        private boolean ended;

        Members(GroupId group) {
            this.group = group;
        }

        @Override
        public boolean hasNext() {
            if (chunk.isEmpty() && !ended) {
                ScimGroupStore.Member before = last;
                chunk.addAll(
                        before == null
                                ? first(group)
                                : transactions.read(
                                        caller,
                                        tx -> store.membersAfter(tx, caller.customer(), group, before.user(), CHUNK)));
                ended = chunk.size() < (before == null ? FIRST : CHUNK);
            }
            return !chunk.isEmpty();
        }

        @Override
        public Map<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ScimGroupStore.Member member = chunk.remove();
            last = member;
            return wire(member);
        }
    }
}
