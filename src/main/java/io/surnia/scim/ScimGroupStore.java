package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads groups and who is in them. */
final class ScimGroupStore {

    private static final Attribute MEMBERS = Attribute.of("""
            exists (select from group_members m
                     where m.partner_id = g.partner_id and m.customer_id = g.customer_id and m.group_id = g.id
                       and m.user_id %s)""", Attribute.Kind.IDS);

    /** What can be searched and sorted by, by its name in lower case. */
    static final Map<String, Attribute> ATTRIBUTES = FilterSql.table(
            "displayname",
            Attribute.of("g.name", Attribute.Kind.TEXT),
            "externalid",
            Attribute.of("g.external_id", Attribute.Kind.EXACT),
            "id",
            Attribute.of("g.id", Attribute.Kind.ID),
            "members",
            MEMBERS,
            "members.value",
            MEMBERS,
            "meta.created",
            Attribute.of("g.created_at", Attribute.Kind.INSTANT),
            "meta.lastmodified",
            Attribute.of("g.changed_at", Attribute.Kind.INSTANT));

    private static final String FROM = """
              from groups g
             where g.partner_id = :partner and g.customer_id = :customer
            """;
    private static final String SELECT = "select g.id, g.name, g.external_id, g.created_at, g.changed_at " + FROM;

    List<ScimGroup> page(Tx tx, CustomerId customer, Search search) {
        Condition condition = search.condition(ATTRIBUTES);
        String sql = "%s and %s order by %s limit :limit offset :offset"
                .formatted(SELECT, condition.sql(), search.order(ATTRIBUTES, "g.id"));
        return condition
                .bind(tx.query(sql))
                .bind("customer", customer.value())
                .bind("limit", search.count())
                .bind("offset", search.offset())
                .map((row, _) -> group(row))
                .list();
    }

    long count(Tx tx, CustomerId customer, Search search) {
        Condition condition = search.condition(ATTRIBUTES);
        return condition
                .bind(tx.query("select count(*) %s and %s".formatted(FROM, condition.sql())))
                .bind("customer", customer.value())
                .mapTo(Long.class)
                .one();
    }

    Optional<ScimGroup> find(Tx tx, CustomerId customer, GroupId id) {
        List<ScimGroup> one = tx.query(SELECT + " and g.id = :id")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> group(row))
                .list();
        return withMembership(tx, customer, one).stream().findFirst();
    }

    Optional<GroupId> byName(Tx tx, CustomerId customer, String name) {
        return tx.query("select g.id %s and lower(g.name) = lower(:name)".formatted(FROM))
                .bind("customer", customer.value())
                .bind("name", name)
                .map((row, _) -> new GroupId(row.getLong(1)))
                .findOne();
    }

    List<UserId> members(Tx tx, CustomerId customer, GroupId group) {
        return tx.query("""
                select user_id from group_members
                 where partner_id = :partner and customer_id = :customer and group_id = :group""")
                .bind("customer", customer.value())
                .bind("group", group.value())
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    /** A member as it is told. */
    record Member(GroupId group, UserId user, String name) {}

    /** The first members of each of these groups, at most {@code most} of one, ordered by group and user. */
    List<Member> firstMembers(Tx tx, CustomerId customer, List<GroupId> groups, int most) {
        return tx.query("""
                select g.id as group_id, m.user_id, trim(u.first_name || ' ' || u.last_name) as name
                  from unnest(cast(:groups as bigint[])) as g (id)
                 cross join lateral (
                    select user_id from group_members
                     where partner_id = :partner and customer_id = :customer and group_id = g.id
                     order by user_id limit :most) m
                  join users u on u.partner_id = :partner and u.customer_id = :customer and u.id = m.user_id
                 order by g.id, m.user_id""")
                .bind("customer", customer.value())
                .bindArray(
                        "groups",
                        Long.class,
                        groups.stream().map(GroupId::value).toList())
                .bind("most", most)
                .map((row, _) -> member(row))
                .list();
    }

    /** Members of a group with ids above {@code after}, ordered by id, at most {@code most}. */
    List<Member> membersAfter(Tx tx, CustomerId customer, GroupId group, UserId after, int most) {
        return tx.query("""
                select m.group_id, m.user_id, trim(u.first_name || ' ' || u.last_name) as name
                  from (select partner_id, customer_id, group_id, user_id from group_members
                         where partner_id = :partner and customer_id = :customer and group_id = :group
                           and user_id > :after
                         order by user_id limit :most) m
                  join users u
                    on u.partner_id = m.partner_id and u.customer_id = m.customer_id and u.id = m.user_id
                 order by m.user_id""")
                .bind("customer", customer.value())
                .bind("group", group.value())
                .bind("after", after.value())
                .bind("most", most)
                .map((row, _) -> member(row))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new GroupId(row.getLong("group_id")), new UserId(row.getLong("user_id")), row.getString("name"));
    }

    /** One query for all. A sum is the same in whatever order its members are met. */
    private static List<ScimGroup> withMembership(Tx tx, CustomerId customer, List<ScimGroup> groups) {
        Map<GroupId, String> memberships = new HashMap<>();
        tx.query("""
                select group_id, count(*) || ':' || sum(hashint8extended(user_id, 0)) as membership
                  from group_members
                 where partner_id = :partner and customer_id = :customer
                   and group_id = any(cast(:groups as bigint[]))
                 group by group_id""")
                .bind("customer", customer.value())
                .bindArray(
                        "groups",
                        Long.class,
                        groups.stream().map(group -> group.id().value()).toList())
                .map((row, _) -> Map.entry(new GroupId(row.getLong("group_id")), row.getString("membership")))
                .forEach(entry -> memberships.put(entry.getKey(), entry.getValue()));
        return groups.stream()
                .map(group -> group.withMembership(memberships.getOrDefault(group.id(), "")))
                .toList();
    }

    private static ScimGroup group(ResultSet row) throws SQLException {
        return new ScimGroup(
                new GroupId(row.getLong("id")),
                row.getString("name"),
                row.getString("external_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                "");
    }
}
