package io.surnia.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first 64 kB of a body back, so that until then a failure can still be answered properly and a short body gets
 * its length; what comes after goes to the client in pieces of that size. Flushing and closing do nothing: only {@link
 * #finish} ends the body.
 */
final class HeldOutput extends OutputStream {
    private static final int HELD = 64 * 1024;

    private final Opening opening;
    private final byte[] buffer = new byte[HELD];
    private int count;
    private boolean clientGone;
    private @Nullable OutputStream out;

    /** Begins the answer. */
    @FunctionalInterface
    interface Opening {
        /** Called once, before the first byte; {@code length} is the body's whole length, or −1 where it is not known. */
        OutputStream open(long length) throws IOException;
    }

    HeldOutput(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void write(int octet) throws IOException {
        if (count == HELD) {
            send();
        }
        buffer[count++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (count == HELD) {
                send();
            }
            int part = Math.min(length - done, HELD - count);
            System.arraycopy(bytes, offset + done, buffer, count, part);
            count += part;
            done += part;
        }
    }

    /** The body is whole. */
    void finish() throws IOException {
        deliver(out == null ? opening.open(count) : out);
    }

    /** Whether bytes are on their way to the client. */
    boolean committed() {
        return out != null;
    }

    /** Whether it was the client's side that failed, and not the writer. */
    boolean clientGone() {
        return clientGone;
    }

    private void send() throws IOException {
        deliver(out == null ? opening.open(-1) : out);
    }

    private void deliver(OutputStream target) throws IOException {
        out = target;
        try {
            target.write(buffer, 0, count);
            count = 0;
        } catch (IOException e) {
            clientGone = true;
            throw e;
        }
    }
}
