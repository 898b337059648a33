package io.surnia.portability;

/** How much of a partner is exported. */
public sealed interface Extent {
    /** Everything but what {@link PortableTables} leaves out. */
    record WholePartner() implements Extent {}

    /** One customer, with the partner's settings and library, which it needs to be whole. */
    record OneCustomer(long customer) implements Extent {}
}
