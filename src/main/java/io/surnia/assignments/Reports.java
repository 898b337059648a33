package io.surnia.assignments;

import io.surnia.administrators.AdministratorId;
import java.util.List;

/**
 * Who gets an assignment's report.
 *
 * @param admins administrators of the partner
 * @param emails further addresses
 */
public record Reports(List<AdministratorId> admins, List<String> emails) {
    public static final Reports NONE = new Reports(List.of(), List.of());

    public Reports {
        admins = List.copyOf(admins);
        emails = List.copyOf(emails);
    }
}
