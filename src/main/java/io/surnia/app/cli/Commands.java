package io.surnia.app.cli;

import io.surnia.platform.problem.Problem;
import io.surnia.platform.problem.StartupFailure;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The table of commands, and how a command ends: exit code 0, or 1 with one line that says why, or 2 for wrong usage. */
@Command(
        name = "surnia",
        description = "Security awareness for managed service providers.",
        footer = {
            "",
            "`./surnia test` runs everything that a change must pass, `./surnia format` formats the code.",
            "Every setting is an option of every command: `./surnia config` lists them."
        })
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            PartnerCommand.class,
            KeyCommand.class,
            LibraryCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ReportCommand.class,
            BreachesCommand.class,
            FindingsCommand.class,
            ConfigCommand.class,
            RoutesCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            BenchCommand.class,
            TrainCommand.class);

    /** Commands that work on no data and take no settings. */
    private static final Set<String> WITHOUT_SETTINGS =
            Set.of("help", "routes", "partner", "key", "library", "breaches", "findings", "bench", "import");

    private Commands() {}

    /** Runs the command that the arguments name and returns its exit code. */
    public static int run(String[] args) {
        CommandLine line = new CommandLine(new Commands());
        asked(args).forEach(line::addSubcommand);
        addSettings(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        return line.execute(args);
    }

    /** The command that is named, alone: to describe them all takes a quarter of the time of a start. */
    private static List<Class<?>> asked(String[] args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .toList();
        return named.isEmpty()
                ? Stream.concat(COMMANDS.stream(), Stream.of(HelpCommand.class)).toList()
                : named;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static void addSettings(CommandLine line) {
        line.getSubcommands().forEach((name, command) -> {
            if (!WITHOUT_SETTINGS.contains(name)) {
                SettingOptions.addTo(command.getCommandSpec());
            }
            addSettingsBelow(command);
        });
    }

    private static void addSettingsBelow(CommandLine command) {
        command.getSubcommands().values().forEach(below -> SettingOptions.addTo(below.getCommandSpec()));
    }

    private static int explain(Exception failure, CommandLine command) {
        switch (failure) {
            case StartupFailure known -> command.getErr().println("surnia: " + known.getMessage());
            case Problem problem -> command.getErr().println("surnia: " + problem.getMessage());
            default -> {
                LOG.error("The command failed", failure);
                command.getErr().println("surnia: the command failed unexpectedly; the log above says where");
            }
        }
        command.getErr().flush();
        return 1;
    }
}
