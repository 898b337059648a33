package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table mail_suppressions. */
final class SuppressionStore {
    private static final String SELECT = "select id, address, reason, detail, since from mail_suppressions ";

    void add(Tx tx, MailAddress address, Suppression.Reason reason, String detail) {
        tx.update("""
                        insert into mail_suppressions (partner_id, address, reason, detail, since)
                        values (:partner, lower(:address), :reason, :detail, :now)
                        on conflict (partner_id, address) do nothing
                        """)
                .bind("address", address.value())
                .bind("reason", reason.name().toLowerCase(Locale.ROOT))
                .bind("detail", detail)
                .bind("now", tx.now())
                .execute();
    }

    List<Suppression> page(Tx tx, long after, int limit) {
        return tx.query(SELECT + "where partner_id = :partner and id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> suppression(row))
                .list();
    }

    Optional<Suppression> find(Tx tx, long id) {
        return tx.query(SELECT + "where partner_id = :partner and id = :id")
                .bind("id", id)
                .map((row, _) -> suppression(row))
                .findOne();
    }

    void delete(Tx tx, long id) {
        tx.update("delete from mail_suppressions where partner_id = :partner and id = :id")
                .bind("id", id)
                .execute();
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        return new Suppression(
                row.getLong("id"),
                row.getString("address"),
                Columns.word(row, "reason", Suppression.Reason.class),
                row.getString("detail"),
                Columns.instant(row, "since"));
    }
}
