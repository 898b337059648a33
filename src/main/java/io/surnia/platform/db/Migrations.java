package io.surnia.platform.db;

import io.surnia.platform.problem.StartupFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/** The schema's way forward; there is none back. */
public final class Migrations {
    private static final String OURS = "classpath:db/migration";

    /**
     * One versioned step of the schema.
     *
     * @param version as in the file's name, such as {@code 1} of {@code V1__foundation.sql}
     * @param checksum of the file's text, by which Flyway knows it
     */
    public record Step(String version, int checksum) {}

    private final FluentConfiguration configuration;

    /**
     * @param owner connections of the role that owns the schema
     * @param applicationRole the role that the application works as; it must exist
     */
    public Migrations(DataSource owner, String applicationRole) {
        this(owner, applicationRole, OURS);
    }

    /** As {@link #Migrations(DataSource, String)}, with the steps of other places, as a newer program has more. */
    public Migrations(DataSource owner, String applicationRole, String... locations) {
        this.configuration = Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("app", applicationRole))
                .locations(locations)
                .ignoreMigrationPatterns("repeatable:missing");
    }

    /**
     * Brings the schema to this program's version.
     *
     * @return how many steps were taken
     * @throws StartupFailure when the schema is newer than this program, or was altered by hand
     */
    public int migrate() {
        MigrationInfo current = configuration.load().info().current();
        if (current != null && !current.getState().isResolved()) {
            throw new StartupFailure("the database is at version %s, newer than this program; start the newer program"
                    .formatted(current.getVersion()));
        }
        return migrate(configuration);
    }

    /** The versioned steps that the database has taken, in order. */
    public List<Step> taken() {
        return steps(info -> info.getState().isApplied());
    }

    /** The versioned steps that this program knows, in order. */
    public List<Step> known() {
        return steps(info -> info.getState().isResolved());
    }

    /**
     * Drops all that is in the schema and takes the steps up to a version anew. The grants are left to the
     * {@link #migrate()} that must follow.
     */
    public void rebuild(String version) {
        try {
            copy().cleanDisabled(false).load().clean();
        } catch (FlywayException failure) {
            throw new StartupFailure("the database's schema could not be emptied", failure);
        }
        // The grants are a repeatable step and speak of the newest version's tables: no file has this prefix.
        migrate(copy().repeatableSqlMigrationPrefix("-").target(version));
    }

    private FluentConfiguration copy() {
        return new FluentConfiguration(configuration.getClassLoader()).configuration(configuration);
    }

    private static int migrate(FluentConfiguration configuration) {
        try {
            MigrateResult result = configuration.load().migrate();
            return result.migrationsExecuted;
        } catch (FlywayException failure) {
            throw new StartupFailure("the database could not be brought to this program's version", failure);
        }
    }

    private List<Step> steps(Predicate<MigrationInfo> which) {
        return Stream.of(configuration.load().info().all())
                .filter(info -> info.getVersion() != null)
                .filter(which)
                .map(info -> new Step(info.getVersion().getVersion(), info.getChecksum()))
                .toList();
    }
}
