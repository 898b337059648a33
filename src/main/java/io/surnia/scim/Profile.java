package io.surnia.scim;

import io.surnia.mail.MailAddress;
import io.surnia.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of a user.
 *
 * @param userName empty while it was not said
 * @param familyName empty for a person of one name
 * @param displayName null where it is the name
 * @param mail the address where it was said; null where the user name is the address
 * @param manager the user who is the manager
 */
record Profile(
        String userName,
        String givenName,
        String familyName,
        @Nullable String displayName,
        @Nullable String mail,
        @Nullable String externalId,
        boolean active,
        @Nullable Long manager) {
    /** Of whom nothing was said yet. */
    static final Profile BLANK = new Profile("", "", "", null, null, null, true, null);

    /**
     * The same, complete.
     *
     * @throws Problem 400 {@code invalidValue} where what every user has is missing
     */
    Profile checked() {
        if (userName.isEmpty()) {
            throw Refusal.invalidValue("The userName is required.");
        }
        if (MailAddress.parse(address()).isEmpty()) {
            throw Refusal.invalidValue(
                    mail == null
                            ? "The userName must be an e-mail address where emails has none."
                            : "The emails must have an e-mail address.");
        }
        return givenName.isEmpty() && familyName.isEmpty() ? withFullName(displayNameOrLocalPart()) : this;
    }

    /** Where mail goes. */
    String address() {
        return mail == null ? userName : mail;
    }

    /** Given and family name, as they are written together. */
    String fullName() {
        return (givenName + " " + familyName).strip();
    }

    /** For a client that says no parts: the first word is the given name. */
    Profile withFullName(String name) {
        String[] parts = name.strip().split("\\s+", 2);
        return withNames(parts[0], parts.length == 2 ? parts[1] : "");
    }

    Profile withUserName(String userName) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withNames(String givenName, String familyName) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withDisplayName(@Nullable String displayName) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withMail(@Nullable String mail) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withExternalId(@Nullable String externalId) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withActive(boolean active) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    Profile withManager(@Nullable Long manager) {
        return new Profile(userName, givenName, familyName, displayName, mail, externalId, active, manager);
    }

    private String displayNameOrLocalPart() {
        return displayName == null ? new MailAddress(address().strip()).localPart() : displayName;
    }
}
