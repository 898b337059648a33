package io.surnia.scoring;

import io.surnia.assignments.Enrollee;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.function.Consumer;

/** The SQL that gives newcomers who owe the same one standing. It works on temporary tables of its own. */
final class NewcomerStore {
    private static final String STANDING = """
            as_of, changes_on, hoot_score, video_score, phishing_score, policy_score, optional_score, hoot_rank, compliant,
            compliant_count, completed_assignments, num_attempts, late_submissions, contribution
            """;

    /** Puts the import's new people into classes: those enrolled in the same. All were enrolled on one day. */
    void classify(Tx tx, CustomerId customer) {
        tx.handle().execute("drop table if exists newcomers, newcomer_classes");
        tx.handle()
                .execute(
                        "create temporary table newcomers (user_id bigint not null, owed bigint[] not null) on commit drop");
        tx.update("""
                insert into newcomers (user_id, owed)
                select p.user_id, coalesce(e.owed, '{}')
                  from imported_people p
                  left join (
                       select e.user_id, array_agg(e.assignment_id order by e.assignment_id) as owed
                         from enrollments e
                         join imported_people added on added.user_id = e.user_id and added.change = 'added'
                        where e.partner_id = :partner and e.customer_id = :customer
                        group by e.user_id) e on e.user_id = p.user_id
                 where p.change = 'added'
                """).bind("customer", customer.value()).execute();
        tx.handle().execute("analyze newcomers");
        tx.handle().execute("""
                create temporary table newcomer_classes (
                    owed bigint[] not null, example bigint primary key, people bigint not null) on commit drop
                """);
        tx.handle().execute("""
                insert into newcomer_classes (owed, example, people)
                select owed, min(user_id), count(*) from newcomers group by owed
                """);
        tx.handle().execute("analyze newcomer_classes");
    }

    /** One person of each class, some at a time and in their order. */
    void eachExample(Tx tx, CustomerId customer, int atOnce, Consumer<List<Enrollee>> reader) {
        List<Enrollee> examples = examples(tx, customer, 0, atOnce);
        while (!examples.isEmpty()) {
            reader.accept(examples);
            examples = examples(tx, customer, examples.getLast().user().value(), atOnce);
        }
    }

    private static List<Enrollee> examples(Tx tx, CustomerId customer, long after, int limit) {
        return tx.handle()
                .createQuery(
                        "select example from newcomer_classes where example > :after order by example limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new Enrollee(customer, new UserId(row.getLong("example"))))
                .list();
    }

    void copyStandings(Tx tx, CustomerId customer) {
        tx.update("""
                insert into user_standings (partner_id, customer_id, user_id, %1$s)
                select :partner, :customer, n.user_id, %1$s
                  from newcomers n
                  join (select c.owed, c.example, %1$s
                          from newcomer_classes c
                          join user_standings s on s.partner_id = :partner and s.customer_id = :customer
                                               and s.user_id = c.example) c on c.owed = n.owed
                 where n.user_id <> c.example
                """.formatted(STANDING)).bind("customer", customer.value()).execute();
    }

    /** What the examples contribute was added when they were computed: the rest of each class adds the same again. */
    void addToTotals(Tx tx, CustomerId customer) {
        tx.update("""
                insert into customer_totals (partner_id, customer_id, totals)
                select :partner, :customer, array_agg(total order by place)
                  from (select f.place, sum(f.value * (c.people - 1))::integer as total
                          from newcomer_classes c
                          join user_standings s on s.partner_id = :partner and s.customer_id = :customer
                                               and s.user_id = c.example
                         cross join unnest(s.contribution) with ordinality as f (value, place)
                         group by f.place) sums
                having count(*) > 0
                """).bind("customer", customer.value()).execute();
    }
}
