package io.surnia.app.cli;

import io.surnia.app.BackupFiles;
import io.surnia.app.Database;
import io.surnia.backup.Backup;
import io.surnia.platform.config.Configuration;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description =
                "Writes the whole database into one file, while the server runs. Keep it as safe as the database.")
final class BackupCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public void run() {
        Configuration configuration = SettingOptions.read(spec);
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Database database = Database.forCommand(configuration, progress)) {
            Backup backup = new BackupFiles(database, configuration).write(file, progress);
            spec.commandLine()
                    .getOut()
                    .printf("%d rows of %s are in %s%n", backup.rows(), backup.takenAt(), file.toAbsolutePath());
            spec.commandLine().getOut().flush();
        }
    }
}
