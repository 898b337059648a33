package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table mail_servers. */
final class MailServerStore {
    private static final String COLUMNS = """
            id, name, host, port, security, user_name, password, from_address, reply_to, rank, connections, per_minute,
            domain_per_minute, enabled, created_at
            """;

    /** A server with its password, sealed; null where it asks for none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(MailServer server, byte @Nullable [] password) {}

    MailServerId nextId(Tx tx) {
        return tx.handle()
                .createQuery("select nextval('mail_setting_ids')")
                .map((row, _) -> new MailServerId(row.getLong(1)))
                .one();
    }

    MailServer insert(Tx tx, MailServerId id, MailServerDetails details, byte @Nullable [] password, Instant now) {
        return bind(tx.query("""
                        insert into mail_servers
                               (partner_id, id, name, host, port, security, user_name, password, from_address, reply_to,
                                rank, connections, per_minute, domain_per_minute, enabled, created_at)
                        values (:partner, :id, :name, :host, :port, :security, :user, :password, :from, :replyTo,
                                :rank, :connections, :perMinute, :domainPerMinute, :enabled, :now)
                        returning %s
                        """.formatted(COLUMNS)), details)
                .bind("id", id.value())
                .bind("password", password)
                .bind("now", now)
                .map((row, _) -> kept(row).server())
                .one();
    }

    MailServer update(Tx tx, MailServerId id, MailServerDetails details, byte @Nullable [] password) {
        return bind(tx.query("""
                        update mail_servers
                           set name = :name, host = :host, port = :port, security = :security, user_name = :user,
                               password = :password, from_address = :from, reply_to = :replyTo, rank = :rank,
                               connections = :connections, per_minute = :perMinute,
                               domain_per_minute = :domainPerMinute, enabled = :enabled
                         where partner_id = :partner and id = :id
                        returning %s
                        """.formatted(COLUMNS)), details)
                .bind("id", id.value())
                .bind("password", password)
                .map((row, _) -> kept(row).server())
                .one();
    }

    void delete(Tx tx, MailServerId id) {
        tx.update("delete from mail_servers where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .execute();
    }

    Optional<Kept> find(Tx tx, MailServerId id) {
        return one(tx, id, "");
    }

    Optional<Kept> lock(Tx tx, MailServerId id) {
        return one(tx, id, "for no key update");
    }

    List<MailServer> page(Tx tx, long after, int limit) {
        return tx.query(
                        "select %s from mail_servers where partner_id = :partner and id > :after order by id limit :limit"
                                .formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> kept(row).server())
                .list();
    }

    List<Kept> enabled(Tx tx) {
        return tx.query("select %s from mail_servers where partner_id = :partner and enabled order by rank, id"
                        .formatted(COLUMNS))
                .map((row, _) -> kept(row))
                .list();
    }

    /** Lets mails that wait for their turn under a limit ask anew. */
    void unpace(Tx tx) {
        tx.update("""
                        update mails set due_at = :now, paced = false
                         where partner_id = :partner and paced and sent_at is null and failed_at is null
                        """).bind("now", tx.now()).execute();
    }

    private static Optional<Kept> one(Tx tx, MailServerId id, String lock) {
        return tx.query("select %s from mail_servers where partner_id = :partner and id = :id %s"
                        .formatted(COLUMNS, lock))
                .bind("id", id.value())
                .map((row, _) -> kept(row))
                .findOne();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, MailServerDetails details) {
        return statement
                .bind("name", details.name())
                .bind("host", details.host())
                .bind("port", details.port())
                .bind("security", details.security().name().toLowerCase(Locale.ROOT))
                .bind("user", details.user())
                .bind("from", details.from())
                .bind("replyTo", details.replyTo())
                .bind("rank", details.rank())
                .bind("connections", details.connections())
                .bind("perMinute", details.limits().perMinute())
                .bind("domainPerMinute", details.limits().domainPerMinute())
                .bind("enabled", details.isEnabled());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        MailServerDetails details = new MailServerDetails(
                row.getString("name"),
                row.getString("host"),
                row.getInt("port"),
                Columns.word(row, "security", SmtpSettings.Security.class),
                row.getString("user_name"),
                row.getString("from_address"),
                row.getString("reply_to"),
                row.getInt("rank"),
                row.getInt("connections"),
                new Limits(
                        row.getObject("per_minute", Integer.class), row.getObject("domain_per_minute", Integer.class)),
                row.getBoolean("enabled"));
        return new Kept(
                new MailServer(new MailServerId(row.getLong("id")), details, Columns.instant(row, "created_at")),
                row.getBytes("password"));
    }
}
