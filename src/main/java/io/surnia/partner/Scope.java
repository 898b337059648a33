package io.surnia.partner;

/** What a key reaches. */
public sealed interface Scope {
    /** Every customer of the partner, and the partner's own endpoints. */
    record WholePartner() implements Scope {}

    /**
     * One customer alone.
     *
     * @param customerId its id (a number: customers is a higher room)
     */
    record OneCustomer(long customerId) implements Scope {}
}
