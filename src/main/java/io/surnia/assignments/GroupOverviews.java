package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.Group;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.Member;
import io.surnia.people.UserId;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Slice.Shown;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads groups with their members and active assignments: three queries however many groups there are. Members of a
 * large group are read on page by page.
 */
public final class GroupOverviews {
    /** How many members come with a group. */
    public static final int FIRST_MEMBERS = 100;

    private final Groups groups;
    private final Assignments assignments;

    public GroupOverviews(Groups groups, Assignments assignments) {
        this.groups = groups;
        this.assignments = assignments;
    }

    /**
     * The customer's next groups after an id, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     */
    public List<GroupOverview> page(Tx tx, CustomerId customer, long after, int limit) {
        return overviews(tx, customer, groups.slice(tx, customer, null, new Slice(after, limit, null, Shown.ACTIVE)));
    }

    /**
     * One group.
     *
     * @throws io.surnia.platform.problem.Problem where this customer has none of that id, or it is archived
     */
    public GroupOverview get(Tx tx, CustomerId customer, GroupId id) {
        Group group = groups.get(tx, customer, id);
        if (group.archivedAt() != null) {
            throw Groups.unknown(id);
        }
        return overviews(tx, customer, List.of(group)).getFirst();
    }

    /** A group's next active members after a user's id, ordered by that id. */
    public List<Member> members(Tx tx, CustomerId customer, GroupId group, long after, int limit) {
        return tx.query("""
                select m.group_id, u.id as user_id, u.first_name, u.last_name, u.email
                  from group_members m
                  join users u
                    on u.partner_id = m.partner_id and u.customer_id = m.customer_id and u.id = m.user_id
                 where m.partner_id = :partner and m.customer_id = :customer and m.group_id = :group
                   and m.user_id > :after and u.archived_at is null
                 order by m.user_id
                 limit :limit
                """)
                .bind("customer", customer.value())
                .bind("group", group.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(MEMBER)
                .list();
    }

    private List<GroupOverview> overviews(Tx tx, CustomerId customer, List<Group> page) {
        List<GroupId> ids = page.stream().map(Group::id).toList();
        Map<GroupId, List<AssignmentName>> active = assignments.effectiveOfGroups(tx, customer, ids);
        Map<GroupId, List<Member>> members = firstMembers(tx, customer, ids);
        return page.stream()
                .map(group -> new GroupOverview(
                        group, members.getOrDefault(group.id(), List.of()), active.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private static Map<GroupId, List<Member>> firstMembers(Tx tx, CustomerId customer, Collection<GroupId> ids) {
        return tx
                .query("""
                select g.id as group_id, m.user_id, m.first_name, m.last_name, m.email
                  from groups g
                 cross join lateral (
                        select m.user_id, u.first_name, u.last_name, u.email
                          from group_members m
                          join users u
                            on u.partner_id = m.partner_id and u.customer_id = m.customer_id and u.id = m.user_id
                         where m.partner_id = g.partner_id and m.customer_id = g.customer_id and m.group_id = g.id
                           and u.archived_at is null
                         order by m.user_id
                         limit :most) m
                 where g.partner_id = :partner and g.customer_id = :customer and g.id = any(:groups)
                 order by g.id, m.user_id
                """)
                .bind("customer", customer.value())
                .bind("most", FIRST_MEMBERS)
                .bindArray(
                        "groups", Long.class, ids.stream().map(GroupId::value).toList())
                .map(MEMBER)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Member::group, HashMap::new, Collectors.toList()));
    }

    private static final RowMapper<Member> MEMBER = (row, _) -> new Member(
            new GroupId(row.getLong("group_id")),
            new UserId(row.getLong("user_id")),
            row.getString("first_name"),
            row.getString("last_name"),
            row.getString("email"));
}
