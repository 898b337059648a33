package io.surnia.webhooks;

/**
 * An endpoint with its secret, shown this once.
 *
 * @param secret {@code whsec_} and 64 hexadecimal digits; the key of every signature is the whole text in UTF-8
 */
public record IssuedEndpoint(Endpoint endpoint, String secret) {
    @Override
    public String toString() {
        return "IssuedEndpoint[" + endpoint + "]";
    }
}
