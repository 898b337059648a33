package io.surnia.people;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which users of a customer are wanted; every part that is not null must be met.
 *
 * @param email the address, in any case
 * @param externalId the id in the directory
 * @param manager who answers for them
 * @param group of which they are members
 */
public record UserFilter(
        @Nullable String email,
        @Nullable String externalId,
        @Nullable ManagerId manager,
        @Nullable GroupId group) {
    /** Everybody. */
    public static final UserFilter NONE = new UserFilter(null, null, null, null);

    String sql() {
        return (email == null
                        ? ""
                        : " and id = any(array(select users_by_email(:customer, array[lower(cast(:email as text))])))")
                + (externalId == null ? "" : " and external_id = :externalId")
                + (manager == null ? "" : " and manager_id = :manager")
                + (group == null
                        ? ""
                        : " and exists (select from group_members m where m.partner_id = :partner and m.customer_id = :customer"
                                + " and m.group_id = :group and m.user_id = users.id)");
    }

    Query bind(Query query) {
        if (email != null) {
            query.bind("email", email);
        }
        if (externalId != null) {
            query.bind("externalId", externalId);
        }
        if (manager != null) {
            query.bind("manager", manager.value());
        }
        return group == null ? query : query.bind("group", group.value());
    }
}
