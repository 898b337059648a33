package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table mails, as it is worked on: what a node claimed, began, and what became of it. */
final class ClaimStore {

    /**
     * A mail that a node has claimed.
     *
     * @param mail null where the row is none: its receiver or its time zone cannot be read
     * @param begunAt when another node began to send it that did not say what became of it; null where none did
     */
    record Claimed(MailId id, @Nullable Mail mail, @Nullable Instant begunAt, boolean isPaced, boolean isSuppressed) {}

    /** Claims what is due and nobody's, the longest due first. */
    List<Claimed> claim(Tx tx, String node, Instant now, Instant until, int most) {
        return tx.query("""
                        with due as (
                            select id from mails
                             where partner_id = :partner and sent_at is null and failed_at is null and due_at <= :due
                               and (claimed_until is null or claimed_until <= :now)
                             order by due_at, id limit :most
                               for update skip locked)
                        update mails m set claimed_by = :node, claimed_until = :until
                          from due
                         where m.partner_id = :partner and m.id = due.id
                        returning m.id, m.kind, m.message_id, m.from_name, m.recipient, m.subject, m.text_body,
                                  m.html_body, m.created_at, m.attempts, m.last_error, m.office_zone, m.unsubscribe,
                                  m.begun_at, m.paced,
                                  exists (select from mail_suppressions s
                                           where s.partner_id = :partner and s.address = lower(m.recipient)) as suppressed
                        """)
                .bind("due", tx.now())
                .bind("node", node)
                .bind("now", now)
                .bind("until", until)
                .bind("most", most)
                .map((row, _) -> new Claimed(
                        new MailId(row.getLong("id")),
                        mailOrNull(row),
                        Columns.instantOrNull(row, "begun_at"),
                        row.getBoolean("paced"),
                        row.getBoolean("suppressed")))
                .list();
    }

    /** The files of these mails; a mail without any is no key. */
    Map<MailId, List<MailFile>> files(Tx tx, List<MailId> mails) {
        Map<MailId, List<MailFile>> files = new HashMap<>();
        tx.query("""
                        select mail_id, name, media_type, shown, content from mail_files
                         where partner_id = :partner and mail_id = any(:ids)
                         order by mail_id, place
                        """)
                .bindArray("ids", Long.class, mails.stream().map(MailId::value).toList())
                .map((row, _) -> Map.entry(
                        new MailId(row.getLong("mail_id")),
                        new MailFile(
                                row.getString("name"),
                                row.getString("media_type"),
                                row.getBoolean("shown"),
                                row.getBytes("content"))))
                .forEach(file -> files.computeIfAbsent(file.getKey(), _ -> new ArrayList<>())
                        .add(file.getValue()));
        return files;
    }

    /**
     * Notes that one mail was taken and that another begins; either may be null.
     *
     * @param isOnDisk whether the note survives the loss of the database's power within the next second, which costs a
     *     write to the disk each time; the loss of nodes it survives always
     * @return whether the node still holds the other
     */
    boolean step(
            Handle handle,
            Tenant tenant,
            @Nullable MailId taken,
            @Nullable MailId next,
            String node,
            Instant now,
            Instant until,
            boolean isOnDisk) {
        return handle.createQuery("""
                        select set_config('synchronous_commit', :commit, true) as commit,
                               coalesce(mails_step(:tenant, :taken, :takenAt, :next, :node, :now, :until), false) as held
                        """)
                .bind("commit", isOnDisk ? "on" : "off")
                .bind("tenant", tenant.partnerId())
                .bind("taken", value(taken))
                .bind("takenAt", now.plus(tenant.clockAhead()))
                .bind("next", value(next))
                .bind("node", node)
                .bind("now", now)
                .bind("until", until)
                .map((row, _) -> row.getBoolean("held"))
                .one();
    }

    /** Gives mails back that were not begun, or not taken for sure; another node may take them at once. */
    void release(Tx tx, List<MailId> mails) {
        tx.update("""
                        update mails set claimed_by = null, claimed_until = null, begun_at = null
                         where partner_id = :partner and id = any(:ids) and sent_at is null and failed_at is null
                        """)
                .bindArray("ids", Long.class, mails.stream().map(MailId::value).toList())
                .execute();
    }

    /** Gives mails back until an instant of the tenant's, each its own. */
    void delay(Tx tx, Map<MailId, Instant> dues, boolean isPaced) {
        tx.update("""
                        update mails m set due_at = d.due::timestamptz, paced = :paced, claimed_by = null,
                                           claimed_until = null
                          from unnest(:ids, :dues) as d (id, due)
                         where m.partner_id = :partner and m.id = d.id
                        """)
                .bindArray(
                        "ids",
                        Long.class,
                        dues.keySet().stream().map(MailId::value).toList())
                .bindArray(
                        "dues",
                        String.class,
                        dues.values().stream().map(Instant::toString).toList())
                .bind("paced", isPaced)
                .execute();
    }

    /** Puts a mail off after an attempt that failed. */
    void postpone(Tx tx, MailId id, Instant dueAt, String reason) {
        tx.update("""
                        update mails
                           set attempts = attempts + 1, due_at = :due, last_error = :reason, paced = false,
                               claimed_by = null, claimed_until = null, begun_at = null
                         where partner_id = :partner and id = :id
                        """)
                .bind("id", id.value())
                .bind("due", dueAt)
                .bind("reason", reason)
                .execute();
    }

    /** Notes an attempt of which nobody knows what became; the mail stays claimed. */
    void noteUncertain(Tx tx, MailId id, String reason, int attempts) {
        tx.update("""
                        update mails
                           set attempts = :attempts, last_error = :reason, begun_at = null,
                               uncertain_at = coalesce(uncertain_at, :now)
                         where partner_id = :partner and id = :id
                        """)
                .bind("id", id.value())
                .bind("reason", reason)
                .bind("attempts", attempts)
                .bind("now", tx.now())
                .execute();
    }

    /** Ends a mail that is not sent. */
    void setAside(Tx tx, MailId id, MailState state, String reason) {
        tx.update("""
                        update mails
                           set attempts = attempts + 1, failed_at = :now, failure = :failure, last_error = :reason,
                               claimed_by = null, claimed_until = null, begun_at = null
                         where partner_id = :partner and id = :id and sent_at is null
                        """)
                .bind("id", id.value())
                .bind("now", tx.now())
                .bind("failure", state.word())
                .bind("reason", reason)
                .execute();
    }

    private static @Nullable Long value(@Nullable MailId id) {
        return id == null ? null : (Long) id.value();
    }

    private static @Nullable Mail mailOrNull(ResultSet row) throws SQLException {
        try {
            return mail(row);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                new MailId(row.getLong("id")),
                row.getString("kind"),
                row.getString("message_id"),
                row.getString("from_name"),
                new MailAddress(row.getString("recipient")),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                Columns.instant(row, "created_at"),
                row.getInt("attempts"),
                row.getString("last_error"),
                Columns.zoneOrNull(row, "office_zone"),
                row.getString("unsubscribe"));
    }
}
