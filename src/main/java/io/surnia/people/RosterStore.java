package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Bulk;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A roster's temporary tables, and what is written from them to users, managers, groups and group_members. Ids are given
 * while the roster is compared: every later statement works from the tables that it was laid in, whose statistics are
 * known, and not from tables that just grew by a million rows.
 */
final class RosterStore {
    /** What is copied into, in the order of the values. */
    static final String STAGED =
            "staged_people (line, first_name, last_name, email, manager_email, manager_first, manager_last, groups)";

    /** Where new things get their ids from. */
    enum Ids {
        REAL,
        /** Below zero, so that a comparison draws none of the deployment's. */
        TRIAL;

        String of(String sequence) {
            return this == REAL ? sequence : "trial_ids";
        }
    }

    void createTables(Tx tx) {
        tx.handle().execute("""
                drop table if exists staged_people, staged_managers, staged_groups, imported_people, imported_members""");
        tx.handle().execute("""
                create temporary table staged_people (
                    line bigint not null, first_name text not null, last_name text not null, email text not null,
                    manager_email text, manager_first text, manager_last text, groups text[] not null,
                    key text not null generated always as (lower(email)) stored,
                    manager_key text generated always as (lower(manager_email)) stored) on commit drop""");
        tx.handle().execute("""
                create temporary table staged_managers (
                    key text not null, email text not null, first_name text, last_name text, id bigint,
                    is_new boolean not null default false) on commit drop""");
        tx.handle().execute("""
                create temporary table staged_groups (
                    key text not null, name text not null, id bigint not null, is_new boolean not null) on commit drop""");
        tx.handle().execute("""
                create temporary table imported_people (
                    user_id bigint not null, change text not null, joins boolean not null default false, first_name text,
                    last_name text, email text, manager_id bigint, groups text[]) on commit drop""");
        tx.handle().execute("""
                create temporary table imported_members (
                    group_id bigint not null, user_id bigint not null, is_there boolean not null) on commit drop""");
        Bulk.allow(tx);
    }

    /** Who the managers are: as the roster names them, else as the roster or the customer knows a person of that address. */
    void readNames(Tx tx, CustomerId customer) {
        tx.handle().execute("analyze staged_people");
        tx.handle().execute("""
                insert into staged_managers (key, email, first_name, last_name)
                select m.key, m.email, named.manager_first, coalesce(named.manager_last, '')
                  from (select manager_key as key, min(manager_email) as email,
                               min(line) filter (where manager_first is not null) as line
                          from staged_people where manager_key is not null group by manager_key) m
                  left join staged_people named on named.line = m.line""");
        tx.handle().execute("analyze staged_managers");
        of(customer, tx.update("""
                update staged_managers m set id = known.id
                  from managers known
                 where known.partner_id = :partner and known.customer_id = :customer and lower(known.email) = m.key""")).execute();
        tx.handle().execute("""
                update staged_managers m set first_name = person.first_name, last_name = person.last_name
                  from staged_people person where m.id is null and m.first_name is null and person.key = m.key""");
        of(customer, tx.update("""
                update staged_managers m set first_name = person.first_name, last_name = person.last_name
                  from users person
                 where m.id is null and m.first_name is null and person.partner_id = :partner
                   and person.customer_id = :customer and lower(person.email) = m.key""")).execute();
    }

    List<RosterFault> faults(Tx tx, int limit) {
        Stream<RosterFault> repeated = tx
                .handle()
                .createQuery("""
                select s.line, twice.line as first_line
                  from (select key, min(line) as line from staged_people group by key having count(*) > 1) twice
                  join staged_people s on s.key = twice.key and s.line > twice.line
                 order by s.line limit :limit""")
                .bind("limit", limit)
                .map((row, _) -> (RosterFault) new RosterFault.Repeated(row.getLong(1), row.getLong(2)))
                .list()
                .stream();
        Stream<RosterFault> unknown = tx
                .handle()
                .createQuery("""
                select s.line
                  from staged_managers m join staged_people s on s.manager_key = m.key
                 where m.id is null and m.first_name is null
                 order by s.line limit :limit""")
                .bind("limit", limit)
                .map((row, _) -> (RosterFault) new RosterFault.ManagerUnknown(row.getLong(1)))
                .list()
                .stream();
        return Stream.concat(repeated, unknown)
                .sorted((one, other) -> Long.compare(one.line(), other.line()))
                .limit(limit)
                .toList();
    }

    RosterChanges compare(Tx tx, CustomerId customer, boolean archivesMissing, Ids ids, Consumer<String> progress) {
        progress.accept("comparing with the people who are there");
        if (ids == Ids.TRIAL) {
            tx.handle().execute("create temporary sequence trial_ids increment -1");
        }
        long managers = newManagers(tx, ids);
        long groups = groups(tx, customer, ids);
        people(tx, customer, ids);
        if (archivesMissing) {
            missing(tx, customer);
        }
        tx.handle().execute("alter table imported_people add primary key (user_id)");
        tx.handle().execute("analyze imported_people");
        long memberships = members(tx, customer);
        if (ids == Ids.TRIAL) {
            tx.handle().execute("drop sequence trial_ids");
        }
        return tx.handle()
                .createQuery("""
                select count(*) filter (where change = 'added') as added,
                       count(*) filter (where change = 'changed') as changed,
                       count(*) filter (where change = 'same') as same,
                       count(*) filter (where change = 'restored') as restored,
                       count(*) filter (where change = 'archived') as archived
                  from imported_people""")
                .map((row, _) -> new RosterChanges(
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("same"),
                        row.getLong("restored"),
                        row.getLong("archived"),
                        managers,
                        groups,
                        memberships))
                .one();
    }

    private static long newManagers(Tx tx, Ids ids) {
        long count = tx.handle()
                .createUpdate(
                        "update staged_managers set id = nextval(cast(:ids as regclass)), is_new = true where id is null")
                .bind("ids", ids.of("manager_ids"))
                .execute();
        tx.handle().execute("analyze staged_managers");
        return count;
    }

    private static long groups(Tx tx, CustomerId customer, Ids ids) {
        of(customer, tx.update("""
                insert into staged_groups (key, name, id, is_new)
                select named.key, named.name, coalesce(known.id, nextval(cast(:ids as regclass))), known.id is null
                  from (select lower(name) as key, min(name) as name
                          from (select distinct groups from staged_people where groups <> '{}') sets, unnest(sets.groups) as name
                         group by lower(name) order by min(name)) named
                  left join groups known on known.partner_id = :partner and known.customer_id = :customer
                                        and lower(known.name) = named.key""")).bind("ids", ids.of("group_ids")).execute();
        tx.handle().execute("analyze staged_groups");
        return tx.handle()
                .createQuery("select count(*) from staged_groups where is_new")
                .mapTo(Long.class)
                .one();
    }

    private static void people(Tx tx, CustomerId customer, Ids ids) {
        // The order first, the ids after it: people get theirs in the order of the roster.
        of(customer, tx.update("""
                insert into imported_people (user_id, change, first_name, last_name, email, manager_id, groups)
                select coalesce(user_id, nextval(cast(:ids as regclass))), change, first_name, last_name, email, manager_id,
                       groups
                  from (select u.id as user_id, s.first_name, s.last_name, s.email, m.id as manager_id, s.groups,
                               case when u.id is null then 'added'
                                    when u.archived_at is not null then 'restored'
                                    when u.first_name <> s.first_name or u.last_name <> s.last_name
                                      or u.manager_id is distinct from coalesce(m.id, u.manager_id) then 'changed'
                                    else 'same' end as change
                          from staged_people s
                          left join users u on u.partner_id = :partner and u.customer_id = :customer
                                           and lower(u.email) = s.key
                          left join staged_managers m on m.key = s.manager_key
                         order by s.line) compared""")).bind("ids", ids.of("user_ids")).execute();
    }

    private static void missing(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                insert into imported_people (user_id, change)
                select u.id, 'archived'
                  from users u
                 where u.partner_id = :partner and u.customer_id = :customer and u.archived_at is null
                   and not exists (select from imported_people p where p.user_id = u.id)""")).execute();
    }

    private static long members(Tx tx, CustomerId customer) {
        long memberships = of(customer, tx.update("""
                insert into imported_members (group_id, user_id, is_there)
                select g.id, p.user_id, p.change <> 'added'
                  from imported_people p
                 cross join unnest(p.groups) as named (name)
                  join staged_groups g on g.key = lower(named.name)
                 where p.change = 'added' or not exists (
                       select from group_members m
                        where m.partner_id = :partner and m.customer_id = :customer and m.group_id = g.id
                          and m.user_id = p.user_id)
                 order by g.id, p.user_id""")).execute();
        tx.handle().execute("analyze imported_members");
        tx.handle().execute("""
                update imported_people p set joins = true
                  from imported_members m where m.is_there and m.user_id = p.user_id""");
        return memberships;
    }

    void take(Tx tx, CustomerId customer, RosterChanges changes, Consumer<String> progress) {
        Constraints.explained(RosterStore::problem, () -> {
            progress.accept("adding managers and groups");
            writeManagers(tx, customer);
            writeGroups(tx, customer);
            if (changes.added() > 0) {
                progress.accept("adding people");
                addPeople(tx, customer);
            }
            if (changes.updated() + changes.restored() + changes.archived() > 0) {
                progress.accept("changing people");
                changePeople(tx, customer);
            }
            if (changes.memberships() > 0) {
                progress.accept("putting people into groups");
                writeMembers(tx, customer);
            }
            return true;
        });
    }

    private static void writeManagers(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                insert into managers (partner_id, customer_id, id, first_name, last_name, email, manager_type, created_at)
                select :partner, :customer, id, first_name, last_name, email, 'csv', :now
                  from staged_managers where is_new order by id""")).bind("now", tx.now()).execute();
    }

    private static void writeGroups(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                insert into groups (partner_id, customer_id, id, name, group_type, created_at)
                select :partner, :customer, id, name, 'csv', :now from staged_groups where is_new order by id""")).bind("now", tx.now()).execute();
    }

    private static void addPeople(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                insert into users (partner_id, customer_id, id, first_name, last_name, email, manager_id, user_type, created_at)
                select :partner, :customer, user_id, first_name, last_name, email, manager_id, 'csv', :now
                  from imported_people where change = 'added'""")).bind("now", tx.now()).execute();
    }

    private static void changePeople(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                update users u
                   set first_name = coalesce(p.first_name, u.first_name), last_name = coalesce(p.last_name, u.last_name),
                       manager_id = coalesce(p.manager_id, u.manager_id),
                       archived_at = case when p.change = 'archived' then cast(:now as timestamptz) end
                  from imported_people p
                 where p.change in ('changed', 'restored', 'archived')
                   and u.partner_id = :partner and u.customer_id = :customer and u.id = p.user_id""")).bind("now", tx.now()).execute();
    }

    private static void writeMembers(Tx tx, CustomerId customer) {
        of(customer, tx.update("""
                insert into group_members (partner_id, customer_id, group_id, user_id, joined_at)
                select :partner, :customer, group_id, user_id, :now from imported_members""")).bind("now", tx.now()).execute();
    }

    private static <S extends SqlStatement<S>> S of(CustomerId customer, S statement) {
        return statement.bind("customer", customer.value());
    }

    private static @Nullable Problem problem(String constraint) {
        return switch (constraint) {
            case "users_by_email", "managers_by_email", "groups_by_name" ->
                Problem.conflict(
                        "changed_meanwhile",
                        "Somebody else added one of the people, managers or groups meanwhile; nothing was imported: try again.");
            default -> null;
        };
    }
}
