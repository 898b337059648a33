package io.surnia.administrators;

/** A password as it is kept: an argon2id hash with its salt and costs (PHC string format). */
public record PasswordHash(String value) {

    /** No hash: it has no place in a log. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}
