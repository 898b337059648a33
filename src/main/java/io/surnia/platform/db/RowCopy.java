package io.surnia.platform.db;

import io.surnia.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows streamed into a table by {@code COPY … FROM STDIN} in text format (PostgreSQL's manual, "COPY", file formats). The
 * connection does nothing else until {@link #finish} or {@link #close}; what is closed unfinished is not written.
 */
public final class RowCopy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 1024);
    private boolean isRowBegun;

    private RowCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Begins a copy.
     *
     * @param target the table and its columns in the order of the values: {@code people (id, name)}
     */
    public static RowCopy into(Tx tx, String target) {
        try {
            return new RowCopy(tx.handle()
                    .getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin"));
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /** Adds a value to the row. */
    public RowCopy value(long value) {
        separate();
        buffer.append(value);
        return this;
    }

    /** Adds a value to the row; it must hold no NUL. */
    public RowCopy value(@Nullable String value) {
        separate();
        if (value == null) {
            buffer.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    /** Adds an array of texts to the row. */
    public RowCopy value(List<String> values) {
        separate();
        buffer.append('{');
        for (int at = 0; at < values.size(); at++) {
            if (at > 0) {
                buffer.append(',');
            }
            buffer.append('"');
            escape(values.get(at).replace("\\", "\\\\").replace("\"", "\\\""));
            buffer.append('"');
        }
        buffer.append('}');
        return this;
    }

    /** Ends the row. */
    public void endRow() {
        buffer.append('\n');
        isRowBegun = false;
        if (buffer.length() >= BUFFER) {
            send();
        }
    }

    /** Ends the copy, and returns how many rows it had. */
    public long finish() {
        send();
        try {
            return copy.endCopy();
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException failure) {
                throw refused(failure);
            }
        }
    }

    private void separate() {
        if (isRowBegun) {
            buffer.append('\t');
        }
        isRowBegun = true;
    }

    private void escape(String value) {
        for (int at = 0; at < value.length(); at++) {
            char each = value.charAt(at);
            switch (each) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(each);
            }
        }
    }

    private void send() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private static RuntimeException refused(SQLException failure) {
        String state = failure.getSQLState();
        boolean isUnreachable = state != null && state.startsWith("08");
        return isUnreachable
                ? Problem.unavailable(RETRY_AFTER)
                : new IllegalStateException("the database refused a copy, SQLSTATE " + state, failure);
    }
}
