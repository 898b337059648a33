package io.surnia.backup;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends one connection to whoever asks for one, and lets nobody but its owner end its transaction: so that migrations,
 * which are used to connections and transactions of their own, happen inside a larger one or not at all.
 */
final class OneConnection {
    private static final Set<String> LEFT_TO_THE_OWNER =
            Set.of("close", "commit", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation");

    private OneConnection() {}

    static DataSource lending(Connection owned) {
        Connection lent = proxy(Connection.class, (_, method, arguments) -> {
            boolean leftToTheOwner = LEFT_TO_THE_OWNER.contains(method.getName()) && !isOfSavepoint(method);
            return leftToTheOwner ? null : call(method, owned, arguments);
        });
        return proxy(DataSource.class, (_, method, _) -> {
            if (method.getName().equals("getConnection")) {
                return lent;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static boolean isOfSavepoint(Method method) {
        return method.getParameterCount() == 1 && method.getParameterTypes()[0] == Savepoint.class;
    }

    private static @Nullable Object call(Method method, Connection owned, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(owned, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
