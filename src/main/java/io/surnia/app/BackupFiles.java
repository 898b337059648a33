package io.surnia.app;

import io.surnia.backup.Backup;
import io.surnia.backup.Backups;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.problem.StartupFailure;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Consumer;

/** Backups of this deployment: its database, and the key without which what is encrypted there could not be read. */
public final class BackupFiles {
    private final Backups backups;
    private final Secrets secrets;
    private final Configuration configuration;

    public BackupFiles(Database database, Configuration configuration) {
        this.backups = new Backups(
                database.owner(), source -> new Migrations(source, EmbeddedPostgres.APP), Version.current());
        this.secrets = Secrets.in(configuration.get(Settings.DATA));
        this.configuration = configuration;
    }

    /** Writes the file; see {@link Backups#write}. */
    public Backup write(Path file, Consumer<String> progress) {
        return backups.write(file, Map.of(Secrets.CRYPTO_KEY, secrets.cryptoKey(configuration)), progress);
    }

    /**
     * Restores it; see {@link Backups#restore}. The sealing key comes with it, and a server that runs on this data folder
     * works under it from then on.
     *
     * @throws StartupFailure where the deployment's sealing key is a setting, and not the one of the backup
     */
    public Backup restore(Path file, boolean replace, Consumer<String> progress) {
        Backup backup = backups.restore(file, replace, this::requireItsKey, progress);
        byte[] key = backup.secrets().get(Secrets.CRYPTO_KEY);
        if (key != null && configuration.find(Settings.CRYPTO_KEY).isEmpty()) {
            secrets.putCryptoKey(key);
        }
        return backup;
    }

    private void requireItsKey(Backup backup) {
        byte[] key = backup.secrets().get(Secrets.CRYPTO_KEY);
        if (key != null
                && configuration.find(Settings.CRYPTO_KEY).isPresent()
                && !MessageDigest.isEqual(key, secrets.cryptoKey(configuration))) {
            throw new StartupFailure(
                    "the backup was made under another crypto-key than the one that is set: set that one, or none, and it comes out of the backup; nothing was changed");
        }
    }
}
