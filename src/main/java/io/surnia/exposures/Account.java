package io.surnia.exposures;

import io.surnia.people.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address of a customer and whom it belongs to.
 *
 * @param address as the user's entry spells it; in lower case where it belongs to no user
 * @param user the user of that address, active or archived; null where it belongs to none
 * @param name that user's first and last name; null where it belongs to none
 * @param archived whether that user is archived
 */
public record Account(
        String address, @Nullable UserId user, @Nullable String name, boolean archived) {

    /** The address in lower case, by which exposures are kept. */
    public String email() {
        return address.toLowerCase(Locale.ROOT);
    }
}
