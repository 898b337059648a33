package io.surnia.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The end of a backup: the SHA-256, in lower-case hex, of every byte before it. The digests of the entries prove what
 * they hold; this one also covers what a zip file keeps between them, so that no byte of the file can change unseen.
 */
final class Seal {
    static final int LENGTH = 64;

    /** What stands in its place until it is known. */
    static final String PLACEHOLDER = "0".repeat(LENGTH);

    private static final int CHUNK = 1 << 16;

    private Seal() {}

    /** Whether the file ends in the digest of the rest of it. */
    static boolean isWhole(Path file) throws IOException {
        long length = Files.size(file) - LENGTH;
        if (length <= 0) {
            return false;
        }
        var digest = sha256();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            digestOf(in, length, digest);
            byte[] wanted = HexFormat.of().formatHex(digest.digest()).getBytes(US_ASCII);
            return Arrays.equals(in.readAllBytes(), wanted);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void digestOf(InputStream in, long length, MessageDigest digest) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                return;
            }
            digest.update(chunk, 0, read);
            left -= read;
        }
    }
}
