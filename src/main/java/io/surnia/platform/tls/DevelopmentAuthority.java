package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Our own certificate authority, so that a first start has HTTPS without anybody's help: {@code ca.pem} lives ten years,
 * {@code server.pem} 397 days (the most that browsers take) and is renewed 30 days before its end. EC keys on P-256; every
 * file has mode 600.
 */
final class DevelopmentAuthority {
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

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
            renewAuthority();
            renewServer();
        } catch (IOException e) {
            throw new StartupFailure("the development certificate cannot be written to " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new StartupFailure("the development certificate cannot be made", e);
        }
    }

    private void renewAuthority() throws IOException, GeneralSecurityException {
        if (isPast(renewal(authorityCertificate(), authorityKey()))) {
            Issuer.Issued authority = new Issuer(clock).authority();
            write(authorityKey(), authority.key());
            write(authorityCertificate(), authority.certificate());
            Files.deleteIfExists(certificate());
        }
    }

    private void renewServer() throws IOException, GeneralSecurityException {
        renewal = renewal(certificate(), key());
        if (isPast(renewal)) {
            Issuer.Issued server = new Issuer(clock).server(PemPair.read(authorityCertificate(), authorityKey()));
            write(key(), server.key());
            write(certificate(), server.certificate());
            renewal = renewal(certificate(), key());
        }
    }

    private Path authorityCertificate() {
        return folder.resolve("ca.pem");
    }

    private Path authorityKey() {
        return folder.resolve("ca.key");
    }

    private boolean isPast(Instant instant) {
        return !clock.instant().isBefore(instant);
    }

    /** When a pair is to be renewed; long ago where there is none. */
    private static Instant renewal(Path certificate, Path key) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Instant.MIN;
        }
        return PemPair.read(certificate, key)
                .certificate()
                .getNotAfter()
                .toInstant()
                .minus(RENEW_BEFORE);
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
