package io.surnia.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes a file whose last 64 characters are the SHA-256 of every byte before them. The writer ends with
 * {@link Seal#PLACEHOLDER}, which {@link #seal} replaces: thus the seal can stand inside a format that has its own end,
 * as a zip file's comment does.
 */
final class SealedOutput extends FilterOutputStream {
    private final MessageDigest digest = Seal.sha256();
    private final byte[] held = new byte[Seal.LENGTH];
    private int holding;

    SealedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** Passes on all but the last {@link Seal#LENGTH} bytes of what was written so far. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int release = Math.max(0, holding + length - held.length);
        int ofHeld = Math.min(holding, release);
        pass(held, 0, ofHeld);
        System.arraycopy(held, ofHeld, held, 0, holding - ofHeld);
        holding -= ofHeld;
        int ofNew = release - ofHeld;
        pass(bytes, offset, ofNew);
        System.arraycopy(bytes, offset + ofNew, held, holding, length - ofNew);
        holding += length - ofNew;
    }

    /** Puts the digest in the placeholder's stead. Nothing may be written after it. */
    void seal() throws IOException {
        if (!new String(held, US_ASCII).equals(Seal.PLACEHOLDER)) {
            throw new IllegalStateException("the last thing written is not the seal's placeholder");
        }
        out.write(HexFormat.of().formatHex(digest.digest()).getBytes(US_ASCII));
        out.flush();
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }
}
