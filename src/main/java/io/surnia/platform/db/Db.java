package io.surnia.platform.db;

import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's database, under row-level security: every piece of work names its tenant. */
public final class Db {
    private static final Logger LOG = LoggerFactory.getLogger(Db.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Classes of PostgreSQL's error codes (its manual, appendix A). */
    private static final String CONNECTION_LOST = "08";

    private static final String SHUTTING_DOWN = "57P";
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int REPETITIONS = 5;

    private static final String CONFINE =
            "select set_config('app.partner_id', :app_partner, true) || set_config('app.now', :app_now, true)";

    private static final String CONFINE_FOR_LISTS =
            CONFINE + " || set_config('plan_cache_mode', 'force_custom_plan', true)";

    private static final StatementCustomizer FIRST_RESULT_ASIDE = new StatementCustomizer() {
        @Override
        public void afterExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.getMoreResults();
        }
    };

    private final Jdbi jdbi;
    private final Clock clock;
    private final Reactions reactions;

    /**
     * @param application connections of the application's role, which owns no table and cannot bypass row-level security
     * @param clock the deployment's clock; a tenant's own may run ahead of it
     * @param reactions who follows the facts that transactions raise
     */
    public Db(DataSource application, Clock clock, Reactions reactions) {
        this.jdbi = jdbi(application);
        this.clock = clock;
        this.reactions = reactions;
    }

    /**
     * A JDBI over any of our data sources, set up as every room expects it. Its failures do not repeat what was bound:
     * addresses, names and hashes have no place in a log.
     */
    public static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    public Clock clock() {
        return clock;
    }

    /**
     * Runs work in one transaction of the tenant, at the tenant's present instant. What it raised is followed before it
     * commits; an exception of either rolls all back and is passed on.
     */
    public <T> T inTenant(Tenant tenant, Function<Tx, T> work) {
        return inTenant(tenant, tenant.now(clock), work);
    }

    /** As {@link #inTenant(Tenant, Function)}, for work without a result. */
    public void doInTenant(Tenant tenant, Consumer<Tx> work) {
        inTenant(tenant, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** As {@link #inTenant(Tenant, Function)} at a given instant: for jobs that catch up and for loading a past. */
    public <T> T inTenant(Tenant tenant, Instant at, Function<Tx, T> work) {
        return transaction(handle -> inTransaction(handle, tenant, at, work));
    }

    /**
     * Reads a part of a list. Each statement is planned with its values in sight: a plan for any values takes each customer
     * for an average one and a part for a tenth of the whole, and at a customer of 100,000 users it read all of them for
     * each part. Elsewhere plans are kept, which foreign keys need above all: their checks are planned like statements.
     */
    public <T> T read(Tenant tenant, Function<Tx, T> reads) {
        Instant now = tenant.now(clock);
        return transaction(handle -> {
            confine(handle, CONFINE_FOR_LISTS, tenant, now);
            return reads.apply(new Tx(tenant, handle, now));
        });
    }

    /**
     * As {@link #inTenant(Tenant, Function)}, for work that can be done again: where PostgreSQL ends it because it and
     * another would wait for each other for ever, it is, a few times. Elsewhere that is a 503.
     */
    public <T> T repeatedly(Tenant tenant, Function<Tx, T> work) {
        return transaction(REPETITIONS, handle -> inTransaction(handle, tenant, tenant.now(clock), work));
    }

    /** Reads of the tenant that all see one moment, however long they take; nothing can be written. */
    public <T> T inSnapshot(Tenant tenant, Function<Tx, T> reads) {
        try (Handle snapshot = jdbi.open()) {
            return snapshot.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                handle.execute("set transaction read only");
                Instant now = tenant.now(clock);
                confine(handle, CONFINE_FOR_LISTS, tenant, now);
                return reads.apply(new Tx(tenant, handle, now));
            });
        }
    }

    /**
     * One query of the tenant in one round trip, where {@link #inTenant} takes three. The tenant is named in the same
     * message: PostgreSQL takes what comes before a message's end for one transaction (its manual, 53.2.3), and were it
     * not so, row-level security would give nothing. The query's plan is kept by the connection, so it must be one that
     * suits any values, which a list's seldom is.
     *
     * @throws IllegalStateException where the work asks a second time, or writes
     */
    public <T> T glance(Tenant tenant, Function<Tx, T> query) {
        Instant now = tenant.now(clock);
        return lookUp(handle -> query.apply(Tx.ofOneQuery(
                tenant,
                handle,
                now,
                sql -> confining(handle.createQuery(CONFINE + ";\n" + sql), tenant, now)
                        .addCustomizer(FIRST_RESULT_ASIDE))));
    }

    /** Work on what belongs to no tenant: the breach catalogue, jobs, the functions that find a tenant. */
    public <T> T acrossTenants(Function<Handle, T> work) {
        return transaction(work);
    }

    private <T> T inTransaction(Handle handle, Tenant tenant, Instant at, Function<Tx, T> work) {
        confine(handle, CONFINE, tenant, at);
        Tx tx = new Tx(tenant, handle, at);
        T result = work.apply(tx);
        reactions.follow(tx);
        return result;
    }

    private <T> T transaction(Function<Handle, T> work) {
        return transaction(0, work);
    }

    private <T> T transaction(int repetitions, Function<Handle, T> work) {
        for (int left = repetitions; ; left--) {
            // A handle of its own: JDBI would take this thread's, and with it the transaction that is under way.
            try (Handle handle = jdbi.open()) {
                return handle.inTransaction(work::apply);
            } catch (JdbiException failure) {
                if (left == 0 || !isOvertaken(failure)) {
                    throw explained(failure);
                }
            }
        }
    }

    /** A database that is not there, or ends under a statement, is no fault of the request: it may come again. */
    private static RuntimeException explained(JdbiException failure) {
        if (failure instanceof ConnectionException || isGone(failure)) {
            LOG.warn("The database does not answer: {}", failure.getMessage());
            return Problem.unavailable(RETRY_AFTER);
        }
        if (isOvertaken(failure)) {
            LOG.warn("Two transactions waited for each other; one was ended: {}", failure.getMessage());
            return Problem.overtaken();
        }
        return failure;
    }

    private static boolean isGone(JdbiException failure) {
        return states(failure).anyMatch(state -> state.startsWith(CONNECTION_LOST) || state.startsWith(SHUTTING_DOWN));
    }

    private static boolean isOvertaken(JdbiException failure) {
        return states(failure).anyMatch(state -> state.equals(DEADLOCK) || state.equals(SERIALIZATION_FAILURE));
    }

    private static Stream<String> states(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause instanceof SQLException sql ? sql.getSQLState() : null)
                .filter(Objects::nonNull);
    }

    /**
     * One statement on what belongs to no tenant, without a transaction around it: one round trip. For finding a tenant.
     */
    public <T> T lookUp(Function<Handle, T> statement) {
        try (Handle handle = jdbi.open()) {
            return statement.apply(handle);
        } catch (JdbiException failure) {
            throw explained(failure);
        }
    }

    private static void confine(Handle handle, String sql, Tenant tenant, Instant now) {
        confining(handle.createQuery(sql), tenant, now).mapTo(String.class).one();
    }

    private static Query confining(Query query, Tenant tenant, Instant now) {
        return query.bind("app_partner", Long.toString(tenant.partnerId())).bind("app_now", now.toString());
    }
}
