package io.surnia.programs;

import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The SQL on programs and program_instances. */
final class ProgramStore {

    Optional<Setup> setup(Tx tx, CustomerId customer) {
        return tx.query("""
                select customer_type, foundational_speed, phishing_cadence, videos_enabled, exercises_enabled,
                       (created_at at time zone :zone)::date as created_on,
                       (training_starts_at at time zone :zone)::date as training_starts_on,
                       archived_at is not null as is_archived
                  from customers
                 where partner_id = :partner and id = :customer
                """)
                .bind("customer", customer.value())
                .bind("zone", tx.tenant().zone().getId())
                .map((row, _) -> new Setup(
                        Columns.word(row, "customer_type", CustomerType.class),
                        Columns.word(row, "foundational_speed", Speed.class),
                        Columns.word(row, "phishing_cadence", Cadence.class),
                        row.getBoolean("videos_enabled"),
                        row.getBoolean("exercises_enabled"),
                        Columns.day(row, "created_on"),
                        row.getObject("training_starts_on", LocalDate.class),
                        row.getBoolean("is_archived")))
                .findOne();
    }

    /** All that ran or run at a customer, ordered by id. */
    List<Program> programs(Tx tx, CustomerId customer) {
        return tx.query("""
                select id, kind, starts_on, ended_on from programs
                 where partner_id = :partner and customer_id = :customer
                 order by id
                """)
                .bind("customer", customer.value())
                .map((row, _) -> program(row))
                .list();
    }

    Program start(Tx tx, CustomerId customer, ProgramKind kind, LocalDate startsOn) {
        return tx.query("""
                insert into programs (partner_id, customer_id, kind, starts_on, created_at)
                values (:partner, :customer, :kind, :startsOn, :now)
                returning id, kind, starts_on, ended_on
                """)
                .bind("customer", customer.value())
                .bind("kind", kind.word())
                .bind("startsOn", startsOn)
                .bind("now", tx.now())
                .map((row, _) -> program(row))
                .one();
    }

    void end(Tx tx, CustomerId customer, ProgramId program) {
        tx.update("""
                update programs set ended_on = :today
                 where partner_id = :partner and customer_id = :customer and id = :program
                """)
                .bind("customer", customer.value())
                .bind("program", program.value())
                .bind("today", tx.today())
                .execute();
    }

    /** Ordered by their number. */
    List<ProgramYear> years(Tx tx, CustomerId customer, ProgramId program) {
        return tx.query("""
                select id, year, starts_on from program_instances
                 where partner_id = :partner and customer_id = :customer and program_id = :program
                 order by year
                """)
                .bind("customer", customer.value())
                .bind("program", program.value())
                .map((row, _) -> new ProgramYear(row.getLong("id"), row.getInt("year"), Columns.day(row, "starts_on")))
                .list();
    }

    ProgramYear addYear(Tx tx, CustomerId customer, Program program, int number) {
        LocalDate startsOn = ProgramYear.firstDay(program, number);
        long id = tx.query("""
                insert into program_instances (partner_id, customer_id, program_id, year, starts_on, ends_on)
                values (:partner, :customer, :program, :number, :startsOn, :endsOn)
                returning id
                """)
                .bind("customer", customer.value())
                .bind("program", program.id().value())
                .bind("number", number)
                .bind("startsOn", startsOn)
                .bind("endsOn", new ProgramYear(0, number, startsOn).endsOn())
                .mapTo(Long.class)
                .one();
        return new ProgramYear(id, number, startsOn);
    }

    /** Customers at whom a programme of years runs whose last year is about to end. */
    List<CustomerId> ending(Tx tx, LocalDate day, int limit) {
        return tx.query("""
                select p.customer_id
                  from programs p
                  join program_instances i on i.partner_id = :partner and i.customer_id = p.customer_id and i.program_id = p.id
                 where p.partner_id = :partner and p.ended_on is null and p.kind <> 'foundational'
                 group by p.customer_id, p.id
                having max(i.ends_on) <= :latest
                 order by p.customer_id limit :limit
                """)
                .bind("latest", ProgramYear.endingBy(day))
                .bind("limit", limit)
                .map((row, _) -> new CustomerId(row.getLong("customer_id")))
                .list();
    }

    private static Program program(ResultSet row) throws SQLException {
        return new Program(
                new ProgramId(row.getLong("id")),
                Columns.word(row, "kind", ProgramKind.class),
                Columns.day(row, "starts_on"),
                row.getObject("ended_on", LocalDate.class));
    }
}
