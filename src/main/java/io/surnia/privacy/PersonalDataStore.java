package io.surnia.privacy;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a person's rows wherever they lie; every query by the person's index. It writes nothing but who was forgotten. */
final class PersonalDataStore {
    private static final String PERSON =
            " where partner_id = :partner and customer_id = :customer and user_id = :user ";
    private static final String ADDRESS =
            " where partner_id = :partner and customer_id = :customer and email = :email ";

    private static final Map<String, String> QUERIES = queries();

    PersonalData of(Tx tx, CustomerId customer, UserId user, String email) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        QUERIES.forEach((section, sql) -> {
            var query = tx.query("select to_jsonb(r)::text from (" + sql + ") r");
            if (sql.contains(":user")) {
                query.bind("user", user.value());
            }
            if (sql.contains(":customer")) {
                query.bind("customer", customer.value());
            }
            if (sql.contains(":email")) {
                query.bind("email", email);
            }
            sections.put(section, query.mapTo(String.class).list());
        });
        return new PersonalData(sections);
    }

    void forgetHistory(Tx tx, CustomerId customer, UserId user) {
        tx.handle()
                .createQuery("select 1 from forget_person(:customer, :user)")
                .bind("customer", customer.value())
                .bind("user", user.value())
                .mapTo(Integer.class)
                .list();
    }

    /** Users archived before an instant who are still known by name. */
    List<Archived> archivedBefore(Tx tx, Instant before, int limit) {
        return tx.query("""
                select customer_id, id from users
                 where partner_id = :partner and archived_at < :before and erased_at is null
                 order by archived_at limit :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new Archived(new CustomerId(row.getLong(1)), new UserId(row.getLong(2))))
                .list();
    }

    record Archived(CustomerId customer, UserId user) {}

    long forgetAudit(Tx tx, Instant until) {
        return tx.handle()
                .createQuery("select forget_audit(:until)")
                .bind("until", until)
                .mapTo(Long.class)
                .one();
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("user", """
                select id, customer_id, first_name, last_name, email, manager_id, user_type, external_id,
                       phishing_difficulty, reset_phishing_difficulty, onboarding_sent_at, sync_error, created_at,
                       changed_at, archived_at, erased_at
                  from users where partner_id = :partner and customer_id = :customer and id = :user""");
        queries.put(
                "directory_account",
                "select user_name, display_name, deleted_at from scim_accounts" + PERSON.stripTrailing());
        queries.put("groups", """
                select g.id, g.name, m.joined_at
                  from group_members m
                  join groups g on g.partner_id = :partner and g.customer_id = m.customer_id and g.id = m.group_id
                 where m.partner_id = :partner and m.customer_id = :customer and m.user_id = :user
                 order by g.id""");
        queries.put("assignments", """
                select a.id, a.name, a.kind, e.enrolled_on, e.due_on, e.withdrawn_at, e.attempts, e.best_percent,
                       e.completed_at, e.late
                  from enrollments e
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id
                                    and a.id = e.assignment_id
                 where e.partner_id = :partner and e.customer_id = :customer and e.user_id = :user
                 order by a.id""");
        queries.put("attempts", "select assignment_id, at, percent, passed from attempts" + PERSON + "order by id");
        queries.put(
                "answers",
                "select assignment_id, attempt_id, library_id, answers from attempt_answers" + PERSON
                        + "order by attempt_id");
        queries.put(
                "survey_answers",
                "select assignment_id, question, options, value, text from survey_answers" + PERSON
                        + "order by assignment_id, question, id");
        queries.put("completions", "select assignment_id, at, late from completions" + PERSON + "order by id");
        queries.put(
                "acceptances",
                "select assignment_id, at, accepted, full_name, address, encode(version_hash, 'hex') as version_hash"
                        + " from acceptances" + PERSON + "order by id");
        queries.put("phishing_events", "select kind, machine, at from phishing_events" + PERSON + "order by id");
        queries.put(
                "standing",
                "select as_of, hoot_score, video_score, phishing_score, policy_score, optional_score, hoot_rank,"
                        + " compliant, completed_assignments, num_attempts, late_submissions from user_standings"
                        + PERSON);
        queries.put("exposures", """
                select b.name as breach, e.found_at, e.acknowledged_at
                  from exposures e join breaches b on b.id = e.breach_id
                 where e.partner_id = :partner and e.customer_id = :customer and e.email = :email
                 order by e.id""");
        queries.put(
                "leaked_records",
                "select database_name, ip_address, username, password is not null as password_leaked, name, vin,"
                        + " address, phone, found_at, acknowledged_at from dehashed_records" + ADDRESS
                        + "order by id");
        queries.put(
                "notices",
                "select assignment_id, kind, given_on, left_out from notices_given" + PERSON + "order by id");
        queries.put(
                "mails",
                "select kind, recipient, subject, text_body, created_at, sent_at, failed_at from mails" + PERSON
                        + "order by id");
        queries.put("directory", """
                select l.external_id, l.archived, r.body
                  from directory_links l
                  left join directory_records r on r.partner_id = l.partner_id and r.connection_id = l.connection_id
                                               and r.external_id = l.external_id
                 where l.partner_id = :partner and l.customer_id = :customer and l.user_id = :user""");
        queries.put("audit_entries", """
                select at, actor_kind, actor_name, action, before, after
                  from audit_entries
                 where partner_id = :partner and subject_kind = 'user' and subject_id = :user
                 order by id""");
        return queries;
    }
}
