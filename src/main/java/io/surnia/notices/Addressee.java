package io.surnia.notices;

import io.surnia.customers.CustomerId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notice goes to.
 *
 * @param key tells the customer's addressees of one kind of notice apart
 * @param email null where there is nobody
 * @param zone in which it is read
 */
record Addressee(
        CustomerId customer, String key, @Nullable String email, String firstName, String lastName, ZoneId zone) {

    String name() {
        return (firstName + " " + lastName).strip();
    }
}
