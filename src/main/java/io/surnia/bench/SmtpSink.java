package io.surnia.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server on this machine that takes everything and keeps nothing: what mail costs beside it is ours. */
final class SmtpSink implements AutoCloseable {
    private final ServerSocket listening;
    private final AtomicLong taken = new AtomicLong();

    SmtpSink() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new StartupFailure("the mail sink cannot listen", failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many mails it took so far. */
    long taken() {
        return taken.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 65536);
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            for (int first = firstOfLine(in); first >= 0; first = firstOfLine(in)) {
                switch (first) {
                    case 'D' -> {
                        say(out, "354 go on");
                        skipMail(in);
                        taken.incrementAndGet();
                        say(out, "250 taken");
                    }
                    case 'Q' -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 yes");
                }
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    /** The first letter of a command, the rest of whose line is skipped; -1 at the end. */
    private static int firstOfLine(InputStream in) throws IOException {
        int first = in.read();
        for (int each = first; each >= 0 && each != '\n'; each = in.read()) {
            // The commands that clients send here differ in their first letter, where it matters.
        }
        return first;
    }

    private static void skipMail(InputStream in) throws IOException {
        byte[] end = "\r\n.\r\n".getBytes(US_ASCII);
        // A mail begins at the start of a line.
        int matched = 2;
        while (matched < end.length) {
            int each = in.read();
            if (each < 0) {
                throw new IOException("the mail broke off");
            }
            matched = each == end[matched] ? matched + 1 : each == '\r' ? 1 : 0;
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
