package io.surnia.privacy;

import io.surnia.platform.db.Tx;
import java.util.Optional;

/** The table retentions. */
final class RetentionStore {

    Optional<Retention> get(Tx tx) {
        return tx.query("""
                select archived_users_days, mails_days, audit_days, leaked_passwords_days
                  from retentions where partner_id = :partner""")
                .map((row, _) -> new Retention(
                        row.getObject("archived_users_days", Integer.class),
                        row.getObject("mails_days", Integer.class),
                        row.getObject("audit_days", Integer.class),
                        row.getObject("leaked_passwords_days", Integer.class)))
                .findOne();
    }

    void put(Tx tx, Retention retention) {
        tx.update("""
                insert into retentions (partner_id, archived_users_days, mails_days, audit_days, leaked_passwords_days)
                values (:partner, :users, :mails, :audit, :passwords)
                    on conflict (partner_id) do update
                   set archived_users_days = excluded.archived_users_days, mails_days = excluded.mails_days,
                       audit_days = excluded.audit_days, leaked_passwords_days = excluded.leaked_passwords_days""")
                .bind("users", retention.archivedUsersDays())
                .bind("mails", retention.mailsDays())
                .bind("audit", retention.auditDays())
                .bind("passwords", retention.leakedPasswordsDays())
                .execute();
    }
}
