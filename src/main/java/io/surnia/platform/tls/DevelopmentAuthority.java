package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Our own certificate authority, so that a first start has HTTPS without anybody's help: {@code ca.pem} lives ten years,
 * {@code server.pem} 397 days (the most that browsers take) and is renewed 30 days before its end. EC keys on P-256; every
 * file has mode 600.
 */
final class DevelopmentAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;
    private Instant renewal = Instant.MIN;

    DevelopmentAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path certificate() {
        return folder.resolve("server.pem");
    }

    Path key() {
        return folder.resolve("server.key");
    }

    /** Makes whatever is missing or near its end. */
    void renew() {
        if (clock.instant().isBefore(renewal)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Signer authority = authority();
            renewal = Files.exists(certificate()) && Files.exists(key()) ? end(certificate(), key()) : Instant.MIN;
            if (!clock.instant().isBefore(renewal)) {
                renewal = issue(authority);
            }
        } catch (IOException e) {
            throw new StartupFailure("the development certificate cannot be written to " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new StartupFailure("the development certificate cannot be made", e);
        }
    }

    private record Signer(X500Name name, X509Certificate certificate, PrivateKey key) {}

    private Signer authority() throws IOException, GeneralSecurityException, OperatorCreationException {
        Path certificateFile = folder.resolve("ca.pem");
        Path keyFile = folder.resolve("ca.key");
        if (!Files.exists(certificateFile)
                || !Files.exists(keyFile)
                || !clock.instant().isBefore(end(certificateFile, keyFile))) {
            KeyPair pair = newPair();
            X500Name name = new X500Name("CN=Surnia development CA " + Long.toHexString(RANDOM.nextLong()));
            var builder = builder(name, name, pair, AUTHORITY_LIFE)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            write(keyFile, pem(pair.getPrivate()));
            write(certificateFile, pem(sign(builder, pair.getPrivate())));
            Files.deleteIfExists(certificate());
        }
        PemPair stored = PemPair.read(certificateFile, keyFile);
        PrivateKey key = (PrivateKey) stored.keyStore().getKey("surnia", new char[0]);
        return new Signer(
                X500Name.getInstance(
                        stored.certificate().getSubjectX500Principal().getEncoded()),
                stored.certificate(),
                key);
    }

    /** Issues the server's certificate and says when to renew it. */
    private Instant issue(Signer authority) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        var builder = builder(authority.name(), new X500Name("CN=localhost"), pair, SERVER_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names())
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(authority.certificate()))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        identifiers.createSubjectKeyIdentifier(pair.getPublic()));
        X509Certificate certificate = sign(builder, authority.key());
        write(key(), pem(pair.getPrivate()));
        write(certificate(), pem(certificate));
        return certificate.getNotAfter().toInstant().minus(RENEW_BEFORE);
    }

    private static Instant end(Path certificate, Path key) {
        return PemPair.read(certificate, key)
                .certificate()
                .getNotAfter()
                .toInstant()
                .minus(RENEW_BEFORE);
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair, Duration life) {
        Instant from = clock.instant().minus(Duration.ofHours(1));
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM),
                Date.from(from),
                Date.from(from.plus(life)),
                subject,
                pair.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static GeneralNames names() {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        String host = hostName();
        if (HOST_NAME.matcher(host).matches() && !host.equals("localhost")) {
            names.add(new GeneralName(GeneralName.dNSName, host));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static String pem(Object part) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : part);
        }
        return text.toString();
    }

    /** Written beside and renamed into place, so that nobody reads half a file. */
    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
