package io.surnia.sample;

/**
 * An invented person's name.
 *
 * @param first in the person's own script
 * @param last in the person's own script
 * @param mailbox the name in lower-case Latin letters, as the part of an address before the @
 */
record PersonName(String first, String last, String mailbox) {}
