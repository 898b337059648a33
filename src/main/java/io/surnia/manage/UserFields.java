package io.surnia.manage;

import io.surnia.people.ManagerId;
import io.surnia.people.PhishingDifficulty;
import io.surnia.people.Source;
import io.surnia.people.UserDetails;
import org.jspecify.annotations.Nullable;

/** Reads a user from a body or from an element of one. */
final class UserFields {
    /** What a user is before anything is said of it. */
    static final UserDetails BLANK = UserDetails.of("", "", "");

    private UserFields() {}

    static UserDetails read(Fields fields, UserDetails before) {
        @Nullable
        Long manager = fields.idOrNull(
                "manager_id",
                before.manager() == null ? null : (Long) before.manager().value());
        return new UserDetails(
                fields.text("first_name", 1, 100, before.firstName()),
                fields.text("last_name", 0, 100, before.lastName()),
                fields.email("email", before.email()),
                manager == null ? null : new ManagerId(manager),
                fields.word("user_type", Source.class, before.source()),
                fields.textOrNull("external_id", 200, before.externalId()),
                fields.word("phishing_difficulty", PhishingDifficulty.class, before.difficulty()),
                fields.wordOrNull("reset_phishing_difficulty", PhishingDifficulty.class, before.resetDifficulty()));
    }
}
