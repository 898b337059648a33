package io.surnia.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void makesACertificateForThisMachineOnFirstUseAndKeepsIt() throws Exception {
        Path tls = folder.resolve("server/tls");
        String first;
        try (Certificates certificates = at(tls, NOW)) {
            first = certificates.fingerprint();
            assertThat(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
            assertThat(certificates.certificate().getSubjectAlternativeNames().stream()
                            .map(name -> name.get(1).toString()))
                    .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
            assertThat(certificates.certificate().getNotAfter().toInstant())
                    .isBetween(NOW.plus(Duration.ofDays(396)), NOW.plus(Duration.ofDays(397)));
        }
        try (Certificates again = at(tls, NOW.plus(Duration.ofDays(360)))) {
            assertThat(again.fingerprint()).isEqualTo(first);
        }
        for (String file : List.of("ca.pem", "ca.key", "server.pem", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void renewsTheCertificateUnderTheSameAuthorityBeforeItEnds() throws Exception {
        String first;
        byte[] authority;
        try (Certificates certificates = at(folder, NOW)) {
            first = certificates.fingerprint();
            authority = Files.readAllBytes(folder.resolve("ca.pem"));
        }
        try (Certificates later = at(folder, NOW.plus(Duration.ofDays(368)))) {
            assertThat(later.fingerprint()).isNotEqualTo(first);
            assertThat(Files.readAllBytes(folder.resolve("ca.pem"))).isEqualTo(authority);
        }
    }

    @Test
    void takesChangedFilesIntoUseAndKeepsTheOldOnesWhenTheNewAreBroken() throws Exception {
        Path made = folder.resolve("made");
        at(made, NOW).close();
        Path given = Files.createDirectory(folder.resolve("given"));
        copy(made, given);
        BlockingQueue<KeyStore> changes = new ArrayBlockingQueue<>(10);
        try (Certificates certificates = Certificates.given(given.resolve("server.pem"), given.resolve("server.key"))) {
            certificates.onChange(changes::add);
            String old = certificates.fingerprint();
            Files.writeString(given.resolve("server.pem"), "broken");
            assertThat(changes.poll(5, TimeUnit.SECONDS)).isNull();
            assertThat(certificates.fingerprint()).isEqualTo(old);
            Path other = folder.resolve("other");
            String renewed;
            try (Certificates others = at(other, NOW)) {
                renewed = others.fingerprint();
            }
            copy(other, given);
            assertThat(changes.poll(15, TimeUnit.SECONDS)).isNotNull();
            assertThat(certificates.keyStore().getCertificate("surnia")).isEqualTo(certificates.certificate());
            assertThat(certificates.fingerprint()).isEqualTo(renewed);
        }
    }

    @Test
    void readsKeysInEachPemForm() throws Exception {
        at(folder, NOW).close();
        Path certificate = folder.resolve("server.pem");
        java.security.interfaces.ECPrivateKey key =
                (java.security.interfaces.ECPrivateKey) PemPair.read(certificate, folder.resolve("server.key"))
                        .keyStore()
                        .getKey("surnia", new char[0]);
        Path sec1 = folder.resolve("sec1.key");
        try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(sec1))) {
            writer.writeObject(new PemObject(
                    "EC PRIVATE KEY", new ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1).getEncoded()));
        }
        assertThat(sec1).content().startsWith("-----BEGIN EC PRIVATE KEY-----");
        try (Certificates certificates = Certificates.given(certificate, sec1)) {
            assertThat(certificates.fingerprint()).isNotEmpty();
        }
        Path pkcs1 = folder.resolve("pkcs1.key");
        try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(pkcs1))) {
            writer.writeObject(
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        }
        assertThat(pkcs1).content().startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertFailure(certificate, pkcs1, "does not belong to the certificate");
    }

    @Test
    void saysWhichFileIsWrongAndWhy() throws Exception {
        Path made = folder.resolve("made");
        at(made, NOW).close();
        Path other = folder.resolve("other");
        at(other, NOW).close();
        Path certificate = made.resolve("server.pem");
        Path key = made.resolve("server.key");
        Path noise = Files.writeString(folder.resolve("noise.pem"), "noise");
        assertFailure(folder.resolve("none.pem"), key, "none.pem does not exist");
        assertFailure(noise, key, "noise.pem is not a certificate in PEM format");
        assertFailure(certificate, noise, "noise.pem holds no private key in PEM format");
        assertFailure(certificate, other.resolve("server.key"), "does not belong to the certificate");
    }

    private static void assertFailure(Path certificate, Path key, String sentence) {
        assertThatThrownBy(() -> Certificates.given(certificate, key))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining(sentence);
    }

    private static Certificates at(Path folder, Instant now) {
        return Certificates.development(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : List.of("server.key", "server.pem")) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
