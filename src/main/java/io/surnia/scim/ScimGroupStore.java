package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            Attribute.of("g.created_at", Attribute.Kind.INSTANT));

    private static final String FROM = """
              from groups g
             where g.partner_id = :partner and g.customer_id = :customer
            """;
    // A sum is the same in whatever order its members are met.
    private static final String SELECT = """
            select g.id, g.name, g.external_id, g.created_at,
                   (select count(*) || ':' || coalesce(sum(hashint8extended(m.user_id, 0)), 0)
                      from group_members m
                     where m.partner_id = g.partner_id and m.customer_id = g.customer_id and m.group_id = g.id)
                   as membership
            """ + FROM;

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
        return tx.query(SELECT + " and g.id = :id")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> group(row))
                .findOne();
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

    /**
     * A member of one of several groups.
     *
     * @param place of the group among them, from 1
     */
    record PlacedMember(int place, UserId user, String name) {}

    /** Members of groups, in the order of the groups and then of ids, after the one that was read last. */
    List<PlacedMember> members(Tx tx, CustomerId customer, List<GroupId> groups, int place, long after, int limit) {
        return tx.query("""
                select g.place, m.user_id, trim(u.first_name || ' ' || u.last_name) as name
                  from unnest(cast(:groups as bigint[])) with ordinality as g (id, place)
                  join group_members m
                    on m.partner_id = :partner and m.customer_id = :customer and m.group_id = g.id
                  join users u
                    on u.partner_id = m.partner_id and u.customer_id = m.customer_id and u.id = m.user_id
                 where g.place >= :place and (g.place, m.user_id) > (:place, :after)
                 order by g.place, m.user_id limit :limit""")
                .bind("customer", customer.value())
                .bindArray(
                        "groups",
                        Long.class,
                        groups.stream().map(GroupId::value).toList())
                .bind("place", place)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new PlacedMember(
                        row.getInt("place"), new UserId(row.getLong("user_id")), row.getString("name")))
                .list();
    }

    private static ScimGroup group(ResultSet row) throws SQLException {
        return new ScimGroup(
                new GroupId(row.getLong("id")),
                row.getString("name"),
                row.getString("external_id"),
                Columns.instant(row, "created_at"),
                row.getString("membership"));
    }
}
