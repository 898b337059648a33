package io.surnia.platform.db;

import io.surnia.platform.time.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of one tenant, at one instant: what every verb of a domain room takes first. It is valid only inside
 * the work that {@link Db} called with it, and for one thread.
 */
public final class Tx {
    private final Tenant tenant;
    private final Handle handle;
    private final Instant now;
    private final Map<Class<?>, Object> known = new HashMap<>();
    private final @Nullable Function<String, Query> onlyQuery;
    private Map<Class<?>, Set<Fact>> facts = new LinkedHashMap<>();
    private boolean isOver;

    Tx(Tenant tenant, Handle handle, Instant now) {
        this(tenant, handle, now, null);
    }

    private Tx(Tenant tenant, Handle handle, Instant now, @Nullable Function<String, Query> onlyQuery) {
        this.tenant = tenant;
        this.handle = handle;
        this.now = now;
        this.onlyQuery = onlyQuery;
    }

    /** A transaction that is over with its first query, which {@code query} makes of the SQL. */
    static Tx ofOneQuery(Tenant tenant, Handle handle, Instant now, Function<String, Query> query) {
        return new Tx(tenant, handle, now, query);
    }

    public Tenant tenant() {
        return tenant;
    }

    /** The instant at which this transaction happens for the tenant, the same throughout. */
    public Instant now() {
        return now;
    }

    /** The tenant's day at {@link #now()}. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, tenant.zone());
    }

    /** The connection, for what {@link #query} and {@link #update} do not give: batches, COPY, streams. */
    public Handle handle() {
        if (onlyQuery != null) {
            throw new IllegalStateException("a glance asks once, and writes nothing");
        }
        return handle;
    }

    /** A query with {@code :partner} bound to the tenant. */
    public Query query(String sql) {
        Query query = onlyQuery == null ? handle.createQuery(sql) : onlyQuery(onlyQuery, sql);
        return query.bind("partner", tenant.partnerId());
    }

    /** A statement with {@code :partner} bound to the tenant. */
    public Update update(String sql) {
        return handle().createUpdate(sql).bind("partner", tenant.partnerId());
    }

    /** What is asked for more than once in a transaction and costs a query: worked out the first time, by its key. */
    @SuppressWarnings("unchecked")
    public <T> T once(Class<T> key, Supplier<T> value) {
        return (T) known.computeIfAbsent(key, _ -> value.get());
    }

    /** Notes a fact, which the rooms that {@link Reactions} names follow before this transaction commits. */
    public void raise(Fact fact) {
        facts.computeIfAbsent(fact.getClass(), _ -> new LinkedHashSet<>()).add(fact);
    }

    private Query onlyQuery(Function<String, Query> query, String sql) {
        if (isOver) {
            throw new IllegalStateException("a glance asks once");
        }
        isOver = true;
        return query.apply(sql);
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    Map<Class<?>, Set<Fact>> takeFacts() {
        Map<Class<?>, Set<Fact>> taken = facts;
        facts = new LinkedHashMap<>();
        return taken;
    }
}
