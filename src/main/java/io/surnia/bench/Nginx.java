package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An nginx with the server's own certificate that sends files: what TLS and a socket alone reach. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final Path folder;
    private final int port;

    private Nginx(ChildProcess process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts it on a free port of the loopback address.
     *
     * @param folder which it may use alone
     * @param tls the folder with the server's certificate and key
     */
    static Nginx start(Path program, Path folder, Path tls) {
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        try {
            Files.createDirectories(folder.resolve("root"));
            Files.writeString(configuration, configuration(folder, tls, port));
        } catch (IOException failure) {
            throw new StartupFailure(folder + " cannot be written", failure);
        }
        List<String> command =
                List.of(program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString());
        Nginx nginx = new Nginx(ChildProcess.start(command, Map.of()), folder, port);
        nginx.awaitReady();
        return nginx;
    }

    int port() {
        return port;
    }

    /** Makes it serve these bytes at {@code /name}. */
    void serve(String name, byte[] body) {
        try {
            Files.write(folder.resolve("root").resolve(name), body);
        } catch (IOException failure) {
            throw new StartupFailure(folder + " cannot be written", failure);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static String configuration(Path folder, Path tls, int port) {
        return """
                daemon off;
                %s
                worker_processes auto;
                pid %2$s/nginx.pid;
                error_log stderr error;
                events { worker_connections 256; }
                http {
                    access_log off;
                    default_type application/octet-stream;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    open_file_cache max=100;
                    client_body_temp_path %2$s/body;
                    proxy_temp_path %2$s/proxy;
                    fastcgi_temp_path %2$s/fastcgi;
                    uwsgi_temp_path %2$s/uwsgi;
                    scgi_temp_path %2$s/scgi;
                    server {
                        listen 127.0.0.1:%4$d ssl;
                        ssl_certificate %3$s/server.pem;
                        ssl_certificate_key %3$s/server.key;
                        ssl_protocols TLSv1.3;
                        root %2$s/root;
                    }
                }
                """.formatted(System.getProperty("user.name").equals("root") ? "user root;" : "", folder, tls, port);
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            if (!process.isAlive()) {
                throw new StartupFailure("nginx did not start; it said:\n" + process.outputToEnd());
            }
        }
        close();
        throw new StartupFailure("nginx does not answer on port " + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new StartupFailure("there is no free port", failure);
        }
    }
}
