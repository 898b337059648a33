package io.surnia.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.testing.TestRooms;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Looking for an address reads a few rows through an index, however many people the customer has. */
class AddressLookupTest {
    private static final int PEOPLE = 100_000;
    private static final TestRooms ROOMS = new TestRooms();
    private static final CustomerId CUSTOMER = ROOMS.customer("Harbour");

    static {
        for (String kind : List.of("user", "manager")) {
            ROOMS.database.execute("""
                    insert into %1$ss (partner_id, customer_id, id, first_name, last_name, email, %1$s_type, created_at)
                    select %2$d, %3$d, nextval('%1$s_ids'), 'Ana', 'Sousa', 'Person' || n || '@harbour.example', 'csv', now()
                      from generate_series(1, %4$d) n
                    """.formatted(kind, ROOMS.tenant.partnerId(), CUSTOMER.value(), PEOPLE));
        }
        ROOMS.database.execute("analyze users, managers");
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void findsOneByAddress() {
        assertReadsFew("users", tx -> ROOMS.users.byEmail(tx, CUSTOMER, "PERSON77777@harbour.example"));
    }

    @Test
    void findsOneOfAListByAddress() {
        UserFilter filter = new UserFilter("person77777@HARBOUR.example", null, null, null);
        assertReadsFew(
                "users",
                tx -> ROOMS.users.slice(tx, CUSTOMER, filter, Slice.after(0, 100)).stream()
                        .findFirst());
    }

    @Test
    void findsThoseOfABulkRequest() {
        assertReadsFew(
                "users",
                tx -> new UserStore()
                        .lockKnown(tx, CUSTOMER, List.of("person77777@harbour.example"), List.of("nobody")).stream()
                                .findFirst());
    }

    @Test
    void findsAManagerByAddress() {
        assertReadsFew(
                "managers",
                tx -> ROOMS.managers.slice(tx, CUSTOMER, "Person77777@harbour.example", Slice.after(0, 100)).stream()
                        .findFirst());
    }

    private static void assertReadsFew(String table, Function<Tx, ?> search) {
        long read = ROOMS.inTenant(tx -> {
            long before = read(tx, table);
            assertThat(search.apply(tx).toString()).contains("Person77777@harbour.example");
            return read(tx, table) - before;
        });
        assertThat(read).isBetween(1L, 10L);
    }

    /** How many rows this transaction has read of a table, through an index or not. */
    private static long read(Tx tx, String table) {
        return tx.handle()
                .createQuery("""
                select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = :table
                """)
                .bind("table", table)
                .mapTo(Long.class)
                .one();
    }
}
