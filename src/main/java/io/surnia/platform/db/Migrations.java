package io.surnia.platform.db;

import io.surnia.platform.problem.StartupFailure;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;

/** The schema's way forward; there is none back. */
public final class Migrations {
    private final Flyway flyway;

    /**
     * @param owner connections of the role that owns the schema
     * @param applicationRole the role that the application works as; it must exist
     */
    public Migrations(DataSource owner, String applicationRole) {
        this.flyway = Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("app", applicationRole))
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("repeatable:missing")
                .load();
    }

    /**
     * Brings the schema to this program's version.
     *
     * @return how many steps were taken
     * @throws StartupFailure when the schema is newer than this program, or was altered by hand
     */
    public int migrate() {
        MigrationInfo current = flyway.info().current();
        if (current != null && !current.getState().isResolved()) {
            throw new StartupFailure("the database is at version %s, newer than this program; start the newer program"
                    .formatted(current.getVersion()));
        }
        try {
            MigrateResult result = flyway.migrate();
            return result.migrationsExecuted;
        } catch (FlywayException failure) {
            throw new StartupFailure("the database could not be brought to this program's version", failure);
        }
    }
}
