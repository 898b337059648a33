package io.surnia.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Another tenant, who tries every statement. Before a statement of a room runs for its tenant, it runs in the same
 * transaction with the same values for the other one ({@code app.partner_id}), and is taken back: {@code :partner} is
 * still the owner's id, so that row-level security alone stands between. Then it runs as it would have, and whether the
 * owner got or changed something tells that there was something to be had.
 */
public final class Trespasser {
    private static final String REFUSED_BY_POLICY = "42501";
    private static final StackWalker STACK = StackWalker.getInstance();

    /**
     * One try.
     *
     * @param room the class that ran the statement
     * @param plunder what the other tenant got: rows, or a number of changed ones; empty where the wall held
     * @param owned whether the owner got or changed something right after
     */
    public record Attempt(String room, String sql, Optional<String> plunder, AtomicBoolean owned) {}

    private final DataSource application;
    private final DataSource empty;
    private final long stranger;
    private final Pattern walled;
    private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param application connections of the application's role
     * @param empty of the same schema without a row: what finding nothing looks like, for statements that count
     * @param stranger the other tenant
     * @param walled the names of tables and functions that show tenants' rows; statements without them are left alone
     */
    public Trespasser(DataSource application, DataSource empty, long stranger, List<String> walled) {
        this.application = application;
        this.empty = empty;
        this.stranger = stranger;
        this.walled = Pattern.compile("\\b(" + String.join("|", walled) + ")\\b");
    }

    /** Connections on which it lies in wait. */
    public DataSource connections() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(application, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    /** Every try so far, in order. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(connection, method, arguments);
            return method.getName().equals("prepareStatement")
                            && result instanceof PreparedStatement statement
                            && walled.matcher((String) arguments[0]).find()
                    ? watched(connection, statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement, String sql) {
        List<Step> steps = new ArrayList<>();
        AtomicBoolean owned = new AtomicBoolean();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String name = method.getName();
            if (name.equals("addBatch") || (name.startsWith("set") && arguments.length > 1)) {
                steps.add(new Step(method, arguments));
            } else if (name.startsWith("execute")) {
                trespass(connection, sql, steps, name.contains("Batch"), owned);
            }
            Object result = call(statement, method, arguments);
            return name.startsWith("execute") || name.startsWith("get") ? seen(result, name, owned) : result;
        });
    }

    /** Marks {@code owned} where the owner's own statement gave or changed something. */
    private static @Nullable Object seen(@Nullable Object result, String method, AtomicBoolean owned) {
        switch (result) {
            case ResultSet rows -> {
                return proxy(ResultSet.class, (next, arguments) -> {
                    Object value = call(rows, next, arguments);
                    if (next.getName().equals("next") && Boolean.TRUE.equals(value)) {
                        owned.set(true);
                    }
                    return value;
                });
            }
            case Integer count when count > 0 && method.matches("executeUpdate|getUpdateCount") -> owned.set(true);
            case Long count
            when count > 0 && method.matches("executeLargeUpdate|getLargeUpdateCount") -> owned.set(true);
            case int[] counts -> owned.compareAndSet(false, sum(counts) != 0);
            case null, default -> {}
        }
        return result;
    }

    private void trespass(Connection connection, String sql, List<Step> steps, boolean batch, AtomicBoolean owned)
            throws SQLException {
        String room = room();
        boolean alone = connection.getAutoCommit();
        if (alone) {
            connection.setAutoCommit(false);
        }
        var before = connection.setSavepoint();
        try {
            if (become(connection)) {
                attempts.add(new Attempt(room, sql, plunder(connection, sql, steps, batch), owned));
            }
        } finally {
            connection.rollback(before);
            if (alone) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The class of a room that is running a statement. */
    private static String room() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> name.startsWith("io.surnia.")
                        && !name.startsWith("io.surnia.testing.")
                        && !name.startsWith("io.surnia.platform.db."))
                .findFirst()
                .map(name -> name.replaceFirst("\\$.*", ""))
                .orElse("none"));
    }

    /** False where the transaction is the other tenant's own. */
    private boolean become(Connection connection) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(
                "select current_setting('app.partner_id', true), set_config('app.partner_id', ?, true)")) {
            change.setString(1, Long.toString(stranger));
            try (ResultSet row = change.executeQuery()) {
                row.next();
                return !Long.toString(stranger).equals(row.getString(1));
            }
        }
    }

    private Optional<String> plunder(Connection connection, String sql, List<Step> steps, boolean batch)
            throws SQLException {
        try {
            List<String> found = run(connection, sql, steps, batch);
            return found.isEmpty() || found.equals(whatNobodyFinds(sql, steps, batch))
                    ? Optional.empty()
                    : Optional.of(found.toString());
        } catch (SQLException failure) {
            return REFUSED_BY_POLICY.equals(rootState(failure)) ? Optional.empty() : Optional.of(failure.toString());
        }
    }

    private List<String> whatNobodyFinds(String sql, List<Step> steps, boolean batch) throws SQLException {
        try (Connection connection = empty.getConnection()) {
            return run(connection, sql, steps, batch);
        }
    }

    /** The rows that come back, or {@code n changed}; nothing where neither. */
    private static List<String> run(Connection connection, String sql, List<Step> steps, boolean batch)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Step step : steps) {
                call(statement, step.method(), step.arguments());
            }
            if (batch) {
                return changed(sum(statement.executeBatch()));
            }
            return statement.execute() ? rows(statement.getResultSet()) : changed(statement.getUpdateCount());
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(result.getString(i)).append('|');
            }
            rows.add(row.toString());
        }
        return rows;
    }

    private static List<String> changed(int count) {
        return count == 0 ? List.of() : List.of(count + " changed");
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += Math.abs(count);
        }
        return sum;
    }

    private static @Nullable String rootState(SQLException failure) {
        return Stream.iterate((Throwable) failure, Throwable::getCause)
                .takeWhile(cause -> cause != null)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .reduce((first, last) -> last)
                .orElse(null);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(Method method, @Nullable Object[] arguments) {}

    private interface Behaviour {
        @Nullable
        Object answer(Method method, @Nullable Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                Trespasser.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> behaviour.answer(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SQLException told) {
                throw told;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
