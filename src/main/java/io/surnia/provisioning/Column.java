package io.surnia.provisioning;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column of a file of people can hold, and the headers by which each is known. */
enum Column {
    FIRST_NAME,
    LAST_NAME,
    FULL_NAME,
    ADDRESS,
    MANAGER_FIRST_NAME,
    MANAGER_LAST_NAME,
    MANAGER_FULL_NAME,
    MANAGER_ADDRESS,
    /** One group. */
    GROUP,
    /** Several groups, between semicolons or bars. */
    GROUPS;

    private static final Set<String> ADDRESSES = Set.of(
            "email",
            "emailaddress",
            "emailadresse",
            "mail",
            "mailaddress",
            "address",
            "useremail",
            "useremailaddress",
            "workemail",
            "companyemail",
            "employeeemail",
            "primaryemail",
            "primarysmtpaddress",
            "userprincipalname",
            "upn",
            "correo",
            "courriel");
    private static final Set<String> FIRST_NAMES =
            Set.of("first", "firstname", "given", "givenname", "forename", "vorname", "nombre", "prenom");
    private static final Set<String> LAST_NAMES = Set.of(
            "last", "lastname", "surname", "family", "familyname", "sn", "nachname", "apellido", "apellidos", "nom");
    private static final Set<String> FULL_NAMES =
            Set.of("name", "fullname", "displayname", "username", "user", "employee", "employeename", "person");
    private static final Map<Column, Column> OF_MANAGERS = Map.of(
            FIRST_NAME, MANAGER_FIRST_NAME,
            LAST_NAME, MANAGER_LAST_NAME,
            FULL_NAME, MANAGER_FULL_NAME,
            ADDRESS, MANAGER_ADDRESS);

    /** The column that a header names; null for another. */
    static @Nullable Column named(String header) {
        String word = header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        String ofManager = word.replaceFirst("^(managers?|supervisors?|boss)", "");
        if (!ofManager.equals(word)) {
            Column column = ofManager.isEmpty() ? ADDRESS : ofPerson(ofManager);
            return column == null ? null : OF_MANAGERS.get(column);
        }
        if (word.matches("group(name)?\\d*")) {
            return GROUP;
        }
        return word.equals("groups") || word.equals("groupnames") ? GROUPS : ofPerson(word);
    }

    private static @Nullable Column ofPerson(String word) {
        if (ADDRESSES.contains(word)) {
            return ADDRESS;
        }
        if (FIRST_NAMES.contains(word)) {
            return FIRST_NAME;
        }
        if (LAST_NAMES.contains(word)) {
            return LAST_NAME;
        }
        return FULL_NAMES.contains(word) ? FULL_NAME : null;
    }

    /** For people: {@code manager first name}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
