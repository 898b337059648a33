package io.surnia.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table directory_records: what a directory that tells only changes has said so far. */
final class RecordStore {
    private static final JsonMapper JSON = new JsonMapper();

    Map<String, Person> read(Tx tx, ConnectionId connection) {
        Map<String, Person> people = new HashMap<>();
        tx.query("""
                select body from directory_records where partner_id = :partner and connection_id = :connection""")
                .bind("connection", connection.value())
                .setFetchSize(500)
                .map((row, _) -> person(row.getString("body")))
                .forEach(person -> people.put(person.id(), person));
        return people;
    }

    /** Makes what is kept the same as what is known now; only what differs is written. */
    void replace(Tx tx, ConnectionId connection, Map<String, Person> before, Map<String, Person> now) {
        List<String> gone =
                before.keySet().stream().filter(id -> !now.containsKey(id)).toList();
        List<String> ids = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        now.forEach((id, person) -> {
            if (!person.equals(before.get(id))) {
                ids.add(id);
                bodies.add(body(person));
            }
        });
        if (!gone.isEmpty()) {
            tx.update("""
                    delete from directory_records
                     where partner_id = :partner and connection_id = :connection
                       and external_id = any(cast(:gone as text[]))""")
                    .bind("connection", connection.value())
                    .bindArray("gone", String.class, gone)
                    .execute();
        }
        if (!ids.isEmpty()) {
            tx.update("""
                    insert into directory_records (partner_id, connection_id, external_id, body)
                    select :partner, :connection, n.id, cast(n.body as jsonb)
                      from unnest(cast(:ids as text[]), cast(:bodies as text[])) as n (id, body)
                        on conflict (partner_id, connection_id, external_id) do update set body = excluded.body""")
                    .bind("connection", connection.value())
                    .bindArray("ids", String.class, ids)
                    .bindArray("bodies", String.class, bodies)
                    .execute();
        }
    }

    void forget(Tx tx, CustomerId customer, UserId user) {
        tx.update("""
                delete from directory_records r
                 using directory_links l
                 where r.partner_id = :partner and l.partner_id = :partner and l.customer_id = :customer
                   and l.user_id = :user and r.connection_id = l.connection_id and r.external_id = l.external_id""")
                .bind("customer", customer.value())
                .bind("user", user.value())
                .execute();
    }

    private static String body(Person person) {
        try {
            return JSON.writeValueAsString(person).replace("\\u0000", "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a person cannot be written", impossible);
        }
    }

    private static Person person(String body) {
        try {
            return JSON.readValue(body, Person.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a person cannot be read", broken);
        }
    }
}
