package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.partnerapi.wire.Keyed;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.platform.time.Tenant;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Answers with lists of any length, chunk by chunk ({@link Chunks}); every list takes limit and starting_after. */
final class Lists {
    private final Db db;
    private final Customers customers;

    Lists(Db db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /** Reads one page of a list: rows after a key, in order. */
    interface Page<K, T> {
        List<T> read(Tx tx, K after, int limit);
    }

    /** A customer's rows by their ids; 404 where the partner has no such customer. */
    <T> Chunks<Long, T> ofCustomer(Call call, CustomerId customer, Page<Long, T> page, ToLongFunction<T> id) {
        return chunks(
                call,
                customer,
                page,
                id::applyAsLong,
                call.number("starting_after", 0).orElse(0));
    }

    /** The partner's rows by their ids. */
    <T> Chunks<Long, T> ofPartner(Call call, Page<Long, T> page, ToLongFunction<T> id) {
        return chunks(
                call,
                null,
                page,
                id::applyAsLong,
                call.number("starting_after", 0).orElse(0));
    }

    /** A customer's rows by a text. */
    <T> Chunks<String, T> byText(Call call, CustomerId customer, Page<String, T> page, Function<T, String> key) {
        return chunks(call, customer, page, key, call.text("starting_after").orElse(""));
    }

    /** Rows of which the first are at hand, and that are read on when these are used up. */
    <T> Iterator<T> continued(Call call, List<T> first, Page<Long, T> page, ToLongFunction<T> id) {
        Tenant tenant = Reach.of(call).tenant();
        return new Chunks<>(
                (after, limit) -> db.read(tenant, tx -> page.read(tx, after, limit)), id::applyAsLong, first);
    }

    /** What one transaction about a customer gives; 404 where the partner has no such customer. */
    <T> T one(Call call, CustomerId customer, Function<Tx, T> work) {
        return db.read(Reach.of(call).tenant(), tx -> {
            require(tx, customer);
            return work.apply(tx);
        });
    }

    /** Answers {@code [row, …]}. */
    static <T> void array(Call call, Iterator<T> rows, Function<T, ?> wire) throws IOException {
        call.stream(out -> Json.write(out, mapped(rows, wire)));
    }

    /** Answers {@code {"key": row, …}}. */
    static <T> void object(Call call, Iterator<T> rows, Function<T, ?> key, Function<T, ?> wire) throws IOException {
        call.stream(out -> Json.write(out, keyed(rows, key, wire)));
    }

    /** Rows as an object that is written while they are read. */
    static <T> Keyed keyed(Iterator<T> rows, Function<T, ?> key, Function<T, ?> wire) {
        return new Keyed(mapped(rows, row -> Map.entry(key.apply(row).toString(), wire.apply(row))));
    }

    private <K, T> Chunks<K, T> chunks(
            Call call, @Nullable CustomerId customer, Page<K, T> page, Function<T, K> key, K after) {
        Tenant tenant = Reach.of(call).tenant();
        boolean[] checked = {customer == null};
        Chunks.Reader<K, T> reader = (from, limit) -> db.read(tenant, tx -> {
            if (customer != null && !checked[0]) {
                require(tx, customer);
                checked[0] = true;
            }
            return page.read(tx, from, limit);
        });
        return new Chunks<>(reader, key, after, call.number("limit", 1).orElse(Long.MAX_VALUE));
    }

    /** An archived customer is as unknown here as one that never was: the API has no word for it. */
    private void require(Tx tx, CustomerId id) {
        if (customers.get(tx, id).archivedAt() != null) {
            throw Customers.unknown(id);
        }
    }

    private static <T, R> Iterator<R> mapped(Iterator<T> rows, Function<? super T, ? extends R> wire) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public R next() {
                return wire.apply(rows.next());
            }
        };
    }
}
