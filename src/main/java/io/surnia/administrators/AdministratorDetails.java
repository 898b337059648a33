package io.surnia.administrators;

import io.surnia.customers.CustomerId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is set of an administrator.
 *
 * @param email the address to sign in with, unique among the partner's administrators, whatever the case of its letters
 * @param customer the customer whom the administrator is confined to; null for one of the partner (a site administrator)
 * @param primaryCustomer the customer that the console opens first
 * @param rowLimit rows of a page in the console, 1 to 1000
 * @param timezone null for the partner's
 */
public record AdministratorDetails(
        String firstName,
        String lastName,
        String email,
        @Nullable String phoneNumber,
        @Nullable CustomerId customer,
        @Nullable CustomerId primaryCustomer,
        int rowLimit,
        @Nullable ZoneId timezone,
        AuthenticationMethod authentication) {

    /** An administrator of the partner, with codes by mail as the second factor. */
    public static AdministratorDetails of(String firstName, String lastName, String email) {
        return new AdministratorDetails(
                firstName, lastName, email, null, null, null, 25, null, AuthenticationMethod.EMAIL);
    }

    public AdministratorDetails withName(String firstName, String lastName) {
        return new AdministratorDetails(
                firstName, lastName, email, phoneNumber, customer, primaryCustomer, rowLimit, timezone, authentication);
    }

    public AdministratorDetails withContact(String email, @Nullable String phoneNumber) {
        return new AdministratorDetails(
                firstName, lastName, email, phoneNumber, customer, primaryCustomer, rowLimit, timezone, authentication);
    }

    public AdministratorDetails withCustomer(@Nullable CustomerId customer) {
        return new AdministratorDetails(
                firstName, lastName, email, phoneNumber, customer, primaryCustomer, rowLimit, timezone, authentication);
    }

    public AdministratorDetails withConsole(
            @Nullable CustomerId primaryCustomer, int rowLimit, @Nullable ZoneId timezone) {
        return new AdministratorDetails(
                firstName, lastName, email, phoneNumber, customer, primaryCustomer, rowLimit, timezone, authentication);
    }

    public AdministratorDetails withAuthentication(AuthenticationMethod authentication) {
        return new AdministratorDetails(
                firstName, lastName, email, phoneNumber, customer, primaryCustomer, rowLimit, timezone, authentication);
    }
}
