package io.surnia.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The rows of PostgreSQL's binary copy format, as far as they must be counted (see its manual, "COPY", file formats). */
final class CopiedRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int END = -1;
    private static final int NULL = -1;

    private CopiedRows() {}

    /**
     * Reads a copy to its end.
     *
     * @param columns how many fields each row must have
     * @return how many rows it holds
     * @throws IOException where it is not a whole copy of such rows
     */
    static long count(InputStream copy, int columns) throws IOException {
        var in = new DataInputStream(copy);
        readHeader(in);
        long rows = 0;
        for (short fields = in.readShort(); fields != END; fields = in.readShort()) {
            if (fields != columns) {
                throw new IOException("a row has %d fields instead of %d".formatted(fields, columns));
            }
            for (int field = 0; field < fields; field++) {
                skipField(in);
            }
            rows++;
        }
        if (in.read() != END) {
            throw new IOException("something follows the last row");
        }
        return rows;
    }

    private static void readHeader(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) {
            throw new IOException("it is not a binary copy");
        }
        in.readInt();
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
    }

    private static void skipField(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < NULL) {
            throw new EOFException("a field's length is negative");
        }
        if (length > 0) {
            in.skipNBytes(length);
        }
    }
}
