package io.surnia.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that answers what a test tells it to, for what real servers do on their bad days. */
final class SmtpPeer implements AutoCloseable {
    /** What clients said, line by line, over all connections; the mail itself aside. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** The mails that it took. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    /** Instead of an answer: the connection is closed. */
    static final String HANGS_UP = "(hangs up)";

    /** At the end of a mail: it is taken, and the connection closed instead of an answer. */
    static final String TAKES_AND_HANGS_UP = "(takes it and hangs up)";

    /** Instead of an answer: nothing, until the client has enough. */
    static final String SAYS_NOTHING = "(says nothing)";

    private final ServerSocket listening;
    private final SmtpSettings.Security security;
    private final @Nullable SSLContext tls;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    SmtpPeer() {
        this(SmtpSettings.Security.NONE, null);
    }

    SmtpPeer(SmtpSettings.Security security, @Nullable SSLContext tls) {
        this.security = security;
        this.tls = tls;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * Answers a command, {@code .} for the end of a mail and {@code CONNECT} for a connection, with this line instead of yes;
     * null for yes again.
     */
    void answer(String command, @Nullable String line) {
        if (line == null) {
            answers.remove(command);
        } else {
            answers.put(command, line);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (Socket socket = security == SmtpSettings.Security.TLS ? secured(client) : client) {
            heard.add("connected");
            if (!say(socket, answers.getOrDefault("CONNECT", "220 peer"))) {
                return;
            }
            converse(socket, security == SmtpSettings.Security.STARTTLS);
        } catch (IOException gone) {
            // The client hung up: as its trust demands, or because the test is over.
        }
    }

    private void converse(Socket socket, boolean offersTls) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String command = line.replaceFirst("[ :].*", "").toUpperCase(Locale.ROOT);
            String other = answers.get(command);
            if (other != null) {
                if (!say(socket, other)) {
                    return;
                }
            } else if (command.equals("EHLO")) {
                say(socket, "250-peer\r\n250 " + (offersTls ? "STARTTLS" : "8BITMIME"));
            } else if (command.equals("STARTTLS")) {
                say(socket, "220 go on");
                converse(secured(socket), false);
                return;
            } else if (command.equals("DATA")) {
                say(socket, "354 go on");
                if (!take(socket, in)) {
                    return;
                }
            } else {
                say(socket, "250 yes");
            }
        }
    }

    private boolean take(Socket socket, BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        String refusal = answers.get(".");
        if (refusal == null || TAKES_AND_HANGS_UP.equals(refusal)) {
            taken.add(mail.toString());
        }
        return say(socket, refusal == null ? "250 yes" : refusal);
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) java.util.Objects.requireNonNull(tls)
                .getSocketFactory()
                .createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    /** Whether the conversation goes on. */
    private static boolean say(Socket socket, String line) throws IOException {
        if (line.equals(HANGS_UP) || line.equals(TAKES_AND_HANGS_UP)) {
            return false;
        }
        if (line.equals(SAYS_NOTHING)) {
            return true;
        }
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
        return true;
    }
}
