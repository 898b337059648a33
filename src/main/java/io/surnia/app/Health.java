package io.surnia.app;

import io.surnia.platform.http.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether requests can be served: the start is over, no stop has begun, and the database answers. */
final class Health implements Readiness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final int CHECK_SECONDS = 2;

    private volatile boolean open;
    private volatile boolean databaseUp = true;
    private volatile boolean watching = true;
    private volatile BooleanSupplier running = () -> true;

    /** Begins to ask the database, every other second, and to believe it where it knows that it does not run. */
    void watch(Database database) {
        running = database::running;
        DataSource application = database.application();
        Thread.ofVirtual().name("health").start(() -> {
            while (watching) {
                check(application);
                pause();
            }
        });
    }

    private void check(DataSource application) {
        boolean up;
        try (Connection connection = application.getConnection()) {
            up = connection.isValid(CHECK_SECONDS);
        } catch (SQLException unreachable) {
            up = false;
        }
        if (up != databaseUp && watching) {
            LOG.warn(up ? "The database answers again" : "The database does not answer");
        }
        databaseUp = up;
    }

    private static void pause() {
        try {
            Thread.sleep(CHECK_SECONDS * 1000L);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open = true;
    }

    void shut() {
        open = false;
    }

    boolean databaseUp() {
        return databaseUp && running.getAsBoolean();
    }

    @Override
    public boolean ready() {
        return open && databaseUp();
    }

    @Override
    public void close() {
        watching = false;
    }
}
