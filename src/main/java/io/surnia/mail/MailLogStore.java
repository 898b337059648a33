package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table mails, as it is looked at. */
final class MailLogStore {
    private static final String SELECT = """
            select id, customer_id, kind, recipient, subject, message_id, created_at, due_at, attempts, last_error, sent_at,
                   failed_at, failure, bounced_at, begun_at, uncertain_at
              from mails
             where partner_id = :partner
            """;

    List<LoggedMail> page(Tx tx, @Nullable MailState state, long after, int limit) {
        var query = tx.query(SELECT + condition(state) + " and id > :after order by id limit :limit");
        if (state != null && state.isSetAside()) {
            query.bind("failure", state.word());
        }
        return query.bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> logged(row))
                .list();
    }

    Optional<LoggedMail> find(Tx tx, MailId id) {
        return tx.query(SELECT + " and id = :id")
                .bind("id", id.value())
                .map((row, _) -> logged(row))
                .findOne();
    }

    /** Sends what was set aside, as if it had never been tried; whether it was set aside. */
    boolean repeat(Tx tx, MailId id) {
        return tx.update("""
                        update mails
                           set failed_at = null, failure = null, attempts = 0, due_at = :now, paced = false, begun_at = null
                         where partner_id = :partner and id = :id and failed_at is not null
                        """).bind("id", id.value()).bind("now", tx.now()).execute() == 1;
    }

    /** Notes that a mail came back; whether it was sent to that address under that identity. */
    boolean bounce(Tx tx, MailId id, String messageId, String address, String reason) {
        return tx.update("""
                        update mails set bounced_at = coalesce(bounced_at, :now), last_error = :reason
                         where partner_id = :partner and id = :id and message_id = :messageId
                           and lower(recipient) = lower(:address) and sent_at is not null
                        """)
                        .bind("id", id.value())
                        .bind("messageId", messageId)
                        .bind("address", address)
                        .bind("reason", reason)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private static String condition(@Nullable MailState state) {
        if (state == null) {
            return "";
        }
        return switch (state) {
            case WAITING -> " and sent_at is null and failed_at is null and begun_at is null";
            case SENDING -> " and sent_at is null and failed_at is null and begun_at is not null";
            case SENT -> " and sent_at is not null and bounced_at is null";
            case BOUNCED -> " and bounced_at is not null";
            case REFUSED, GIVEN_UP, SUPPRESSED, UNCERTAIN, UNSENDABLE ->
                " and failed_at is not null and coalesce(failure, 'given_up') = :failure";
        };
    }

    private static LoggedMail logged(ResultSet row) throws SQLException {
        MailState state = state(row);
        boolean isOpen = state == MailState.WAITING || state == MailState.SENDING;
        return new LoggedMail(
                new MailId(row.getLong("id")),
                Columns.longOrNull(row, "customer_id"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                state,
                row.getString("message_id"),
                Columns.instant(row, "created_at"),
                isOpen ? Columns.instant(row, "due_at") : null,
                row.getInt("attempts"),
                row.getString("last_error"),
                Columns.instantOrNull(row, "sent_at"),
                Columns.instantOrNull(row, "failed_at"),
                Columns.instantOrNull(row, "bounced_at"),
                row.getObject("uncertain_at") != null);
    }

    private static MailState state(ResultSet row) throws SQLException {
        if (row.getObject("bounced_at") != null) {
            return MailState.BOUNCED;
        }
        if (row.getObject("sent_at") != null) {
            return MailState.SENT;
        }
        if (row.getObject("failed_at") != null) {
            MailState failure = Columns.wordOrNull(row, "failure", MailState.class);
            return failure == null ? MailState.GIVEN_UP : failure;
        }
        return row.getObject("begun_at") == null ? MailState.WAITING : MailState.SENDING;
    }
}
