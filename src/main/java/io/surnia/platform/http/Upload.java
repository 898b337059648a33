package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * A body that is not held but laid into a temporary file, which is gone once its request is answered. Work on it begins
 * when all of it is there, so that no slow sender holds a transaction open.
 *
 * @param sha256 of all of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(Path file, byte[] sha256) {
    /** Whoever sends slower than this on the whole is given up. */
    private static final int LEAST_BYTES_PER_SECOND = 64 * 1024;

    /**
     * Takes a body to its end.
     *
     * @param patience for its beginning; more for what came meanwhile
     * @throws Problem 408 or 413
     */
    static Upload take(InputStream body, int limit, Duration patience) throws IOException {
        Path file = Files.createTempFile("surnia-upload", ".tmp");
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            InputStream in = new DigestInputStream(body, digest);
            long began = System.nanoTime();
            long size = 0;
            byte[] part = new byte[1 << 16];
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                size += count;
                if (size > limit) {
                    throw Problem.contentTooLarge(limit);
                }
                if (System.nanoTime() - began > allowed(size, patience).toNanos()) {
                    throw Problem.requestTimeout();
                }
                out.write(part, 0, count);
            }
            return new Upload(file, digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Reads it from its beginning; the caller closes it. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static Duration allowed(long size, Duration patience) {
        return patience.plusSeconds(size / LEAST_BYTES_PER_SECOND);
    }
}
