package io.surnia.directory;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table directory_runs, and what a run moves in directory_connections. */
final class RunStore {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String COLUMNS = """
            id, connection_id, state, dry_run, asked_at, started_at, ended_at, added, changed, archived, restored,
            unchanged, skipped, joined, left_groups, refused, refusals, error
            """;

    Run insertWaiting(Tx tx, ConnectionId connection, boolean isDry, Instant now) {
        return tx.query("""
                insert into directory_runs (partner_id, connection_id, state, dry_run, asked_at)
                values (:partner, :connection, 'waiting', :dry, :now)
                returning %s""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .bind("dry", isDry)
                .bind("now", now)
                .map((row, _) -> run(row))
                .one();
    }

    Optional<Run> waiting(Tx tx, ConnectionId connection, boolean isDry) {
        return tx.query("""
                select %s from directory_runs
                 where partner_id = :partner and connection_id = :connection and state = 'waiting' and dry_run = :dry
                 order by id limit 1""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .bind("dry", isDry)
                .map((row, _) -> run(row))
                .findOne();
    }

    /** The last that ended and was not dry. */
    Optional<Run> lastEnded(Tx tx, ConnectionId connection) {
        return tx.query("""
                select %s from directory_runs
                 where partner_id = :partner and connection_id = :connection and ended_at is not null and not dry_run
                 order by id desc limit 1""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .map((row, _) -> run(row))
                .findOne();
    }

    List<Run> page(Tx tx, ConnectionId connection, long after, int limit) {
        return tx.query("""
                select %s from directory_runs
                 where partner_id = :partner and connection_id = :connection and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> run(row))
                .list();
    }

    /** What whoever runs a connection needs to know of it. */
    record Claimed(
            Connection connection,
            boolean isDue,
            @Nullable String cursor,
            @Nullable Integer confirmed) {}

    /** The connection for one who looks after it until an instant; empty where another does. */
    Optional<Claimed> claim(Tx tx, ConnectionId connection, Instant now, Instant until) {
        return tx.query("""
                update directory_connections set claimed_until = :until
                 where partner_id = :partner and id = :connection and claimed_until <= :now
                returning id, customer_id, name, kind, service, secret is not null as has_secret, selection, groups,
                          skip_rules, archive_share, enabled, created_at, next_run_at, cursor, confirmed_archivals,
                          enabled and next_run_at <= :now as due""")
                .bind("connection", connection.value())
                .bind("now", now)
                .bind("until", until)
                .map((row, _) -> {
                    Long confirmed = Columns.longOrNull(row, "confirmed_archivals");
                    return new Claimed(
                            ConnectionStore.connection(row),
                            row.getBoolean("due"),
                            row.getString("cursor"),
                            confirmed == null ? null : (Integer) confirmed.intValue());
                })
                .findOne();
    }

    /** What a node that died had begun ends here. */
    void endAbandoned(Tx tx, ConnectionId connection, Instant now) {
        tx.update("""
                update directory_runs
                   set state = 'failed', ended_at = :now, error = 'The node that read the directory ended meanwhile.'
                 where partner_id = :partner and connection_id = :connection and state = 'running'""").bind("connection", connection.value()).bind("now", now).execute();
    }

    /** Begins the run that waited longest. */
    Optional<Run> beginWaiting(Tx tx, ConnectionId connection, Instant now) {
        return tx.query("""
                update directory_runs set state = 'running', started_at = :now
                 where partner_id = :partner and connection_id = :connection and id = (
                       select id from directory_runs
                        where partner_id = :partner and connection_id = :connection and state = 'waiting'
                        order by id limit 1)
                returning %s""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .bind("now", now)
                .map((row, _) -> run(row))
                .findOne();
    }

    Run insertRunning(Tx tx, ConnectionId connection, Instant now) {
        return tx.query("""
                insert into directory_runs (partner_id, connection_id, state, dry_run, asked_at, started_at)
                values (:partner, :connection, 'running', false, :now, :now)
                returning %s""".formatted(COLUMNS))
                .bind("connection", connection.value())
                .bind("now", now)
                .map((row, _) -> run(row))
                .one();
    }

    /** Whether the run still is this node's; its connection is held as it is until the transaction ends. */
    boolean isStillOurs(Tx tx, ConnectionId connection, RunId run) {
        return tx.query("""
                select r.state = 'running' as ours
                  from directory_connections c
                  join directory_runs r on r.partner_id = c.partner_id and r.connection_id = c.id
                 where c.partner_id = :partner and c.id = :connection and r.id = :run
                   for no key update of c""")
                .bind("connection", connection.value())
                .bind("run", run.value())
                .map((row, _) -> row.getBoolean("ours"))
                .findOne()
                .orElse(false);
    }

    void end(
            Tx tx,
            ConnectionId connection,
            RunId run,
            Run.State state,
            Run.Counts counts,
            List<String> refusals,
            @Nullable String error,
            Instant now) {
        tx.update("""
                update directory_runs
                   set state = :state, ended_at = :now, added = :added, changed = :changed, archived = :archived,
                       restored = :restored, unchanged = :unchanged, skipped = :skipped, joined = :joined,
                       left_groups = :left, refused = :refused, refusals = :refusals, error = left(:error, 500)
                 where partner_id = :partner and connection_id = :connection and id = :run""")
                .bind("connection", connection.value())
                .bind("run", run.value())
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("now", now)
                .bind("added", counts.added())
                .bind("changed", counts.changed())
                .bind("archived", counts.archived())
                .bind("restored", counts.restored())
                .bind("unchanged", counts.unchanged())
                .bind("skipped", counts.skipped())
                .bind("joined", counts.joined())
                .bind("left", counts.left())
                .bind("refused", counts.refused())
                .bindArray(
                        "refusals",
                        String.class,
                        refusals.stream().limit(Run.MOST_REFUSALS).toList())
                .bind("error", error)
                .execute();
        tx.update("""
                delete from directory_runs
                 where partner_id = :partner and connection_id = :connection and ended_at < :old""")
                .bind("connection", connection.value())
                .bind("old", now.minus(KEPT))
                .execute();
    }

    /** Lets the connection go. What is confirmed stays where nothing was taken. */
    void release(Tx tx, ConnectionId connection, Instant now, Instant next, int failures) {
        tx.update("""
                update directory_connections
                   set claimed_until = :now, next_run_at = :next, failures = :failures
                 where partner_id = :partner and id = :connection""")
                .bind("connection", connection.value())
                .bind("now", now)
                .bind("next", next)
                .bind("failures", failures)
                .execute();
    }

    int failures(Tx tx, ConnectionId connection) {
        return tx.query("select failures from directory_connections where partner_id = :partner and id = :connection")
                .bind("connection", connection.value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /** Notes up to where the directory was followed; a yes is used up. */
    void followed(Tx tx, ConnectionId connection, @Nullable String cursor) {
        tx.update("""
                update directory_connections set cursor = :cursor, confirmed_archivals = null
                 where partner_id = :partner and id = :connection""")
                .bind("connection", connection.value())
                .bind("cursor", cursor)
                .execute();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                new RunId(row.getLong("id")),
                new ConnectionId(row.getLong("connection_id")),
                Columns.word(row, "state", Run.State.class),
                row.getBoolean("dry_run"),
                Columns.instant(row, "asked_at"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                new Run.Counts(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("archived"),
                        row.getInt("restored"),
                        row.getInt("unchanged"),
                        row.getInt("skipped"),
                        row.getInt("joined"),
                        row.getInt("left_groups"),
                        row.getInt("refused")),
                Columns.texts(row, "refusals"),
                row.getString("error"));
    }
}
