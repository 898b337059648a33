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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table users. */
final class UserStore {
    private static final int FETCH = 500;
    private static final String COLUMNS = """
            id, customer_id, first_name, last_name, email, manager_id, user_type, external_id, phishing_difficulty,
            reset_phishing_difficulty, onboarding_sent_at, sync_error, created_at, changed_at, archived_at
            """;

    private static final String NEW = """
            unnest(cast(:ids as bigint[]), cast(:firstNames as text[]), cast(:lastNames as text[]),
                   cast(:emails as text[]), cast(:managers as bigint[]), cast(:sources as text[]),
                   cast(:externalIds as text[]), cast(:difficulties as text[]), cast(:resetDifficulties as text[]))
            as n (id, first_name, last_name, email, manager_id, source, external_id, difficulty, reset_difficulty)
            """;

    List<UserId> nextIds(Tx tx, int count) {
        return tx.handle()
                .createQuery("select nextval('user_ids') from generate_series(1, :count)")
                .bind("count", count)
                .map((row, _) -> new UserId(row.getLong(1)))
                .list();
    }

    /** The ids that were inserted: all but those whose address or external id is taken. */
    List<UserId> insert(Tx tx, CustomerId customer, List<UserId> ids, List<UserDetails> details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer, details),
                () -> bindAll(tx.query("""
                insert into users
                       (partner_id, customer_id, id, first_name, last_name, email, manager_id, user_type, external_id,
                        phishing_difficulty, reset_phishing_difficulty, created_at)
                select :partner, :customer, n.id, n.first_name, n.last_name, n.email, n.manager_id, n.source,
                       n.external_id, n.difficulty, n.reset_difficulty, :now
                  from %s
                 order by n.id
                    on conflict do nothing
                returning id""".formatted(NEW)), ids, details)
                        .bind("customer", customer.value())
                        .bind("now", tx.now())
                        .map((row, _) -> new UserId(row.getLong(1)))
                        .list());
    }

    User update(Tx tx, CustomerId customer, UserId id, UserDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer, List.of(details)),
                () -> tx.query("""
                update users
                   set first_name = :firstName, last_name = :lastName, email = :email, manager_id = :manager,
                       user_type = :source, external_id = :externalId, phishing_difficulty = :difficulty,
                       reset_phishing_difficulty = :resetDifficulty
                 where partner_id = :partner and customer_id = :customer and id = :id
                returning %s""".formatted(COLUMNS))
                        .bind("customer", customer.value())
                        .bind("id", id.value())
                        .bind("firstName", details.firstName())
                        .bind("lastName", details.lastName())
                        .bind("email", details.email())
                        .bind("manager", manager(details))
                        .bind("source", details.source().word())
                        .bind("externalId", details.externalId())
                        .bind("difficulty", details.difficulty().word())
                        .bind("resetDifficulty", resetDifficulty(details))
                        .map((row, _) -> user(row))
                        .one());
    }

    /** Changes many users at once, each to its own details. */
    void updateAll(Tx tx, CustomerId customer, List<UserId> ids, List<UserDetails> details) {
        Constraints.explained(
                constraint -> problem(constraint, customer, details),
                () -> bindAll(tx.update("""
                update users u
                   set first_name = n.first_name, last_name = n.last_name, email = n.email, manager_id = n.manager_id,
                       user_type = n.source, external_id = n.external_id, phishing_difficulty = n.difficulty,
                       reset_phishing_difficulty = n.reset_difficulty
                  from %s
                 where u.partner_id = :partner and u.customer_id = :customer and u.id = n.id""".formatted(NEW)), ids, details)
                        .bind("customer", customer.value())
                        .execute());
    }

    /** Those who have one of these addresses or external ids, locked, in the order of their ids. */
    List<User> lockKnown(Tx tx, CustomerId customer, Collection<String> emails, Collection<String> externalIds) {
        return tx.query("""
                select %s from users
                 where partner_id = :partner and customer_id = :customer
                   and id = any(array(
                       select users_by_email(:customer, cast(:emails as text[]))
                       union all
                       select id from users
                        where partner_id = :partner and customer_id = :customer
                          and external_id = any(cast(:externalIds as text[]))))
                 order by id for no key update""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .bindArray("externalIds", String.class, externalIds)
                .map((row, _) -> user(row))
                .list();
    }

    boolean setArchived(Tx tx, CustomerId customer, UserId id, boolean archived) {
        int changed = tx.update("""
                update users set archived_at = case when :archived then cast(:now as timestamptz) end
                 where partner_id = :partner and customer_id = :customer and id = :id
                   and (archived_at is null) = :archived and erased_at is null""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("archived", archived)
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    /** Those who were the other thing before. */
    List<UserId> setArchived(Tx tx, CustomerId customer, Collection<UserId> ids, boolean archived) {
        return tx.query("""
                update users set archived_at = case when :archived then cast(:now as timestamptz) end
                 where partner_id = :partner and customer_id = :customer and id = any(cast(:ids as bigint[]))
                   and (archived_at is null) = :archived and erased_at is null
                returning id""")
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, ids.stream().map(UserId::value).toList())
                .bind("archived", archived)
                .bind("now", tx.now())
                .map((row, _) -> new UserId(row.getLong("id")))
                .list();
    }

    boolean forget(Tx tx, CustomerId customer, UserId id) {
        int changed = tx.update("""
                update users
                   set first_name = 'Erased', last_name = '', email = 'erased-' || id || '@erased.invalid',
                       external_id = null, sync_error = null, erased_at = :now,
                       archived_at = coalesce(archived_at, :now)
                 where partner_id = :partner and customer_id = :customer and id = :id and erased_at is null""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    void onboarded(Tx tx, CustomerId customer, Collection<UserId> ids) {
        tx.update("""
                update users set onboarding_sent_at = :now
                 where partner_id = :partner and customer_id = :customer and id = any(cast(:ids as bigint[]))
                   and onboarding_sent_at is null""")
                .bind("customer", customer.value())
                .bind("now", tx.now())
                .bindArray("ids", Long.class, ids.stream().map(UserId::value).toList())
                .execute();
    }

    boolean setSyncError(Tx tx, CustomerId customer, UserId id, @Nullable String error) {
        int changed = tx.update("""
                update users set sync_error = left(:error, 500)
                 where partner_id = :partner and customer_id = :customer and id = :id""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("error", error)
                .execute();
        return changed == 1;
    }

    void setSyncErrors(Tx tx, CustomerId customer, Map<UserId, Optional<String>> errors) {
        List<Long> ids = new ArrayList<>();
        List<@Nullable String> texts = new ArrayList<>();
        errors.forEach((id, error) -> {
            ids.add(id.value());
            texts.add(error.orElse(null));
        });
        tx.update("""
                update users u set sync_error = left(n.error, 500)
                  from unnest(cast(:ids as bigint[]), cast(:errors as text[])) as n (id, error)
                 where u.partner_id = :partner and u.customer_id = :customer and u.id = n.id""")
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, ids)
                .bindArray("errors", String.class, texts)
                .execute();
    }

    Optional<User> lock(Tx tx, CustomerId customer, UserId id) {
        return one(tx.query("""
                select %s from users
                 where partner_id = :partner and customer_id = :customer and id = :id
                   for no key update""".formatted(COLUMNS)), customer, id);
    }

    Optional<User> get(Tx tx, CustomerId customer, UserId id) {
        return one(tx.query("""
                select %s from users
                 where partner_id = :partner and customer_id = :customer and id = :id""".formatted(COLUMNS)), customer, id);
    }

    Optional<User> byEmail(Tx tx, CustomerId customer, String email) {
        return tx.query("""
                select %s from users
                 where partner_id = :partner and customer_id = :customer
                   and id = any(array(select users_by_email(:customer, array[lower(cast(:email as text))])))""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("email", email)
                .map((row, _) -> user(row))
                .findOne();
    }

    List<User> page(Tx tx, CustomerId customer, long after, int limit) {
        return pageQuery(tx, customer, after, limit).map((row, _) -> user(row)).list();
    }

    void each(Tx tx, CustomerId customer, long after, int limit, Consumer<User> reader) {
        pageQuery(tx, customer, after, limit)
                .setFetchSize(FETCH)
                .map((row, _) -> user(row))
                .forEach(reader);
    }

    List<User> slice(Tx tx, CustomerId customer, UserFilter filter, Slice slice) {
        Query query =
                slice.bind(tx.query("select %s from users where partner_id = :partner and customer_id = :customer %s %s"
                        .formatted(COLUMNS, filter.sql(), slice.sql("archived_at is null"))));
        return filter.bind(query)
                .bind("customer", customer.value())
                .map((row, _) -> user(row))
                .list();
    }

    private static Query pageQuery(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                select %s from users
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit);
    }

    private static <S extends SqlStatement<S>> S bindAll(S statement, List<UserId> ids, List<UserDetails> details) {
        return statement
                .bindArray("ids", Long.class, ids.stream().map(UserId::value).toList())
                .bindArray("firstNames", String.class, column(details, UserDetails::firstName))
                .bindArray("lastNames", String.class, column(details, UserDetails::lastName))
                .bindArray("emails", String.class, column(details, UserDetails::email))
                .bindArray("managers", Long.class, column(details, UserStore::manager))
                .bindArray(
                        "sources",
                        String.class,
                        column(details, user -> user.source().word()))
                .bindArray("externalIds", String.class, column(details, UserDetails::externalId))
                .bindArray(
                        "difficulties",
                        String.class,
                        column(details, user -> user.difficulty().word()))
                .bindArray("resetDifficulties", String.class, column(details, UserStore::resetDifficulty));
    }

    private static Optional<User> one(Query query, CustomerId customer, UserId id) {
        return query.bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> user(row))
                .findOne();
    }

    private static @Nullable Object[] column(
            List<UserDetails> details, Function<UserDetails, ? extends @Nullable Object> value) {
        return details.stream().map(value).toArray();
    }

    private static @Nullable Long manager(UserDetails details) {
        return details.manager() == null ? null : details.manager().value();
    }

    private static @Nullable String resetDifficulty(UserDetails details) {
        return details.resetDifficulty() == null
                ? null
                : details.resetDifficulty().word();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                new CustomerId(row.getLong("customer_id")),
                details(row),
                Columns.instantOrNull(row, "onboarding_sent_at"),
                row.getString("sync_error"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                Columns.instantOrNull(row, "archived_at"));
    }

    private static UserDetails details(ResultSet row) throws SQLException {
        Long manager = Columns.longOrNull(row, "manager_id");
        return new UserDetails(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                manager == null ? null : new ManagerId(manager),
                Columns.word(row, "user_type", Source.class),
                row.getString("external_id"),
                Columns.word(row, "phishing_difficulty", PhishingDifficulty.class),
                Columns.wordOrNull(row, "reset_phishing_difficulty", PhishingDifficulty.class));
    }

    private static @Nullable Problem problem(String constraint, CustomerId customer, List<UserDetails> details) {
        return switch (constraint) {
            case "users_by_email" -> Problem.invalidParameter("email", "The email is another user's of this customer.");
            case "users_by_external_id" ->
                Problem.invalidParameter("external_id", "The external_id is another user's of this customer.");
            case "users_partner_id_customer_id_fkey" -> Customers.unknown(customer);
            case "users_partner_id_customer_id_manager_id_fkey" -> unknownManager(details);
            default -> null;
        };
    }

    private static Problem unknownManager(List<UserDetails> details) {
        Long only = details.size() == 1 ? manager(details.getFirst()) : null;
        return only == null
                ? Problem.notFound("One of the managers does not exist.")
                : Managers.unknown(new ManagerId(only));
    }
}
