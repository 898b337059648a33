package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL on assignments and assignment_targets. */
final class AssignmentStore {

    AssignmentId insert(Tx tx, CustomerId customer, int version, @Nullable AssignmentId parent, Terms terms) {
        var insert = tx.update("""
                insert into assignments (partner_id, customer_id, version, parent_id, created_at, %s)
                values (:partner, :customer, :version, :parent, :now, %s)
                """.formatted(AssignmentColumns.OF_TERMS, AssignmentColumns.BINDS_OF_TERMS));
        AssignmentColumns.bind(insert, terms);
        return insert.bind("customer", customer.value())
                .bind("version", version)
                .bind("parent", parent == null ? null : (Long) parent.value())
                .bind("now", tx.now())
                .executeAndReturnGeneratedKeys("id")
                .map((row, _) -> new AssignmentId(row.getLong("id")))
                .one();
    }

    void update(Tx tx, CustomerId customer, AssignmentId id, Terms terms) {
        var update = tx.update("""
                update assignments set (%s) = (%s)
                 where partner_id = :partner and customer_id = :customer and id = :id
                """.formatted(AssignmentColumns.OF_TERMS, AssignmentColumns.BINDS_OF_TERMS));
        AssignmentColumns.bind(update, terms);
        update.bind("customer", customer.value()).bind("id", id.value()).execute();
    }

    /** Whether the customer has what the target names. */
    boolean exists(Tx tx, CustomerId customer, Target target) {
        String table = switch (target) {
            case Target.OfGroup _ -> "groups";
            case Target.OfUser _ -> "users";
            case Target.Everyone _ -> null;
        };
        // Held until the end: one who removes it meanwhile waits for us, and we wait for nobody with a lock taken.
        return table == null
                || tx.query("""
                        select id from %s
                         where partner_id = :partner and customer_id = :customer and id = :id
                           for key share""".formatted(table))
                        .bind("customer", customer.value())
                        .bind("id", target instanceof Target.OfGroup group ? groupId(group) : userId(target))
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent();
    }

    /** False where it was there. */
    boolean insertTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        return bindTarget(tx.update("""
                                insert into assignment_targets (partner_id, customer_id, assignment_id, group_id, user_id, everyone)
                                values (:partner, :customer, :assignment, :group, :user, :everyone)
                                on conflict do nothing
                                """), target)
                        .bind("customer", customer.value())
                        .bind("assignment", id.value())
                        .execute()
                == 1;
    }

    /** False where it was not there. */
    boolean deleteTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        return bindTarget(tx.update("""
                                delete from assignment_targets
                                 where partner_id = :partner and customer_id = :customer and assignment_id = :assignment
                                   and everyone = :everyone and group_id is not distinct from :group::bigint
                                   and user_id is not distinct from :user::bigint
                                """), target)
                        .bind("customer", customer.value())
                        .bind("assignment", id.value())
                        .execute()
                == 1;
    }

    void copyTargets(Tx tx, CustomerId customer, AssignmentId from, AssignmentId to) {
        tx.update("""
                insert into assignment_targets (partner_id, customer_id, assignment_id, group_id, user_id, everyone)
                select partner_id, customer_id, :to, group_id, user_id, everyone
                  from assignment_targets
                 where partner_id = :partner and customer_id = :customer and assignment_id = :from
                """)
                .bind("customer", customer.value())
                .bind("from", from.value())
                .bind("to", to.value())
                .execute();
    }

    void setOpened(Tx tx, CustomerId customer, Collection<AssignmentId> ids, LocalDate day) {
        tx.update("""
                update assignments set opened_on = :day
                 where partner_id = :partner and customer_id = :customer and id = any(:ids) and opened_on is null
                """)
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, values(ids))
                .bind("day", day)
                .execute();
    }

    void setArchived(Tx tx, CustomerId customer, AssignmentId id, @Nullable AssignmentId renewed) {
        tx.update("""
                update assignments set archived_at = coalesce(archived_at, :now), renewed_id = coalesce(renewed_id, :renewed)
                 where partner_id = :partner and customer_id = :customer and id = :id
                """)
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("renewed", renewed == null ? null : (Long) renewed.value())
                .bind("now", tx.now())
                .execute();
    }

    void setUnopened(Tx tx, CustomerId customer, AssignmentId id) {
        update(tx, customer, id, "opened_on = null");
    }

    void setRestored(Tx tx, CustomerId customer, AssignmentId id) {
        update(tx, customer, id, "archived_at = null");
    }

    private static void update(Tx tx, CustomerId customer, AssignmentId id, String change) {
        tx.update("update assignments set %s where partner_id = :partner and customer_id = :customer and id = :id"
                        .formatted(change))
                .bind("customer", customer.value())
                .bind("id", id.value())
                .execute();
    }

    void delete(Tx tx, CustomerId customer, AssignmentId id) {
        for (String table : List.of("assignment_targets where assignment_id", "assignments where id")) {
            tx.update("delete from %s = :id and partner_id = :partner and customer_id = :customer".formatted(table))
                    .bind("customer", customer.value())
                    .bind("id", id.value())
                    .execute();
        }
    }

    Optional<Assignment> find(Tx tx, CustomerId customer, AssignmentId id) {
        return tx.query(AssignmentColumns.SELECT + """
                 where partner_id = :partner and customer_id = :customer and id = :id
                """)
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map(AssignmentColumns::read)
                .findOne();
    }

    List<Assignment> page(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query(AssignmentColumns.SELECT + """
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit
                """)
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(AssignmentColumns::read)
                .list();
    }

    List<Assignment> slice(Tx tx, CustomerId customer, @Nullable LibraryKind kind, Slice slice) {
        String ofKind = kind == null ? "" : " and kind = '%s'".formatted(kind.word());
        return slice.bind(tx.query(AssignmentColumns.SELECT + " where partner_id = :partner and customer_id = :customer"
                        + ofKind + slice.sql("archived_at is null")))
                .bind("customer", customer.value())
                .map(AssignmentColumns::read)
                .list();
    }

    /** What each of these assignments targets, in the order in which it was said. */
    Map<AssignmentId, List<Target>> targetsOf(Tx tx, CustomerId customer, Collection<AssignmentId> ids) {
        Map<AssignmentId, List<Target>> targets = new HashMap<>();
        tx.query("""
                select assignment_id, group_id, user_id from assignment_targets
                 where partner_id = :partner and customer_id = :customer and assignment_id = any(:ids)
                 order by id
                """)
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, values(ids))
                .map((row, _) -> {
                    Long group = row.getObject("group_id", Long.class);
                    Long user = row.getObject("user_id", Long.class);
                    Target target = group != null
                            ? new Target.OfGroup(new GroupId(group))
                            : user != null ? new Target.OfUser(new UserId(user)) : new Target.Everyone();
                    return targets.computeIfAbsent(
                                    new AssignmentId(row.getLong("assignment_id")), _ -> new ArrayList<>())
                            .add(target);
                })
                .list();
        return targets;
    }

    List<Assignment> ofProgram(Tx tx, CustomerId customer, long program) {
        return tx.query(AssignmentColumns.SELECT + """
                 where partner_id = :partner and customer_id = :customer and program_id = :program
                 order by id
                """)
                .bind("customer", customer.value())
                .bind("program", program)
                .map(AssignmentColumns::read)
                .list();
    }

    /** What waits to be opened on a day, the assignments of one customer together. */
    List<Assignment> unopened(Tx tx, LocalDate day, int limit) {
        return tx.query(AssignmentColumns.SELECT + """
                 where partner_id = :partner and opened_on is null and archived_at is null and effective_start <= :day
                 order by customer_id, id limit :limit
                """)
                .bind("day", day)
                .bind("limit", limit)
                .map(AssignmentColumns::read)
                .list();
    }

    /** What is to be renewed on a day, the assignments of one customer together. */
    List<Assignment> renewing(Tx tx, LocalDate day, int limit) {
        return tx.query(AssignmentColumns.SELECT + """
                 where partner_id = :partner and renews and renewed_id is null and archived_at is null
                   and renew_on <= :day
                 order by customer_id, id limit :limit
                """)
                .bind("day", day)
                .bind("limit", limit)
                .map(AssignmentColumns::read)
                .list();
    }

    Map<AssignmentId, List<TargetGroup>> groupsOf(Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        Map<AssignmentId, List<TargetGroup>> groups = new LinkedHashMap<>();
        tx.query("""
                select t.assignment_id, g.id, g.name
                  from assignment_targets t
                  join groups g on g.partner_id = :partner and g.customer_id = t.customer_id and g.id = t.group_id
                 where t.partner_id = :partner and t.customer_id = :customer and t.assignment_id = any(:ids)
                 order by t.assignment_id, g.id
                """)
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, values(assignments))
                .map((RowView row) -> groups.computeIfAbsent(
                                new AssignmentId(row.getColumn("assignment_id", Long.class)), _ -> new ArrayList<>())
                        .add(new TargetGroup(
                                new GroupId(row.getColumn("id", Long.class)), row.getColumn("name", String.class))))
                .list();
        return groups;
    }

    Map<GroupId, List<AssignmentName>> effectiveOfGroups(Tx tx, CustomerId customer, Collection<GroupId> groups) {
        Map<GroupId, List<AssignmentName>> assignments = new LinkedHashMap<>();
        tx.query("""
                select t.group_id, a.id, a.name, a.kind
                  from assignment_targets t
                  join assignments a on a.partner_id = :partner and a.customer_id = t.customer_id and a.id = t.assignment_id
                 where t.partner_id = :partner and t.customer_id = :customer and t.group_id = any(:ids)
                   and a.opened_on is not null and a.archived_at is null
                   and (a.effective_end is null or a.effective_end >= :today)
                 order by t.group_id, a.id
                """)
                .bind("customer", customer.value())
                .bindArray(
                        "ids", Long.class, groups.stream().map(GroupId::value).toList())
                .bind("today", tx.today())
                .map((RowView row) -> assignments
                        .computeIfAbsent(new GroupId(row.getColumn("group_id", Long.class)), _ -> new ArrayList<>())
                        .add(new AssignmentName(
                                new AssignmentId(row.getColumn("id", Long.class)),
                                row.getColumn("name", String.class),
                                LibraryKind.ofWord(row.getColumn("kind", String.class)))))
                .list();
        return assignments;
    }

    static List<Long> values(Collection<AssignmentId> ids) {
        return ids.stream().map(AssignmentId::value).toList();
    }

    private static <S extends SqlStatement<S>> S bindTarget(S statement, Target target) {
        return statement
                .bind("group", groupId(target))
                .bind("user", userId(target))
                .bind("everyone", target instanceof Target.Everyone);
    }

    private static @Nullable Long groupId(Target target) {
        return target instanceof Target.OfGroup(GroupId group) ? (Long) group.value() : null;
    }

    private static @Nullable Long userId(Target target) {
        return target instanceof Target.OfUser(UserId user) ? (Long) user.value() : null;
    }
}
