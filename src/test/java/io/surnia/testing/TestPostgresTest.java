package io.surnia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void givesEachTestADatabaseOfItsOwn() throws SQLException {
        try (var one = TestPostgres.emptyDatabase();
                var other = TestPostgres.emptyDatabase()) {
            one.execute("CREATE TABLE owl (name text)");

            assertThat(count(one.owner(), "SELECT count(*) FROM pg_tables WHERE tablename = 'owl'"))
                    .isEqualTo(1);
            assertThat(count(other.owner(), "SELECT count(*) FROM pg_tables WHERE tablename = 'owl'"))
                    .isZero();
        }
    }

    @Test
    void preparesATemplateOnce() throws SQLException {
        var preparations = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            try (var database = TestPostgres.freshDatabase("prepared", template -> {
                preparations.incrementAndGet();
                template.execute("CREATE TABLE owl AS SELECT 'surnia' AS name");
            })) {
                assertThat(count(database.owner(), "SELECT count(*) FROM owl")).isEqualTo(1);
            }
        }
        assertThat(preparations).hasValue(1);
    }

    @Test
    void holdsTheWholeSchemaWhereAsked() throws SQLException {
        try (var database = TestPostgres.freshDatabase()) {
            assertThat(count(database.owner(), "SELECT count(*) FROM customers"))
                    .isZero();
        }
    }

    @Test
    void connectsAsTheApplicationThatOwnsNothing() {
        try (var database = TestPostgres.emptyDatabase()) {
            database.execute("CREATE TABLE owl (name text)");

            assertThatThrownBy(() -> count(database.app(), "SELECT count(*) FROM owl"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> TestDatabase.execute(database.app(), "CREATE TABLE mine (name text)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static int count(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
