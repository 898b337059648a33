package io.surnia.directory;

/** What of a person in a directory a rule can ask for. */
public enum Trait {
    EMAIL,
    DISPLAY_NAME,
    /** The name to sign in with, which need not be an address. */
    USER_NAME,
    DEPARTMENT,
    TITLE,
    COMPANY,
    OFFICE,
    /** In Entra ID Member or Guest. */
    USER_TYPE,
    /** Where it stands: in Google Workspace the path of the organisational unit, in LDAP the distinguished name. */
    PLACE
}
