package io.surnia.notices;

import io.surnia.letters.LetterKind;

/**
 * The SQL that finds who is due a notice of a kind on a day: first, by an index, what may be due; then what of it is.
 *
 * @param keys customer_id, user_id and assignment_id of what may be due
 * @param addressee the columns addressee, email, first_name and last_name
 * @param join what the addressee needs
 * @param texts the columns of the assignment's own text
 * @param condition what must hold of enrollment e and assignment a
 * @param overtaken whether by :present a later notice says more
 * @param byCustomer whether all of a customer is told at once, since one thing may be told to several
 */
record Question(
        LetterKind kind,
        String keys,
        String addressee,
        String join,
        String texts,
        String condition,
        String overtaken,
        boolean byCustomer) {
    private static final String OPEN = "e.completed_at is null and e.withdrawn_at is null";
    private static final String KEY = "e.customer_id, e.user_id, e.assignment_id";
    private static final String LEARNER = "u.id::text as addressee, u.email, u.first_name, u.last_name";
    private static final String NO_TEXTS = "null::text as own_subject, null::text as own_body";

    /** Everything that starts for somebody: since yesterday's night, or because its window does today. */
    static final Question FIRST = new Question(
            LetterKind.FIRST_NOTICE,
            """
            select {key} from enrollments e
             where e.partner_id = :partner and e.enrolled_on between greatest(:yesterday, :starts) and :day and {open}
            union
            select {key} from assignments w
              join enrollments e on e.partner_id = :partner and e.customer_id = w.customer_id and e.assignment_id = w.id
             where w.partner_id = :partner and w.window_starts_on = :day and w.archived_at is null and {open}
            """,
            LEARNER,
            "",
            "a.first_notice_subject as own_subject, a.first_notice_email as own_body",
            "a.send_first_notice and a.window_starts_on <= :day",
            """
            not a.is_optional
            and (e.due_on < :present
                 or (a.send_warning_notice and e.due_on - a.warning_days > :day
                     and e.due_on - a.warning_days <= :present))
            """,
            false);

    /** What is due some days from now, unless it was announced only today. */
    static final Question WARNING = new Question(
            LetterKind.WARNING_NOTICE,
            """
            select {key}
              from (select distinct warning_days from assignments
                     where partner_id = :partner and opened_on is not null and archived_at is null
                       and send_warning_notice and not is_optional) d
              join enrollments e on e.partner_id = :partner and e.due_on = :day + d.warning_days and {open}
            """,
            LEARNER,
            "",
            "a.warning_notice_subject as own_subject, a.warning_notice_email as own_body",
            """
            a.send_warning_notice and not a.is_optional and e.due_on = :day + a.warning_days
            and not exists (
                select from notices_given f
                 where f.partner_id = :partner and f.customer_id = e.customer_id and f.user_id = e.user_id
                   and f.assignment_id = a.id and f.kind = 'first_notice' and f.given_on = :day)
            """,
            "e.due_on < :present",
            false);

    private static final String DUE_YESTERDAY = """
            select {key} from enrollments e
             where e.partner_id = :partner and e.due_on = :yesterday and {open}
            """;

    static final Question EXPIRATION = new Question(
            LetterKind.EXPIRATION_NOTICE,
            DUE_YESTERDAY,
            LEARNER,
            "",
            "a.expiration_notice_subject as own_subject, a.expiration_notice_email as own_body",
            "a.send_expiration_notice and not a.is_optional",
            "false",
            false);

    /** What learners hear of as overdue, to their managers. */
    static final Question MANAGER = new Question(
            LetterKind.MANAGER_NOTICE,
            DUE_YESTERDAY,
            "m.id::text as addressee, m.email, m.first_name, m.last_name",
            """
            join managers m on m.partner_id = :partner and m.customer_id = u.customer_id and m.id = u.manager_id
                           and m.active and lower(m.email) <> lower(u.email)
            """,
            NO_TEXTS,
            "a.send_expiration_notice and not a.is_optional",
            "false",
            false);

    /** To the contacts of the groups through which it is asked of somebody; else of all groups that he is in. */
    static final Question HR = new Question(
            LetterKind.HR_NOTICE,
            """
            select {key}
              from (select distinct greatest(hr_days, 1) as hr_days from assignments
                     where partner_id = :partner and opened_on is not null and archived_at is null
                       and send_hr_notice and not is_optional) d
              join enrollments e on e.partner_id = :partner and e.due_on = :day - d.hr_days and {open}
            """,
            "lower(h.email) as addressee, h.email, h.first_name, h.last_name",
            """
            join lateral (
                select distinct on (lower(g.hr_email)) g.hr_email as email, coalesce(g.hr_first_name, '') as first_name,
                       coalesce(g.hr_last_name, '') as last_name
                  from group_members gm
                  join groups g on g.partner_id = :partner and g.customer_id = gm.customer_id and g.id = gm.group_id
                               and g.archived_at is null and g.hr_email is not null
                 where gm.partner_id = :partner and gm.customer_id = e.customer_id and gm.user_id = e.user_id
                   and (exists (
                            select from assignment_targets t
                             where t.partner_id = :partner and t.customer_id = e.customer_id and t.assignment_id = a.id
                               and t.group_id = g.id)
                        or not exists (
                            select from assignment_targets t
                              join group_members tm on tm.partner_id = :partner and tm.customer_id = t.customer_id
                                                   and tm.group_id = t.group_id and tm.user_id = e.user_id
                             where t.partner_id = :partner and t.customer_id = e.customer_id and t.assignment_id = a.id))
                 order by lower(g.hr_email), g.id) h on true
            """,
            "a.hr_notice_subject as own_subject, a.hr_notice_email as own_body",
            "a.send_hr_notice and not a.is_optional and e.due_on = :day - greatest(a.hr_days, 1)",
            "false",
            true);

    /** The rows: addressees in their order, at most :most of them, each with all that is due. */
    String sql() {
        return some(
                """
                select e.customer_id, {addressee}, coalesce(c.timezone, p.timezone) as zone, e.user_id,
                       concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')) as user_name,
                       a.id as assignment_id, a.name, a.kind, e.due_on as day, {overtaken} as overtaken, {texts}
                  from ({keys}) k
                  join enrollments e on e.partner_id = :partner and e.customer_id = k.customer_id
                                    and e.user_id = k.user_id and e.assignment_id = k.assignment_id
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id
                                    and a.id = e.assignment_id
                  join users u on u.partner_id = :partner and u.customer_id = e.customer_id and u.id = e.user_id
                              and u.archived_at is null
                  join customers c on c.partner_id = :partner and c.id = e.customer_id and c.archived_at is null
                  join partners p on p.id = :partner
                  {join}
                 where a.opened_on is not null and a.archived_at is null
                   and (a.effective_end is null or a.effective_end >= :day) and {open} and {condition}
                   and not exists (
                       select from notices_given n
                        where n.partner_id = :partner and n.customer_id = e.customer_id and n.user_id = e.user_id
                          and n.assignment_id = a.id and n.kind = :kind)
                """.replace("{keys}", keys)
                        .replace("{addressee}", addressee)
                        .replace("{join}", join)
                        .replace("{texts}", texts)
                        .replace("{condition}", condition)
                        .replace("{overtaken}", overtaken)
                        .replace("{key}", KEY)
                        .replace("{open}", OPEN),
                byCustomer);
    }

    /** Of rows those of the first addressees, or of the first customers. */
    static String some(String rows, boolean byCustomer) {
        String first = byCustomer ? "customer_id" : "customer_id, addressee";
        return """
                with due as materialized (%s),
                first as (select distinct %s from due order by %s limit :most)
                select due.* from due join first using (%s)
                 order by due.customer_id, due.addressee, due.user_name, due.user_id, due.day, due.assignment_id
                """.formatted(rows, first, first, first);
    }
}
