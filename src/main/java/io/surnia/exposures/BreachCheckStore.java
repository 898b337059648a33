package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.BreachCheck.Cause;
import io.surnia.exposures.sources.SourceName;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table breach_checks. */
final class BreachCheckStore {
    private static final String COLUMNS = """
            c.id, c.customer_id, c.cause, c.state, c.source, c.searches, c.exposures_found, c.records_found, c.note,
            c.created_at, c.finished_at""";

    /** A check that can go on, and where. */
    record Turn(BreachCheck check, CheckPosition position) {}

    /** The new check; empty where one of the customer is open. */
    Optional<BreachCheckId> add(Tx tx, CustomerId customer, Cause cause) {
        return tx.query("""
                        insert into breach_checks (partner_id, customer_id, cause, state, source, created_at, not_before)
                        values (:partner, :customer, :cause, 'open', :first, :now, :now)
                        on conflict (partner_id, customer_id) where finished_at is null do nothing
                        returning id
                        """)
                .bind("customer", customer.value())
                .bind("cause", cause.name().toLowerCase(Locale.ROOT))
                .bind("first", SourceName.FIRST.word())
                .bind("now", tx.now())
                .map((row, _) -> new BreachCheckId(row.getLong("id")))
                .findOne();
    }

    void addDue(Tx tx, Instant notSince) {
        tx.update("""
                        insert into breach_checks (partner_id, customer_id, cause, state, source, created_at, not_before)
                        select k.partner_id, k.id, 'weekly', 'open', :first, :now, :now
                          from customers k
                         where k.partner_id = :partner and k.archived_at is null
                           and not exists (
                               select from breach_checks c
                                where c.partner_id = :partner and c.customer_id = k.id
                                  and (c.finished_at is null or c.created_at > :since))
                         order by k.id
                        on conflict (partner_id, customer_id) where finished_at is null do nothing
                        """)
                .bind("first", SourceName.FIRST.word())
                .bind("now", tx.now())
                .bind("since", notSince)
                .execute();
    }

    void endArchived(Tx tx) {
        tx.update("""
                        update breach_checks c
                           set state = 'incomplete', finished_at = :now, note = 'The customer was archived.'
                          from customers k
                         where c.partner_id = :partner and c.finished_at is null
                           and k.partner_id = :partner and k.id = c.customer_id and k.archived_at is not null
                        """).bind("now", tx.now()).execute();
    }

    void forgetBefore(Tx tx, Instant before) {
        tx.update("delete from breach_checks where partner_id = :partner and finished_at < :before")
                .bind("before", before)
                .execute();
    }

    List<BreachCheck> page(Tx tx, CustomerId customer, long after, int limit, boolean openOnly) {
        return tx.query("""
                        select %s from breach_checks c
                         where c.partner_id = :partner and c.customer_id = :customer and c.id > :after
                           and (c.finished_at is null or not :open)
                         order by c.id limit :limit
                        """.formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("open", openOnly)
                .bind("limit", limit)
                .map((row, _) -> check(row))
                .list();
    }

    /** The check whose turn it is: of those that can go on the one that waited longest. */
    Optional<Turn> next(Tx tx) {
        return tx.query("""
                        select %s, c.domains_done, c.last_domain, c.searched, c.last_user, c.page, c.failures
                          from breach_checks c join customers k on k.partner_id = c.partner_id and k.id = c.customer_id
                         where c.partner_id = :partner and c.finished_at is null and c.not_before <= :now
                           and k.archived_at is null
                         order by c.turn limit 1
                        """.formatted(COLUMNS))
                .bind("now", tx.now())
                .map((row, _) -> new Turn(check(row), position(row)))
                .findOne();
    }

    /**
     * Moves a check from where it was to where it is, with what was found between.
     *
     * @return false where another node moved it meanwhile
     */
    boolean advance(Tx tx, Turn from, CheckPosition to, Gain gain, Instant notBefore) {
        CheckPosition before = from.position();
        return bind(tx.update("""
                        update breach_checks
                           set source = :toSource, domains_done = :toDomainsDone, last_domain = :toLastDomain,
                               searched = :toSearched, last_user = :toLastUser, page = :toPage,
                               failures = :toFailures, searches = searches + :searches,
                               exposures_found = exposures_found + :exposures,
                               records_found = records_found + :records,
                               note = case when cast(:note as text) is null then note
                                           else left(concat_ws(' ', note, :note), 500) end,
                               turn = case when :isWork then nextval('breach_check_ids') else turn end, not_before = :notBefore
                         where partner_id = :partner and customer_id = :customer and id = :id and finished_at is null
                           and source is not distinct from :source and domains_done = :domainsDone
                           and last_domain = :lastDomain and last_user = :lastUser and page = :page
                           and failures = :failures
                        """), from.check())
                        .bind("toSource", word(to.source()))
                        .bind("toDomainsDone", to.domainsDone())
                        .bind("toLastDomain", to.lastDomain())
                        .bindArray("toSearched", String.class, to.searched())
                        .bind("toLastUser", to.lastUser())
                        .bind("toPage", to.page())
                        .bind("toFailures", to.failures())
                        .bind("searches", gain.searches())
                        .bind("exposures", gain.exposures())
                        .bind("records", gain.records())
                        .bind("note", gain.note())
                        .bind("isWork", !to.equals(before))
                        .bind("notBefore", notBefore)
                        .bind("source", word(before.source()))
                        .bind("domainsDone", before.domainsDone())
                        .bind("lastDomain", before.lastDomain())
                        .bind("lastUser", before.lastUser())
                        .bind("page", before.page())
                        .bind("failures", before.failures())
                        .execute()
                == 1;
    }

    /**
     * What a step brought.
     *
     * @param exposures how many were not known
     * @param records how many were not known
     * @param note what could not be searched; null where nothing
     */
    record Gain(
            int searches,
            int exposures,
            int records,
            @Nullable String note) {
        static final Gain NOTHING = new Gain(0, 0, 0, null);
    }

    /** Ends a check of which all sources were asked; false where another node ended it meanwhile. */
    boolean finish(Tx tx, BreachCheck check) {
        return bind(tx.update("""
                        update breach_checks
                           set state = case when note is null then 'done' else 'incomplete' end, finished_at = :now
                         where partner_id = :partner and customer_id = :customer and id = :id and finished_at is null
                           and source is null
                        """), check).bind("now", tx.now()).execute() == 1;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, BreachCheck check) {
        return statement
                .bind("customer", check.customer().value())
                .bind("id", check.id().value());
    }

    private static BreachCheck check(ResultSet row) throws SQLException {
        return new BreachCheck(
                new BreachCheckId(row.getLong("id")),
                new CustomerId(row.getLong("customer_id")),
                Columns.word(row, "cause", Cause.class),
                Columns.word(row, "state", BreachCheck.State.class),
                Columns.wordOrNull(row, "source", SourceName.class),
                row.getInt("searches"),
                row.getInt("exposures_found"),
                row.getInt("records_found"),
                row.getString("note"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "finished_at"));
    }

    private static CheckPosition position(ResultSet row) throws SQLException {
        return new CheckPosition(
                Columns.wordOrNull(row, "source", SourceName.class),
                row.getBoolean("domains_done"),
                row.getString("last_domain"),
                Columns.texts(row, "searched"),
                row.getLong("last_user"),
                row.getInt("page"),
                row.getInt("failures"));
    }

    private static @Nullable String word(@Nullable SourceName source) {
        return source == null ? null : source.word();
    }
}
