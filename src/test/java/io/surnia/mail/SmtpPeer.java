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

    /** Answers a command, {@code .} for the end of a mail, with this line instead of yes; null for yes again. */
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
            say(socket, "220 peer");
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
                say(socket, other);
            } else if (command.equals("EHLO")) {
                say(socket, "250-peer\r\n250 " + (offersTls ? "STARTTLS" : "8BITMIME"));
            } else if (command.equals("STARTTLS")) {
                say(socket, "220 go on");
                converse(secured(socket), false);
                return;
            } else if (command.equals("DATA")) {
                say(socket, "354 go on");
                take(socket, in);
            } else {
                say(socket, "250 yes");
            }
        }
    }

    private void take(Socket socket, BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        String refusal = answers.get(".");
        if (refusal == null) {
            taken.add(mail.toString());
        }
        say(socket, refusal == null ? "250 yes" : refusal);
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) java.util.Objects.requireNonNull(tls)
                .getSocketFactory()
                .createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
    }
}
