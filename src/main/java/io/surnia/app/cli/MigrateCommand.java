package io.surnia.app.cli;

import io.surnia.app.Database;
import io.surnia.platform.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "migrate", description = "Brings the database to this program's version, as each start does.")
final class MigrateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        Configuration configuration = SettingOptions.read(spec);
        try (Database database = Database.forCommand(
                configuration, new Progress(spec.commandLine().getErr()))) {
            spec.commandLine().getOut().printf("%d steps taken%n", database.migrate());
            spec.commandLine().getOut().flush();
        }
    }
}
