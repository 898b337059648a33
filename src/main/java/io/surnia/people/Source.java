package io.surnia.people;

import java.util.Locale;

/** Where the record of a person or group came from. */
public enum Source {
    LOCAL,
    ENTRA,
    GOOGLE,
    LDAP,
    SYNCRO,
    SCIM,
    CSV;

    /** Its word in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
