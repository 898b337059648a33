package io.surnia.bench;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Takes down what SQL a piece of work really is, so that a limit is measured on that and not on a copy of it. */
record StatementRecorder(Db db, Tenant tenant) {

    /** The statements of one transaction, in order, with their values in place. */
    List<String> statements(Consumer<Tx> work) {
        List<String> statements = new ArrayList<>();
        db.doInTenant(tenant, tx -> {
            tx.handle().getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                    statements.add(text(context.getStatement()));
                }
            });
            work.accept(tx);
        });
        return statements;
    }

    /** PostgreSQL's driver prints a statement with its values. */
    private static String text(PreparedStatement statement) {
        try {
            return statement.unwrap(PreparedStatement.class).toString();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
