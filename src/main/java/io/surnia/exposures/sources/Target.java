package io.surnia.exposures.sources;

/** What a search looks for, in lower case. */
public sealed interface Target {

    /** Every address of a mail domain. */
    record Domain(String name) implements Target {}

    /** One address. */
    record Address(String email) implements Target {}
}
