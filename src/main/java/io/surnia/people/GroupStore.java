package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table groups. */
final class GroupStore {
    private static final int FETCH = 500;
    private static final String COLUMNS =
            "id, customer_id, name, hr_first_name, hr_last_name, hr_email, group_type, external_id, created_at, changed_at, archived_at";

    GroupId insert(Tx tx, CustomerId customer, GroupDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer),
                () -> bind(tx.query("""
                insert into groups
                       (partner_id, customer_id, name, hr_first_name, hr_last_name, hr_email, group_type, external_id,
                        created_at)
                values (:partner, :customer, :name, :hrFirstName, :hrLastName, :hrEmail, :source, :externalId, :now)
                returning id"""), details)
                        .bind("customer", customer.value())
                        .bind("now", tx.now())
                        .map((row, _) -> new GroupId(row.getLong(1)))
                        .one());
    }

    Group update(Tx tx, CustomerId customer, GroupId id, GroupDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer),
                () -> bind(tx.query("""
                update groups
                   set name = :name, hr_first_name = :hrFirstName, hr_last_name = :hrLastName, hr_email = :hrEmail,
                       group_type = :source, external_id = :externalId
                 where partner_id = :partner and customer_id = :customer and id = :id
                returning %s""".formatted(COLUMNS)), details)
                        .bind("customer", customer.value())
                        .bind("id", id.value())
                        .map((row, _) -> group(row))
                        .one());
    }

    /** Locked against those who would join it or be assigned through it: they find it gone. */
    Optional<Group> lockToRemove(Tx tx, CustomerId customer, GroupId id) {
        return one(tx.query("""
                select %s from groups
                 where partner_id = :partner and customer_id = :customer and id = :id
                   for update""".formatted(COLUMNS)), customer, id);
    }

    void delete(Tx tx, CustomerId customer, GroupId id) {
        tx.update("delete from groups where partner_id = :partner and customer_id = :customer and id = :id")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .execute();
    }

    boolean setArchived(Tx tx, CustomerId customer, GroupId id, boolean archived) {
        int changed = tx.update("""
                update groups set archived_at = case when :archived then cast(:now as timestamptz) end
                 where partner_id = :partner and customer_id = :customer and id = :id
                   and (archived_at is null) = :archived""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("archived", archived)
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    List<UserId> members(Tx tx, CustomerId customer, GroupId id) {
        return tx.query("""
                select user_id from group_members
                 where partner_id = :partner and customer_id = :customer and group_id = :id order by user_id""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    Optional<Group> lock(Tx tx, CustomerId customer, GroupId id) {
        return one(tx.query("""
                select %s from groups
                 where partner_id = :partner and customer_id = :customer and id = :id
                   for no key update""".formatted(COLUMNS)), customer, id);
    }

    Optional<Group> get(Tx tx, CustomerId customer, GroupId id) {
        return one(tx.query("""
                select %s from groups
                 where partner_id = :partner and customer_id = :customer and id = :id""".formatted(COLUMNS)), customer, id);
    }

    List<Group> page(Tx tx, CustomerId customer, long after, int limit) {
        return pageQuery(tx, customer, after, limit).map((row, _) -> group(row)).list();
    }

    void each(Tx tx, CustomerId customer, long after, int limit, Consumer<Group> reader) {
        pageQuery(tx, customer, after, limit)
                .setFetchSize(FETCH)
                .map((row, _) -> group(row))
                .forEach(reader);
    }

    List<Group> slice(Tx tx, CustomerId customer, @Nullable String name, Slice slice) {
        String ofName = name == null ? "" : "and lower(name) = lower(:name)";
        Query query = slice.bind(
                tx.query("select %s from groups where partner_id = :partner and customer_id = :customer %s %s"
                        .formatted(COLUMNS, ofName, slice.sql("archived_at is null"))));
        return (name == null ? query : query.bind("name", name))
                .bind("customer", customer.value())
                .map((row, _) -> group(row))
                .list();
    }

    private static Query pageQuery(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                select %s from groups
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit);
    }

    private static Optional<Group> one(Query query, CustomerId customer, GroupId id) {
        return query.bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> group(row))
                .findOne();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, GroupDetails details) {
        GroupDetails.HrContact hr = details.hr();
        return statement
                .bind("name", details.name())
                .bind("hrFirstName", hr == null ? null : hr.firstName())
                .bind("hrLastName", hr == null ? null : hr.lastName())
                .bind("hrEmail", hr == null ? null : hr.email())
                .bind("source", details.source().word())
                .bind("externalId", details.externalId());
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                new GroupId(row.getLong("id")),
                new CustomerId(row.getLong("customer_id")),
                new GroupDetails(
                        row.getString("name"),
                        hr(row),
                        Columns.word(row, "group_type", Source.class),
                        row.getString("external_id")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                Columns.instantOrNull(row, "archived_at"));
    }

    private static GroupDetails.@Nullable HrContact hr(ResultSet row) throws SQLException {
        String email = row.getString("hr_email");
        return email == null
                ? null
                : new GroupDetails.HrContact(row.getString("hr_first_name"), row.getString("hr_last_name"), email);
    }

    private static @Nullable Problem problem(String constraint, CustomerId customer) {
        return switch (constraint) {
            case "groups_by_name" -> Problem.invalidParameter("name", "The name is another group's of this customer.");
            case "groups_partner_id_customer_id_fkey" -> Customers.unknown(customer);
            default -> null;
        };
    }
}
