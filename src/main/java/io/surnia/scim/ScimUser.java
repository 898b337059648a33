package io.surnia.scim;

import io.surnia.mail.MailAddress;
import io.surnia.people.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as a directory sees it.
 *
 * @param profile its user name is the address where no directory gave one
 * @param manager who is named as the manager, by a user or not; null where nobody is
 * @param createdAt when the user was added
 * @param changedAt when anything of this became another
 * @param known whether a directory has provisioned the user
 * @param deleted whether a directory has deleted the user: then there is none, until it is provisioned anew
 */
record ScimUser(
        UserId id,
        Profile profile,
        String email,
        @Nullable Superior manager,
        Instant createdAt,
        Instant changedAt,
        boolean known,
        boolean deleted) {

    /**
     * A manager.
     *
     * @param user the user of the same address, where there is one
     */
    record Superior(String email, String name, @Nullable UserId user) {}

    /** The same with the manager as a user, found by the address in lower case. */
    ScimUser withManagers(Map<String, UserId> byAddress) {
        if (manager == null) {
            return this;
        }
        UserId user = byAddress.get(MailAddress.keyOf(manager.email()));
        return new ScimUser(
                id,
                profile.withManager(user == null ? null : user.value()),
                email,
                new Superior(manager.email(), manager.name(), user),
                createdAt,
                changedAt,
                known,
                deleted);
    }
}
