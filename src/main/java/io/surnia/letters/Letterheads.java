package io.surnia.letters;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** As whom to write. */
public final class Letterheads {
    private final LetterheadStore store = new LetterheadStore();

    /**
     * As whom a customer's mails are written.
     *
     * @throws io.surnia.platform.problem.Problem where there is no such customer
     */
    public Letterhead of(Tx tx, CustomerId customer) {
        return store.ofCustomer(tx, customer).orElseThrow(() -> Customers.unknown(customer));
    }

    /** As whom a partner writes, in place of a customer's name a sample one; or a customer. */
    Letterhead of(Tx tx, @Nullable CustomerId customer, String sampleName) {
        return customer == null ? store.ofPartner(tx, sampleName) : of(tx, customer);
    }
}
