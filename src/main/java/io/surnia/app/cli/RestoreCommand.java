package io.surnia.app.cli;

import io.surnia.app.BackupFiles;
import io.surnia.app.Database;
import io.surnia.backup.Backup;
import io.surnia.platform.config.Configuration;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Puts a backup into an empty database: all of it, or nothing where anything is amiss.")
final class RestoreCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--replace", description = "Give up what the database holds.")
    private boolean replace;

    @Override
    public void run() {
        Configuration configuration = SettingOptions.read(spec);
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Database database = Database.forCommand(configuration, progress)) {
            Backup backup = new BackupFiles(database, configuration).restore(file, replace, progress);
            spec.commandLine().getOut().printf("%d rows of %s are restored%n", backup.rows(), backup.takenAt());
            spec.commandLine().getOut().flush();
        }
    }
}
