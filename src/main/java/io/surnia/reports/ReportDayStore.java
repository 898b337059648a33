package io.surnia.reports;

import io.surnia.platform.db.Tx;
import java.time.LocalDate;

/** The table report_days. */
final class ReportDayStore {

    /**
     * The day up to which reports were posted, held until the transaction ends; yesterday where there was none yet.
     *
     * @param customer a customer's id; 0 for the partner itself
     */
    LocalDate lock(Tx tx, long customer) {
        tx.update("""
                        insert into report_days (partner_id, customer_id, day) values (:partner, :customer, :day)
                        on conflict do nothing
                        """)
                .bind("customer", customer)
                .bind("day", tx.today().minusDays(1))
                .execute();
        return tx.query("""
                        select day from report_days where partner_id = :partner and customer_id = :customer for update
                        """).bind("customer", customer).mapTo(LocalDate.class).one();
    }

    void done(Tx tx, long customer) {
        tx.update("""
                        update report_days set day = :day where partner_id = :partner and customer_id = :customer
                        """).bind("customer", customer).bind("day", tx.today()).execute();
    }
}
