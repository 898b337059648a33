package io.surnia.platform.http;

/** Turns a call's API key into the principal that {@link Call#principal} hands to the handler. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Called for routes that are not {@link Access#PUBLIC}, before any parameter is read.
     *
     * @param key 64 lower-case hex characters, of an unknown key perhaps; never to be logged
     * @throws io.surnia.platform.problem.Problem {@code readOnlyKey} where the call's route is for keys that may write
     *     ({@link Access#WRITING_KEY}) and this one may not
     * @throws io.surnia.platform.problem.Problem {@code invalidApiKey} where the key is nobody's
     */
    Object authenticate(String key, Call call);
}
