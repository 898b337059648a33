package io.surnia.portability;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** By which another deployment's certificate is checked. It is always checked. */
public final class RemoteTrust {
    private RemoteTrust() {}

    /** The authorities that Java comes with. */
    public static SSLContext ofSystem() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * The authorities in a file of certificates (PEM), and no others.
     *
     * @throws StartupFailure where it holds none
     */
    public static SSLContext in(Path authorities) {
        try (InputStream in = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), each);
            }
            if (trusted.size() == 0) {
                throw new StartupFailure("--ca: %s holds no certificate".formatted(authorities));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new StartupFailure("--ca: %s holds no certificates (PEM)".formatted(authorities), unusable);
        }
    }
}
