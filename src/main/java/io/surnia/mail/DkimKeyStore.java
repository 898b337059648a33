package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table dkim_keys. */
final class DkimKeyStore {
    private static final String COLUMNS = "id, domain, selector, public_key, created_at";

    /** A key with its private side, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(DkimKey key, byte[] privateKey) {}

    long nextId(Tx tx) {
        return tx.handle()
                .createQuery("select nextval('mail_setting_ids')")
                .mapTo(Long.class)
                .one();
    }

    /** Empty where the domain has a key. */
    Optional<DkimKey> insert(Tx tx, long id, String domain, String selector, byte[] privateKey, String publicKey) {
        return tx.query("""
                        insert into dkim_keys (partner_id, id, domain, selector, private_key, public_key, created_at)
                        values (:partner, :id, :domain, :selector, :private, :public, :now)
                        on conflict (partner_id, domain) do nothing
                        returning %s
                        """.formatted(COLUMNS))
                .bind("id", id)
                .bind("domain", domain)
                .bind("selector", selector)
                .bind("private", privateKey)
                .bind("public", publicKey)
                .bind("now", tx.now())
                .map((row, _) -> key(row))
                .findOne();
    }

    Optional<Kept> ofDomain(Tx tx, String domain) {
        return tx.query("select %s, private_key from dkim_keys where partner_id = :partner and domain = :domain"
                        .formatted(COLUMNS))
                .bind("domain", domain)
                .map((row, _) -> new Kept(key(row), row.getBytes("private_key")))
                .findOne();
    }

    Optional<DkimKey> find(Tx tx, long id) {
        return tx.query("select %s from dkim_keys where partner_id = :partner and id = :id".formatted(COLUMNS))
                .bind("id", id)
                .map((row, _) -> key(row))
                .findOne();
    }

    List<DkimKey> page(Tx tx, long after, int limit) {
        return tx.query("select %s from dkim_keys where partner_id = :partner and id > :after order by id limit :limit"
                        .formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> key(row))
                .list();
    }

    void delete(Tx tx, long id) {
        tx.update("delete from dkim_keys where partner_id = :partner and id = :id")
                .bind("id", id)
                .execute();
    }

    private static DkimKey key(ResultSet row) throws SQLException {
        return new DkimKey(
                row.getLong("id"),
                row.getString("domain"),
                row.getString("selector"),
                row.getString("public_key"),
                Columns.instant(row, "created_at"));
    }
}
