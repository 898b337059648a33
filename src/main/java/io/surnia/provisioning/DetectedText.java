package io.surnia.provisioning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file's characters, whose encoding shows as it is read: a byte order mark tells it, else the first byte beyond ASCII:
 * part of a valid UTF-8 sequence, or Windows-1252. Nothing is read twice. What cannot be decoded reads as U+FFFD.
 */
final class DetectedText extends Reader {
    static final char UNDECODED = '\uFFFD';

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST_SEQUENCE = 4;
    private static final int BUFFER = 1 << 14;

    private final InputStream in;
    private byte[] pending = {};
    private boolean isBegun;
    private Charset charset = StandardCharsets.UTF_8;
    private @Nullable Reader decided;

    DetectedText(InputStream in) {
        this.in = in;
    }

    /** The encoding, as far as it showed. */
    Charset charset() {
        return charset;
    }

    /**
     * Whether a text shows that two encodings are mixed: in Windows-1252 an upper-case letter with a mark, followed by a
     * sign, is what a UTF-8 letter looks like, and nobody's name.
     */
    boolean isMixed(String text) {
        if (!charset.equals(WINDOWS)) {
            return false;
        }
        for (int at = 0; at + 1 < text.length(); at++) {
            char lead = text.charAt(at);
            if ((lead == '\u00C3' || lead == '\u00C2') && isContinuation(text.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        if (decided != null) {
            return decided.read(chars, offset, length);
        }
        byte[] bytes = next();
        int ascii = 0;
        while (ascii < bytes.length && ascii < length && bytes[ascii] >= 0) {
            chars[offset + ascii] = (char) bytes[ascii];
            ascii++;
        }
        pending = Arrays.copyOfRange(bytes, ascii, bytes.length);
        if (ascii > 0) {
            return ascii;
        }
        if (bytes.length == 0) {
            return -1;
        }
        decided = decide();
        return decided.read(chars, offset, length);
    }

    private byte[] next() throws IOException {
        if (!isBegun) {
            isBegun = true;
            pending = in.readNBytes(BUFFER);
        }
        return pending.length > 0 ? pending : in.readNBytes(BUFFER);
    }

    private Reader decide() throws IOException {
        if (pending.length < LONGEST_SEQUENCE) {
            byte[] more = in.readNBytes(LONGEST_SEQUENCE);
            byte[] joined = Arrays.copyOf(pending, pending.length + more.length);
            System.arraycopy(more, 0, joined, pending.length, more.length);
            pending = joined;
        }
        int mark = 0;
        if (begins(0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (begins(0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (begins(0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (!beginsWithUtf8()) {
            charset = WINDOWS;
        }
        InputStream rest = new ByteArrayInputStream(pending, mark, pending.length - mark);
        return new InputStreamReader(
                new SequenceInputStream(rest, in),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private boolean begins(int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= pending.length || Byte.toUnsignedInt(pending[at]) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** A lead byte and as many others as it says (RFC 3629). */
    private boolean beginsWithUtf8() {
        int lead = Byte.toUnsignedInt(pending[0]);
        int others = lead >= 0xC2 && lead <= 0xDF
                ? 1
                : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
        if (others == 0 || pending.length <= others) {
            return false;
        }
        for (int at = 1; at <= others; at++) {
            if ((pending[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isContinuation(char each) {
        byte[] one = String.valueOf(each).getBytes(WINDOWS);
        return one.length == 1 && (one[0] & 0xC0) == 0x80;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
