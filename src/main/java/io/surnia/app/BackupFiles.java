package io.surnia.app;

import io.surnia.backup.Backup;
import io.surnia.backup.Backups;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.postgres.EmbeddedPostgres;
import java.nio.file.Path;
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

    /** Restores it; see {@link Backups#restore}. A deployment whose sealing key is a setting keeps that setting. */
    public Backup restore(Path file, boolean replace, Consumer<String> progress) {
        Backup backup = backups.restore(file, replace, progress);
        byte[] key = backup.secrets().get(Secrets.CRYPTO_KEY);
        if (key != null && configuration.find(Settings.CRYPTO_KEY).isEmpty()) {
            secrets.putCryptoKey(key);
        }
        return backup;
    }
}
