package io.surnia.partner;

/**
 * A key with its secret, which can be read this once: it is kept nowhere.
 *
 * @param secret 64 lower-case hexadecimal characters
 */
public record IssuedKey(ApiKey key, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuedKey[key=%s, secret=********%s]".formatted(key, key.last4());
    }
}
