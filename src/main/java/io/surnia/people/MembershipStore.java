package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table group_members. */
final class MembershipStore {
    private static final int FETCH = 500;

    /** Those who were not in it. */
    List<UserId> insert(Tx tx, CustomerId customer, GroupId group, Collection<UserId> users) {
        return Constraints.explained(
                constraint -> problem(constraint, group, users),
                () -> tx.query("""
                insert into group_members (partner_id, customer_id, group_id, user_id, joined_at)
                select :partner, :customer, :group, u.id, :now
                  from unnest(cast(:users as bigint[])) as u (id)
                 order by u.id
                    on conflict do nothing
                returning user_id""")
                        .bind("customer", customer.value())
                        .bind("group", group.value())
                        .bind("now", tx.now())
                        .bindArray(
                                "users",
                                Long.class,
                                users.stream().map(UserId::value).toList())
                        .map((row, _) -> new UserId(row.getLong(1)))
                        .list());
    }

    /** Those who were in it. */
    List<UserId> delete(Tx tx, CustomerId customer, GroupId group, Collection<UserId> users) {
        return tx.query("""
                delete from group_members
                 where partner_id = :partner and customer_id = :customer and group_id = :group
                   and user_id = any(cast(:users as bigint[]))
                returning user_id""")
                .bind("customer", customer.value())
                .bind("group", group.value())
                .bindArray(
                        "users", Long.class, users.stream().map(UserId::value).toList())
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    /** Those who were in it. */
    List<UserId> deleteAll(Tx tx, CustomerId customer, GroupId group) {
        return tx.query("""
                delete from group_members
                 where partner_id = :partner and customer_id = :customer and group_id = :group
                returning user_id""")
                .bind("customer", customer.value())
                .bind("group", group.value())
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    void each(Tx tx, CustomerId customer, Collection<GroupId> groups, Consumer<Member> reader) {
        tx.query("""
                select m.group_id, m.user_id, u.first_name, u.last_name, u.email
                  from group_members m
                  join users u on u.partner_id = m.partner_id and u.customer_id = m.customer_id and u.id = m.user_id
                 where m.partner_id = :partner and m.customer_id = :customer
                   and m.group_id = any(cast(:groups as bigint[])) and u.archived_at is null
                 order by m.group_id, m.user_id""")
                .bind("customer", customer.value())
                .bindArray(
                        "groups",
                        Long.class,
                        groups.stream().map(GroupId::value).toList())
                .setFetchSize(FETCH)
                .map((row, _) -> new Member(
                        new GroupId(row.getLong("group_id")),
                        new UserId(row.getLong("user_id")),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("email")))
                .forEach(reader);
    }

    List<UserId> page(Tx tx, CustomerId customer, GroupId group, long after, int limit) {
        return tx.query("""
                select user_id from group_members
                 where partner_id = :partner and customer_id = :customer and group_id = :group and user_id > :after
                 order by user_id limit :limit""")
                .bind("customer", customer.value())
                .bind("group", group.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    List<GroupId> groupsOf(Tx tx, CustomerId customer, UserId user) {
        return tx.query("""
                select group_id from group_members
                 where partner_id = :partner and customer_id = :customer and user_id = :user order by group_id""")
                .bind("customer", customer.value())
                .bind("user", user.value())
                .map((row, _) -> new GroupId(row.getLong(1)))
                .list();
    }

    private static @Nullable Problem problem(String constraint, GroupId group, Collection<UserId> users) {
        return switch (constraint) {
            case "group_members_partner_id_customer_id_group_id_fkey" -> Groups.unknown(group);
            case "group_members_partner_id_customer_id_user_id_fkey" ->
                users.size() == 1
                        ? Users.unknown(users.iterator().next())
                        : Problem.notFound("One of the users does not exist.");
            default -> null;
        };
    }
}
