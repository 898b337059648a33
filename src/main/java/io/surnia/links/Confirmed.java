package io.surnia.links;

/** What became of an address that was said for a link. */
public enum Confirmed {
    /** It is the person's. */
    YES,
    /** It is not. */
    NO,
    /** Too many were not, of late: none is looked at until an hour has passed. */
    LATER,
    /** The link itself does not open. */
    CLOSED
}
