package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.tls.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    @TempDir
    Path folder;

    @Test
    void showsAChangedCertificateToNewConnections() throws Exception {
        Path served = folder.resolve("served");
        Path other = folder.resolve("other");
        Certificate renewed;
        try (Certificates others = Certificates.development(other, Clock.systemUTC())) {
            renewed = others.certificate();
        }
        try (RunningServer running = new RunningServer(served)) {
            assertThat(shown(running)).isNotEqualTo(renewed);
            CountDownLatch changed = new CountDownLatch(1);
            running.certificates.onChange(keyStore -> changed.countDown());
            for (String file : List.of("server.key", "server.pem")) {
                Files.copy(other.resolve(file), served.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(shown(running)).isEqualTo(renewed);
        }
    }

    @Test
    void speaksTls12And13() throws Exception {
        try (RunningServer running = new RunningServer(folder);
                SSLSocket socket = running.socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
            assertThat(running.get("/api/things/").sslSession().orElseThrow().getProtocol())
                    .isEqualTo("TLSv1.3");
        }
    }

    private static Certificate shown(RunningServer running) throws Exception {
        SSLContext anyCertificate = SSLContext.getInstance("TLS");
        anyCertificate.init(null, new TrustManager[] {new Everybody()}, null);
        try (SSLSocket socket =
                (SSLSocket) anyCertificate.getSocketFactory().createSocket("127.0.0.1", running.server.port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
