package io.surnia.platform.db;

/**
 * Something that a room did in a transaction and that other rooms may have to follow in the same one: a record of ids,
 * raised by {@link Tx#raise}. Equal facts of one transaction are handled once.
 */
public interface Fact {}
