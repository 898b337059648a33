package io.surnia.administrators;

import java.util.Locale;

/** The second factor of an administrator's sign-in. */
public enum AuthenticationMethod {
    EMAIL,
    AUTHENTICATOR,
    PASSKEY;

    /** Its word in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
