package io.surnia.directory;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerId;
import io.surnia.people.Source;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table directory_links, and who of the people is there to be linked. */
final class LinkStore {

    /**
     * Everybody of the customer, archived or not.
     *
     * @param groups of those that are looked at, by name in lower case
     */
    List<KnownPerson> known(Tx tx, CustomerId customer, Map<String, GroupId> groups) {
        Map<Long, Set<String>> memberships = memberships(tx, customer, groups);
        return tx.query("""
                select u.id, u.first_name, u.last_name, u.email, u.user_type, u.external_id,
                       u.archived_at is not null as archived, u.erased_at is not null as erased, u.sync_error,
                       u.manager_id, m.email as manager_email, m.manager_type,
                       l.connection_id, l.external_id as linked_id, l.archived as archived_here
                  from users u
                  left join managers m on m.partner_id = u.partner_id and m.customer_id = u.customer_id
                                      and m.id = u.manager_id
                  left join directory_links l on l.partner_id = u.partner_id and l.customer_id = u.customer_id
                                             and l.user_id = u.id
                 where u.partner_id = :partner and u.customer_id = :customer
                 order by u.id""")
                .bind("customer", customer.value())
                .map((row, _) -> person(row, memberships.getOrDefault(row.getLong("id"), Set.of())))
                .list();
    }

    /** Which groups of these names, in lower case, the customer has. */
    Map<String, GroupId> groups(Tx tx, CustomerId customer, Collection<String> names) {
        Map<String, GroupId> ids = new HashMap<>();
        tx.query("""
                select lower(name) as key, id from groups
                 where partner_id = :partner and customer_id = :customer
                   and lower(name) = any(cast(:names as text[]))""")
                .bind("customer", customer.value())
                .bindArray("names", String.class, names)
                .map((row, _) -> Map.entry(row.getString("key"), new GroupId(row.getLong("id"))))
                .forEach(group -> ids.put(group.getKey(), group.getValue()));
        return ids;
    }

    /** Which managers of these addresses, in lower case, the customer has. */
    Map<String, ManagerId> managers(Tx tx, CustomerId customer, Collection<String> emails) {
        Map<String, ManagerId> ids = new HashMap<>();
        tx.query("""
                select lower(email) as key, id from managers
                 where partner_id = :partner and customer_id = :customer
                   and lower(email) = any(cast(:emails as text[]))""")
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .map((row, _) -> Map.entry(row.getString("key"), new ManagerId(row.getLong("id"))))
                .forEach(manager -> ids.put(manager.getKey(), manager.getValue()));
        return ids;
    }

    /** Links users to people of the directory, in place of those whom they were linked to. */
    void link(Tx tx, CustomerId customer, ConnectionId connection, Map<UserId, String> links) {
        List<Long> users = new ArrayList<>();
        List<String> people = new ArrayList<>();
        links.forEach((user, person) -> {
            users.add(user.value());
            people.add(person);
        });
        tx.update("""
                delete from directory_links
                 where partner_id = :partner and connection_id = :connection
                   and (user_id = any(cast(:users as bigint[])) or external_id = any(cast(:people as text[])))""")
                .bind("connection", connection.value())
                .bindArray("users", Long.class, users)
                .bindArray("people", String.class, people)
                .execute();
        tx.update("""
                insert into directory_links (partner_id, connection_id, external_id, customer_id, user_id)
                select :partner, :connection, n.person, :customer, n.user_id
                  from unnest(cast(:users as bigint[]), cast(:people as text[])) as n (user_id, person)""")
                .bind("connection", connection.value())
                .bind("customer", customer.value())
                .bindArray("users", Long.class, users)
                .bindArray("people", String.class, people)
                .execute();
    }

    /** Notes whom the connection archived, or brought back. */
    void setArchived(Tx tx, ConnectionId connection, Collection<UserId> users, boolean archived) {
        tx.update("""
                update directory_links set archived = :archived
                 where partner_id = :partner and connection_id = :connection
                   and user_id = any(cast(:users as bigint[]))""")
                .bind("connection", connection.value())
                .bind("archived", archived)
                .bindArray(
                        "users", Long.class, users.stream().map(UserId::value).toList())
                .execute();
    }

    private static Map<Long, Set<String>> memberships(Tx tx, CustomerId customer, Map<String, GroupId> groups) {
        Map<Long, String> names = new HashMap<>();
        groups.forEach((name, id) -> names.put(id.value(), name));
        Map<Long, Set<String>> memberships = new HashMap<>();
        tx.query("""
                select group_id, user_id from group_members
                 where partner_id = :partner and customer_id = :customer
                   and group_id = any(cast(:groups as bigint[]))""")
                .bind("customer", customer.value())
                .bindArray("groups", Long.class, names.keySet())
                .map((row, _) -> Map.entry(row.getLong("user_id"), row.getLong("group_id")))
                .forEach(member -> {
                    @Nullable String name = names.get(member.getValue());
                    if (name != null) {
                        memberships
                                .computeIfAbsent(member.getKey(), _ -> new HashSet<>())
                                .add(name);
                    }
                });
        return memberships;
    }

    private static KnownPerson person(ResultSet row, Set<String> groups) throws SQLException {
        Long manager = Columns.longOrNull(row, "manager_id");
        Long connection = Columns.longOrNull(row, "connection_id");
        return new KnownPerson(
                new UserId(row.getLong("id")),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                Columns.word(row, "user_type", Source.class),
                row.getString("external_id"),
                manager == null
                        ? null
                        : new KnownPerson.Superior(
                                new ManagerId(manager),
                                row.getString("manager_email"),
                                Columns.word(row, "manager_type", Source.class)),
                row.getBoolean("archived"),
                row.getBoolean("erased"),
                row.getString("sync_error"),
                groups,
                connection == null
                        ? null
                        : new KnownPerson.Link(
                                new ConnectionId(connection),
                                row.getString("linked_id"),
                                row.getBoolean("archived_here")));
    }
}
