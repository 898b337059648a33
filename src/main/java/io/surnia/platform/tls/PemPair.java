package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A certificate chain and its private key, read from two PEM files and checked against each other. */
record PemPair(KeyStore keyStore, X509Certificate certificate) {

    static PemPair read(Path certificateFile, Path keyFile) {
        List<X509Certificate> chain = chain(certificateFile);
        PrivateKey key = PemKey.read(keyFile);
        X509Certificate certificate = chain.getFirst();
        if (!matches(key, certificate.getPublicKey())) {
            throw new StartupFailure(
                    "the key in " + keyFile + " does not belong to the certificate in " + certificateFile);
        }
        try {
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            keyStore.load(null, null);
            keyStore.setKeyEntry("surnia", key, new char[0], chain.toArray(Certificate[]::new));
            return new PemPair(keyStore, certificate);
        } catch (GeneralSecurityException | IOException e) {
            throw new StartupFailure("the certificate in " + certificateFile + " cannot be used", e);
        }
    }

    private static List<X509Certificate> chain(Path file) {
        try (var in = Files.newInputStream(file)) {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) certificate);
            }
            if (chain.isEmpty()) {
                throw new StartupFailure(file + " holds no certificate in PEM format");
            }
            return chain;
        } catch (CertificateException e) {
            throw new StartupFailure(file + " is not a certificate in PEM format", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Signs with the one and verifies with the other. */
    private static boolean matches(PrivateKey privateKey, PublicKey publicKey) {
        try {
            String algorithm = switch (privateKey.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC", "ECDSA" -> "SHA256withECDSA";
                default -> privateKey.getAlgorithm();
            };
            byte[] probe = "surnia".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static StartupFailure unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? new StartupFailure(file + " does not exist", e)
                : new StartupFailure(file + " cannot be read", e);
    }
}
