package io.surnia.letters;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table letter_templates. */
final class LetterStore {

    /**
     * A text that is kept.
     *
     * @param kind its word
     * @param isPartners whether it is the partner's, or the customer's
     */
    record Own(String kind, Template template, boolean isPartners) {}

    /** The texts of a partner and of one of its customers. */
    List<Own> own(Tx tx, @Nullable CustomerId customer, String language) {
        return tx.query("""
                        select kind, subject, body, customer_id is null as is_partners from letter_templates
                         where partner_id = :partner and language = :language
                           and (customer_id is null or customer_id = :customer)
                        """)
                .bind("language", language)
                .bind("customer", customer == null ? null : (Long) customer.value())
                .map((row, _) -> new Own(
                        row.getString("kind"),
                        new Template(row.getString("subject"), row.getString("body")),
                        row.getBoolean("is_partners")))
                .list();
    }

    void put(Tx tx, @Nullable CustomerId customer, LetterKind kind, String language, Template template) {
        tx.update("""
                        insert into letter_templates (partner_id, customer_id, kind, language, subject, body)
                        values (:partner, :customer, :kind, :language, :subject, :body)
                            on conflict (partner_id, customer_id, kind, language) do update
                           set subject = excluded.subject, body = excluded.body
                        """)
                .bind("customer", customer == null ? null : (Long) customer.value())
                .bind("kind", kind.word())
                .bind("language", language)
                .bind("subject", template.subject())
                .bind("body", template.body())
                .execute();
    }

    /** False where there was none. */
    boolean delete(Tx tx, @Nullable CustomerId customer, LetterKind kind, String language) {
        return tx.update("""
                        delete from letter_templates
                         where partner_id = :partner and customer_id is not distinct from :customer::bigint
                           and kind = :kind and language = :language
                        """)
                        .bind("customer", customer == null ? null : (Long) customer.value())
                        .bind("kind", kind.word())
                        .bind("language", language)
                        .execute()
                > 0;
    }
}
