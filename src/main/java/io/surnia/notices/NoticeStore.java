package io.surnia.notices;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.letters.LetterKind;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The tables notice_settings and notices_given, and who is due what. */
final class NoticeStore {
    /** To whoever gets the assignment's report; else to the customer's own administrators, else to the partner's. */
    private static final String RENEWING = Question.some("""
            select a.customer_id, coalesce(d.id::text, '') as addressee, d.email, d.first_name, d.last_name,
                   coalesce(d.timezone, c.timezone, p.timezone) as zone, null::bigint as user_id, '' as user_name,
                   a.id as assignment_id, a.name, a.kind, a.renew_on as day, false as overtaken,
                   null::text as own_subject, null::text as own_body
              from assignments a
              join customers c on c.partner_id = :partner and c.id = a.customer_id and c.archived_at is null
              join partners p on p.id = :partner
              left join lateral (
                  select d.id, d.email, d.first_name, d.last_name, d.timezone from administrators d
                   where d.partner_id = :partner and d.active
                     and case when cardinality(a.report_admins) > 0 then d.id = any(a.report_admins)
                              else d.customer_id = a.customer_id
                                   or (d.customer_id is null and not exists (
                                           select from administrators o
                                            where o.partner_id = :partner and o.customer_id = a.customer_id
                                              and o.active)) end) d on true
             where a.partner_id = :partner and a.renews and a.renewed_id is null and a.archived_at is null
               and a.opened_on is not null and a.renew_on > :day and a.renew_on - a.renew_warning_days <= :day
               and not exists (
                   select from notices_given n
                    where n.partner_id = :partner and n.customer_id = a.customer_id and n.user_id is null
                      and n.assignment_id = a.id and n.kind = :kind)
            """, true);

    Optional<LocalDate> startsOn(Tx tx) {
        return tx.query("select starts_on from notice_settings where partner_id = :partner")
                .mapTo(LocalDate.class)
                .findOne();
    }

    void setStartsOn(Tx tx, LocalDate day) {
        tx.update("""
                        insert into notice_settings (partner_id, starts_on) values (:partner, :day)
                            on conflict (partner_id) do update set starts_on = excluded.starts_on
                        """).bind("day", day).execute();
    }

    /**
     * Who is due a notice on a day and was not given it: some addressees, each with all that is due.
     *
     * @param starts nothing that was assigned before it is announced
     * @param present the day that it is, which is later than {@code day} after days without power
     */
    List<Due> due(Tx tx, Question question, LocalDate starts, LocalDate day, LocalDate present, int most) {
        String sql = question.sql();
        Query query = of(tx, sql, question.kind(), day, most);
        bindIfAsked(query, sql, "yesterday", day.minusDays(1));
        bindIfAsked(query, sql, "starts", starts);
        bindIfAsked(query, sql, "present", present);
        return query.map((row, _) -> due(row)).list();
    }

    /** As {@link #due}, of what begins anew. */
    List<Due> renewing(Tx tx, LocalDate day, int most) {
        return of(tx, RENEWING, LetterKind.RENEWAL_NOTICE, day, most)
                .map((row, _) -> due(row))
                .list();
    }

    void record(Tx tx, LetterKind kind, LocalDate day, List<Outcome> outcomes) {
        tx.update("""
                        insert into notices_given (partner_id, customer_id, user_id, assignment_id, kind, given_on, left_out)
                        select :partner, customer_id, user_id, assignment_id, :kind, :day, left_out
                          from unnest(:customers::bigint[], :users::bigint[], :assignments::bigint[], :leftOut::text[])
                               as o (customer_id, user_id, assignment_id, left_out)
                            on conflict (partner_id, customer_id, assignment_id, user_id, kind) do nothing
                        """)
                .bindArray(
                        "customers",
                        Long.class,
                        column(
                                outcomes,
                                each -> each.due().addressee().customer().value()))
                .bindArray("users", Long.class, NoticeStore.<@Nullable Long>column(outcomes, NoticeStore::user))
                .bindArray(
                        "assignments",
                        Long.class,
                        column(outcomes, each -> each.due().assignment().value()))
                .bindArray(
                        "leftOut", String.class, NoticeStore.<@Nullable String>column(outcomes, NoticeStore::leftOut))
                .bind("kind", kind.word())
                .bind("day", day)
                .execute();
    }

    private static Query of(Tx tx, String sql, LetterKind kind, LocalDate day, int most) {
        return tx.query(sql).bind("kind", kind.word()).bind("day", day).bind("most", most);
    }

    private static void bindIfAsked(Query query, String sql, String name, LocalDate day) {
        if (sql.contains(":" + name)) {
            query.bind(name, day);
        }
    }

    private static Due due(ResultSet row) throws SQLException {
        Long user = Columns.longOrNull(row, "user_id");
        return new Due(
                new Addressee(
                        new CustomerId(row.getLong("customer_id")),
                        row.getString("addressee"),
                        row.getString("email"),
                        Objects.requireNonNullElse(row.getString("first_name"), ""),
                        Objects.requireNonNullElse(row.getString("last_name"), ""),
                        Columns.zone(row, "zone")),
                user == null ? null : new UserId(user),
                row.getString("user_name"),
                new AssignmentId(row.getLong("assignment_id")),
                row.getString("name"),
                LibraryKind.ofWord(row.getString("kind")),
                Columns.day(row, "day"),
                row.getBoolean("overtaken"),
                row.getString("own_subject"),
                row.getString("own_body"));
    }

    private static @Nullable Long user(Outcome outcome) {
        UserId user = outcome.due().user();
        return user == null ? null : (Long) user.value();
    }

    private static @Nullable String leftOut(Outcome outcome) {
        Outcome.LeftOut reason = outcome.leftOut();
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends @Nullable Object> List<T> column(List<Outcome> outcomes, Function<Outcome, T> part) {
        return outcomes.stream().map(part).toList();
    }
}
