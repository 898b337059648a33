package io.surnia.testing;

import io.surnia.platform.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of one test's own. {@link #close} drops it. */
public record TestDatabase(String name, String url, String ownerPassword, String appPassword) implements AutoCloseable {

    /** Connects as the role that owns the tables; each connection is new. */
    public DataSource owner() {
        return dataSource(url, EmbeddedPostgres.OWNER, ownerPassword);
    }

    /** Connects as the role of the running application, bound by row-level security; each connection is new. */
    public DataSource app() {
        return dataSource(url, EmbeddedPostgres.APP, appPassword);
    }

    /** Runs statements as the owner. */
    public void execute(String sql) {
        execute(owner(), sql);
    }

    @Override
    public void close() {
        TestPostgres.drop(name);
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static DataSource dataSource(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setLogServerErrorDetail(false);
        return source;
    }
}
