package io.surnia.app.cli;

import io.surnia.app.Database;
import io.surnia.app.Rooms;
import io.surnia.app.Surnia;
import io.surnia.platform.config.Configuration;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that work on the data share: the running server's database, or one started for the command. */
final class DataCommand {
    private DataCommand() {}

    /** As {@link #run(CommandSpec, BiConsumer)} for one of a command's own commands. */
    static void run(CommandSpec group, String command, BiConsumer<Rooms, PrintWriter> work) {
        run(Objects.requireNonNull(group.subcommands().get(command), command).getCommandSpec(), work);
    }

    /** Opens the database, brings it to this program's version and runs the work. */
    static void run(CommandSpec spec, BiConsumer<Rooms, PrintWriter> work) {
        Configuration configuration = SettingOptions.read(spec);
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.forCommand(
                configuration, new Progress(spec.commandLine().getErr()))) {
            database.migrate();
            work.accept(Surnia.rooms(database, configuration, Clock.systemUTC()), out);
        } finally {
            out.flush();
        }
    }
}
