package io.surnia.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates an LDAP server may show. */
final class LdapTrust {
    private LdapTrust() {}

    /** Refuses what is no certificate. */
    static void check(String pem) {
        try {
            read(pem);
        } catch (CertificateException none) {
            throw Problem.invalidParameter("certificate", "The certificate must be an X.509 certificate in PEM.");
        }
    }

    /** Trusts what these signed; without any, what those signed whom the JVM trusts. */
    static SSLContext context(@Nullable String pem) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(pem == null ? null : store(pem));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("this Java cannot trust a certificate", failure);
        }
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : read(pem)) {
            store.setCertificateEntry("authority-" + count++, certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(String pem) throws CertificateException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        if (certificates.isEmpty()) {
            throw new CertificateException("none");
        }
        return certificates;
    }
}
