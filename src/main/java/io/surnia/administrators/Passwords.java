package io.surnia.administrators;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.surnia.platform.problem.Problem;
import java.text.Normalizer;

/**
 * Which passwords are taken, and how they are kept. The rules are NIST SP 800-63B's (section 3.1.1.2): long enough, not
 * known to have leaked, and no demand for odd characters. All of it takes time: never inside a transaction.
 */
public final class Passwords {
    /** The shortest and the longest, in characters. */
    public static final int SHORTEST = 12;

    public static final int LONGEST = 128;

    /** OWASP's costs for argon2id: 19 MiB, two passes, one lane. */
    private static final Argon2Function HASHING = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;

    private final PwnedPasswords pwned;

    public Passwords(PwnedPasswords pwned) {
        this.pwned = pwned;
    }

    /**
     * Checks a typed password and hashes it. One that cannot be looked up, since the service is unreachable or switched
     * off, is taken.
     *
     * @throws Problem where it is too short, too long, or known from leaks
     */
    public PasswordHash hash(String typed) {
        String password = normalized(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Problem.invalidParameter(
                    "password", "The password must have %d to %d characters.".formatted(SHORTEST, LONGEST));
        }
        if (pwned.knows(password)) {
            throw Problem.invalidParameter(
                    "password", "The password is known from leaked accounts: choose one that is used nowhere else.");
        }
        return new PasswordHash(
                Password.hash(password).addRandomSalt(SALT_BYTES).with(HASHING).getResult());
    }

    /** Whether a typed password is the one that was hashed, at whatever costs it was. */
    public boolean matches(String typed, PasswordHash hash) {
        String password = normalized(typed);
        return password.codePointCount(0, password.length()) <= LONGEST
                && Password.check(password, hash.value()).with(Argon2Function.getInstanceFromHash(hash.value()));
    }

    /** Keyboards write one letter in several ways (RFC 8265, section 4.2, asks for NFC). */
    private static String normalized(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
