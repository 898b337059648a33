package io.surnia.webhooks;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.exposures.ExposureFound;
import io.surnia.people.UserId;
import io.surnia.phishing.PhishingHappened;
import io.surnia.platform.db.Tx;
import io.surnia.scoring.ScoreChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table webhook_events, and the deliveries that come with it: one statement for all events of a sort. */
final class EventStore {
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String WANTED = """
            (e.events = '{}' or x.type = any(e.events) or split_part(x.type, '.', 1) || '.*' = any(e.events))
            """;

    private static final String USER = """
            jsonb_build_object('user_id', u.id, 'customer_id', u.customer_id, 'email_address', u.email,
                               'first_name', u.first_name, 'last_name', u.last_name, 'user_type', u.user_type,
                               'archived', (u.archived_at is not null)::int)
            """;

    /** Something that was changed by itself. */
    record Named(EventType type, String kind, long id) {}

    /** A user and what it is about. */
    record Owed(CustomerId customer, UserId user, AssignmentId assignment) {}

    boolean isHeard(Tx tx) {
        return tx.query("select exists (select from webhook_endpoints where partner_id = :partner)")
                .mapTo(boolean.class)
                .one();
    }

    void changed(Tx tx, Collection<Named> changes, Instant due) {
        if (changes.isEmpty()) {
            return;
        }
        tell(tx, due, """
                select n.type, coalesce(u.customer_id, g.customer_id, a.customer_id,
                                        case when n.kind = 'customer' then n.id end) as customer_id,
                       n.kind || '/' || n.id as subject,
                       case when u.id is not null then %s else jsonb_build_object(n.kind || '_id', n.id) end as data
                  from unnest(:types::text[], :kinds::text[], :ids::bigint[]) as n (type, kind, id)
                  left join users u on n.kind = 'user' and u.partner_id = :partner and u.id = n.id
                  left join groups g on n.kind = 'group' and g.partner_id = :partner and g.id = n.id
                  left join assignments a on n.kind = 'assignment' and a.partner_id = :partner and a.id = n.id
                """.formatted(USER))
                .bindArray(
                        "types", String.class, column(changes, one -> one.type().word()))
                .bindArray("kinds", String.class, column(changes, Named::kind))
                .bindArray("ids", Long.class, column(changes, Named::id))
                .execute();
    }

    /** Whom this transaction's import of a customer's people added, changed, archived or restored. */
    void imported(Tx tx, CustomerId customer, Instant due) {
        tell(tx, due, """
                select case p.change when 'added' then 'user.created' when 'changed' then 'user.updated'
                                     else 'user.' || p.change end as type,
                       u.customer_id, 'user/' || u.id as subject, %s as data
                  from imported_people p
                  join users u on u.partner_id = :partner and u.customer_id = :customer and u.id = p.user_id
                 where p.change <> 'same'
                """.formatted(USER)).bind("customer", customer.value()).execute();
    }

    void owed(Tx tx, EventType type, Collection<Owed> owed, Instant due) {
        tell(tx, due, """
                select :type::text as type, n.customer_id, 'user/' || n.user_id as subject,
                       jsonb_build_object('user_id', n.user_id, 'assignment_id', n.assignment_id, 'name', a.name,
                                          'type', a.kind, 'optional', a.is_optional::int, 'due_date', e.due_on,
                                          'completed_at', extract(epoch from e.completed_at)::bigint,
                                          'late', e.late::int, 'attempts', e.attempts, 'percent', e.best_percent) as data
                  from unnest(:customers::bigint[], :users::bigint[], :assignments::bigint[])
                       as n (customer_id, user_id, assignment_id)
                  join enrollments e on e.partner_id = :partner and e.customer_id = n.customer_id and e.user_id = n.user_id
                                    and e.assignment_id = n.assignment_id
                  join assignments a on a.partner_id = :partner and a.customer_id = n.customer_id and a.id = n.assignment_id
                """)
                .bind("type", type.word())
                .bindArray(
                        "customers",
                        Long.class,
                        column(owed, one -> one.customer().value()))
                .bindArray("users", Long.class, column(owed, one -> one.user().value()))
                .bindArray(
                        "assignments",
                        Long.class,
                        column(owed, one -> one.assignment().value()))
                .execute();
    }

    void scored(Tx tx, Collection<ScoreChanged> facts, Instant due) {
        tell(tx, due, """
                select 'score.changed' as type, n.customer_id, 'user/' || n.user_id as subject,
                       jsonb_build_object('user_id', n.user_id, 'hoot_score', s.hoot_score, 'hoot_rank', s.hoot_rank,
                                          'previous_hoot_score', n.before) as data
                  from unnest(:customers::bigint[], :users::bigint[], :before::integer[])
                       as n (customer_id, user_id, before)
                  join user_standings s on s.partner_id = :partner and s.customer_id = n.customer_id
                                       and s.user_id = n.user_id
                """)
                .bindArray(
                        "customers",
                        Long.class,
                        column(facts, one -> one.customer().value()))
                .bindArray("users", Long.class, column(facts, one -> one.user().value()))
                .bindArray("before", Integer.class, column(facts, ScoreChanged::before))
                .execute();
    }

    void exposed(Tx tx, Collection<ExposureFound> facts, Instant due) {
        tell(tx, due, """
                select 'exposure.found' as type, n.customer_id, 'exposure/' || n.id as subject,
                       jsonb_build_object('exposure_id', n.id, 'email_address', x.email, 'user_id', u.id,
                                          'breach', b.name, 'title', b.title) as data
                  from unnest(:customers::bigint[], :ids::bigint[]) as n (customer_id, id)
                  join exposures x on x.partner_id = :partner and x.customer_id = n.customer_id and x.id = n.id
                  join breaches b on b.id = x.breach_id
                  left join users u on u.partner_id = :partner and u.customer_id = x.customer_id
                                   and lower(u.email) = lower(x.email)
                """)
                .bindArray(
                        "customers",
                        Long.class,
                        column(facts, one -> one.customer().value()))
                .bindArray(
                        "ids", Long.class, column(facts, one -> one.exposure().value()))
                .execute();
    }

    void phished(Tx tx, Collection<PhishingHappened> facts, Instant due) {
        tell(tx, due, """
                select 'phishing.' || n.kind as type, n.customer_id, 'user/' || n.user_id as subject,
                       jsonb_build_object('user_id', n.user_id, 'campaign_id', n.campaign_id) as data
                  from unnest(:customers::bigint[], :users::bigint[], :kinds::text[], :campaigns::bigint[])
                       as n (customer_id, user_id, kind, campaign_id)
                """)
                .bindArray(
                        "customers",
                        Long.class,
                        column(facts, one -> one.customer().value()))
                .bindArray("users", Long.class, column(facts, one -> one.user().value()))
                .bindArray(
                        "kinds", String.class, column(facts, one -> one.kind().word()))
                .bindArray("campaigns", Long.class, column(facts, PhishingHappened::campaignId))
                .execute();
    }

    void ping(Tx tx, EndpointId endpoint, Instant due) {
        tx.update("""
                with told as (
                    insert into webhook_events (partner_id, id, type, customer_id, subject, at, data)
                    values (:partner, nextval('webhook_ids'), 'webhook.ping', null, 'webhook/' || :endpoint, :now,
                            jsonb_build_object('webhook_id', :endpoint))
                    returning id, subject)
                insert into webhook_deliveries (partner_id, endpoint_id, event_id, subject, created_at, due_at)
                select :partner, :endpoint, id, subject, :due, :due from told
                """)
                .bind("endpoint", endpoint.value())
                .bind("now", tx.now())
                .bind("due", due)
                .execute();
    }

    int forget(Tx tx, Instant now) {
        return tx.update("""
                delete from webhook_events
                 where partner_id = :partner
                   and id in (select id from webhook_events where partner_id = :partner and at < :before limit 5000)
                """).bind("before", now.minus(KEPT)).execute();
    }

    /** Notes what happened where an endpoint wants it, and queues it for each that does. */
    private static Update tell(Tx tx, Instant due, String happened) {
        return tx.update("""
                with happened as (%1$s),
                told as (
                    insert into webhook_events (partner_id, id, type, customer_id, subject, at, data)
                    select :partner, nextval('webhook_ids'), x.type, x.customer_id, x.subject, :now, x.data
                      from happened x
                     where exists (select from webhook_endpoints e where e.partner_id = :partner and %2$s)
                    returning id, type, subject)
                insert into webhook_deliveries (partner_id, endpoint_id, event_id, subject, created_at, due_at)
                select :partner, e.id, x.id, x.subject, :due, :due
                  from told x
                  join webhook_endpoints e on e.partner_id = :partner and %2$s
                 order by x.id, e.id
                """.formatted(happened, WANTED)).bind("now", tx.now()).bind("due", due);
    }

    private static <T> @Nullable Object[] column(Collection<T> facts, Function<T, ? extends @Nullable Object> value) {
        return facts.stream().map(value).toArray();
    }
}
