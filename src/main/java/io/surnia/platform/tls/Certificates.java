package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the server shows, and its changes. New files are noticed within seconds; a pair that cannot be used
 * leaves the old one in place and is logged once.
 */
public final class Certificates implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Source source;
    private final Thread watch;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile PemPair current;
    private volatile String seen;

    /** Where a pair comes from. */
    private interface Source {
        Path certificate();

        Path key();

        /** Before each look at the files: the place to renew what we made ourselves. */
        default void refresh() {}
    }

    /** Told when a new pair is to be used. */
    @FunctionalInterface
    public interface Listener {
        void changed(KeyStore keyStore) throws Exception;
    }

    private Certificates(Source source) {
        this.source = source;
        source.refresh();
        this.seen = state();
        this.current = PemPair.read(source.certificate(), source.key());
        this.watch = Thread.ofPlatform().daemon().name("certificates").start(this::watch);
    }

    /**
     * A pair that the operator gives, in PEM: the chain with the server's certificate first, and its private key (PKCS#8,
     * SEC1 or PKCS#1, without a passphrase).
     *
     * @throws StartupFailure naming the file that cannot be used, and why
     */
    public static Certificates given(Path certificate, Path key) {
        return new Certificates(new Source() {
            @Override
            public Path certificate() {
                return certificate;
            }

            @Override
            public Path key() {
                return key;
            }
        });
    }

    /**
     * A certificate for development, signed by an authority of our own: both are made in {@code folder} on first use, and
     * the certificate is renewed before it ends. A client trusts {@code folder/ca.pem}.
     *
     * @throws StartupFailure where {@code folder} cannot be written or what lies there cannot be used
     */
    public static Certificates development(Path folder, Clock clock) {
        DevelopmentAuthority authority = new DevelopmentAuthority(folder, clock);
        return new Certificates(new Source() {
            @Override
            public Path certificate() {
                return authority.certificate();
            }

            @Override
            public Path key() {
                return authority.key();
            }

            @Override
            public void refresh() {
                authority.renew();
            }
        });
    }

    /** The pair in use, under an empty password. */
    public KeyStore keyStore() {
        return current.keyStore();
    }

    /** The server's certificate in use. */
    public X509Certificate certificate() {
        return current.certificate();
    }

    /** SHA-256 over the server's certificate, as {@code AA:BB:…}, the way browsers and openssl show it. */
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code listener} is called, on another thread, for each later pair. */
    public void onChange(Listener listener) {
        listeners.add(listener);
    }

    /** Stops looking for changes. */
    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a changed pair into use. A pair that is half written fails here and is looked at again when it changes. */
    private void look() {
        String before = seen;
        try {
            source.refresh();
            seen = state();
            if (seen.equals(before)) {
                return;
            }
            PemPair changed = PemPair.read(source.certificate(), source.key());
            current = changed;
            for (Listener listener : listeners) {
                listener.changed(changed.keyStore());
            }
            log.info("The server's certificate was read again; its SHA-256 fingerprint is {}", fingerprint());
        } catch (Exception e) {
            log.error("The changed certificate cannot be used, the old one stays: {}", e.getMessage());
        }
    }

    private String state() {
        return state(source.certificate()) + ' ' + state(source.key());
    }

    private static String state(Path file) {
        try {
            return Objects.hash(Files.getLastModifiedTime(file), Files.size(file), Files.readString(file)) + "";
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
