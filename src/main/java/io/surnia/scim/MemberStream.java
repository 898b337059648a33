package io.surnia.scim;

import io.surnia.people.GroupId;
import io.surnia.platform.db.Tx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The members of a page's groups, read in chunks while they are written: memory is one chunk, however large the groups,
 * and no transaction waits for the client. The groups must be asked in their order, each to its end.
 */
final class MemberStream {
    private static final int CHUNK = 1000;

    private final Transactions transactions;
    private final Caller caller;
    private final List<GroupId> groups;
    private final ScimGroupStore store = new ScimGroupStore();
    private final Deque<ScimGroupStore.PlacedMember> chunk = new ArrayDeque<>();
    private int place = 1;
    private long after;
    private boolean ended;

    MemberStream(Transactions transactions, Caller caller, List<GroupId> groups) {
        this.transactions = transactions;
        this.caller = caller;
        this.groups = groups;
    }

    /** The members of a group as they are written. */
    Iterator<Map<String, Object>> of(GroupId group) {
        int wanted = groups.indexOf(group) + 1;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                ScimGroupStore.PlacedMember next = peek();
                return next != null && next.place() == wanted;
            }

            @Override
            public Map<String, Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return wire(chunk.remove());
            }
        };
    }

    private ScimGroupStore.@Nullable PlacedMember peek() {
        if (chunk.isEmpty() && !ended) {
            chunk.addAll(transactions.read(caller, this::read));
            ended = chunk.size() < CHUNK;
            if (!chunk.isEmpty()) {
                place = chunk.getLast().place();
                after = chunk.getLast().user().value();
            }
        }
        return chunk.peek();
    }

    private List<ScimGroupStore.PlacedMember> read(Tx tx) {
        return store.members(tx, caller.customer(), groups, place, after, CHUNK);
    }

    private Map<String, Object> wire(ScimGroupStore.PlacedMember member) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("value", Long.toString(member.user().value()));
        wire.put("$ref", caller.base() + "/Users/" + member.user().value());
        wire.put("type", "User");
        wire.put("display", member.name());
        return wire;
    }
}
