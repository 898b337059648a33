package io.surnia.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.problem.StartupFailure;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must be read back, and proves on opening that it was neither altered nor moved: AES-256-GCM (NIST SP
 * 800-38D) under one key, a fresh random nonce each, bound to the place where the value is kept.
 *
 * <p>A sealed value is a version byte, 12 bytes of nonce, the ciphertext and its tag of 16 bytes.
 */
public final class Sealer {
    /** How many bytes a key has. */
    public static final int KEY_LENGTH = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<byte[]> key;
    private final SecureRandom random = new SecureRandom();

    /**
     * Seals and opens under one key.
     *
     * @param key the content of the deployment's key file
     * @throws StartupFailure when it has not {@value #KEY_LENGTH} bytes
     */
    public Sealer(byte[] key) {
        this(() -> key);
    }

    /**
     * Seals and opens under the key of the moment, which is asked for each time: a restore replaces it.
     *
     * @throws StartupFailure when it has not {@value #KEY_LENGTH} bytes
     */
    public Sealer(Supplier<byte[]> key) {
        this.key = key;
        require(key.get());
    }

    private static SecretKeySpec require(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new StartupFailure(
                    "the encryption key must have exactly %d bytes, and has %d".formatted(KEY_LENGTH, key.length));
        }
        return new SecretKeySpec(key, "AES");
    }

    /**
     * Seals a value to its place.
     *
     * @param place where the value will be kept: table, partner and id; opening demands the same
     * @return a different value each time
     */
    public byte[] seal(byte[] open, String place) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(open);
            return ByteBuffer.allocate(1 + NONCE_LENGTH + closed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", failure);
        }
    }

    /**
     * Opens a value at its place.
     *
     * @throws IllegalArgumentException when the value was not sealed with this key for this place, or was altered
     */
    public byte[] open(byte[] sealed, String place) {
        if (sealed.length < 1 + NONCE_LENGTH + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new IllegalArgumentException("not a sealed value");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_LENGTH);
        int start = 1 + NONCE_LENGTH;
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("sealed with another key or for another place, or altered", failure);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, require(key.get()), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }
}
