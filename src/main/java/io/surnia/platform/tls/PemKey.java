package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key from a PEM file. PKCS#8, which is what nearly everybody has, is read here: loading what reads the older
 * forms would cost each start a fifth of a second.
 */
final class PemKey {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private PemKey() {}

    /**
     * @throws StartupFailure naming the file, where it cannot be read, is protected by a passphrase or holds no key
     */
    static PrivateKey read(Path file) {
        Matcher pkcs8 = PKCS8.matcher(text(file));
        return pkcs8.find() ? decode(file, pkcs8.group(1)) : OlderPemKey.read(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw PemPair.unreadable(file, e);
        }
    }

    /** The algorithm stands inside; one after the other is asked whether it is theirs. */
    private static PrivateKey decode(Path file, String base64) {
        GeneralSecurityException refusal = new InvalidKeySpecException("empty");
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
                } catch (InvalidKeySpecException another) {
                    refusal = another;
                }
            }
        } catch (IllegalArgumentException | NoSuchAlgorithmException e) {
            throw new StartupFailure(file + " is not a private key in PEM format", e);
        }
        throw new StartupFailure(file + " is not a private key in PEM format", refusal);
    }
}
