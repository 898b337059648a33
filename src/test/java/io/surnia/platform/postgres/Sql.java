package io.surnia.platform.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement at a time, on a connection of its own. */
final class Sql {
    private Sql() {}

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), EmbeddedPostgres.OWNER, postgres.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres.jdbcUrl(), EmbeddedPostgres.OWNER, postgres.ownerPassword(), sql);
    }

    static String ask(String url, String user, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
