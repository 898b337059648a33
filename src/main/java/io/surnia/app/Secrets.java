package io.surnia.app;

import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random keys that the data folder keeps, each in a file of mode 600, made when first asked for. */
final class Secrets {
    /** The file that the sealing key lies in; a backup carries it. */
    static final String CRYPTO_KEY = "crypto.key";

    private static final String METRICS_KEY = "metrics.key";
    private static final int BYTES = 32;

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    /** Those of a data folder, which exists. */
    static Secrets in(Path dataFolder) {
        return new Secrets(dataFolder.resolve("server"));
    }

    /** The key that seals what is kept encrypted: the setting's, or the folder's own. */
    byte[] cryptoKey(Configuration configuration) {
        return HexFormat.of().parseHex(configuration.find(Settings.CRYPTO_KEY).orElseGet(() -> readOrMake(CRYPTO_KEY)));
    }

    /** The operator's key for /metrics on the HTTPS port. */
    String metricsKey() {
        return readOrMake(METRICS_KEY);
    }

    /** Puts a restored sealing key in its place. */
    void putCryptoKey(byte[] key) {
        write(folder.resolve(CRYPTO_KEY), HexFormat.of().formatHex(key));
    }

    private String readOrMake(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            write(file, HexFormat.of().formatHex(key));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new StartupFailure(file + " cannot be read", failure);
        }
    }

    private static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StartupFailure(file + " cannot be written", failure);
        }
    }
}
