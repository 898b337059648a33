package io.surnia.platform.http;

/** Who may call a route. */
public enum Access {
    /** Anybody; the call has no principal. */
    PUBLIC,
    /** Whom the {@link Authenticator} knows by an API key. */
    KEY,
    /** The same, with a key that may change something: the authenticator refuses any other. */
    WRITING_KEY
}
