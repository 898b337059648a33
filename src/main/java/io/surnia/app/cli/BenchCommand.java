package io.surnia.app.cli;

import io.surnia.app.Database;
import io.surnia.app.Main;
import io.surnia.app.Rooms;
import io.surnia.app.Surnia;
import io.surnia.bench.Bench;
import io.surnia.bench.Report;
import io.surnia.bench.Scale;
import io.surnia.bench.ServerProcess;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description =
                "Loads a hundred thousand users, measures for some minutes what a server of its own reaches beside"
                        + " pgbench and nginx, and prints a table.")
final class BenchCommand implements Runnable {
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A data folder of its own, kept for the next run. Without it a temporary one is made and removed.")
    private @Nullable Path data;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also puts the table between the markers of this file, as of docs/performance.md.")
    private @Nullable Path page;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Before any figure counts; with less than 45 they say little.")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "How often each has its turn.")
    private int rounds;

    @Override
    public void run() {
        Path scratch = temporaryFolder();
        try {
            Report report = measure(data == null ? scratch.resolve("data") : data, scratch);
            String table = report.markdown(LocalDate.now(Clock.systemUTC()));
            spec.commandLine().getOut().println(table);
            spec.commandLine().getOut().flush();
            if (page != null) {
                put(table, page);
            }
        } finally {
            remove(scratch);
        }
    }

    private Report measure(Path folder, Path scratch) {
        Progress progress = new Progress(spec.commandLine().getErr());
        Configuration configuration = Configuration.read(Map.of("data", folder.toString()), Map.of(), null);
        progress.accept("starting a server");
        try (ServerProcess server = ServerProcess.start(folder, program(), scratch);
                Database database = Database.forCommand(configuration, progress)) {
            Rooms rooms = Surnia.rooms(database, configuration, Clock.systemUTC());
            Scale scale = Scale.full().lasting(Duration.ofSeconds(warmUp), rounds);
            return new Bench(rooms.forBench(), database.owner(), scale, progress).run(server, scratch);
        }
    }

    private static void put(String table, Path page) {
        try {
            String text = Files.readString(page);
            int begin = text.indexOf(BEGIN) + BEGIN.length();
            int end = text.indexOf(END);
            if (begin < BEGIN.length() || end < begin) {
                throw new StartupFailure("%s lacks the lines %s and %s, between which the table stands"
                        .formatted(page, BEGIN.strip(), END));
            }
            Files.writeString(page, text.substring(0, begin) + "\n" + table + "\n" + text.substring(end));
        } catch (IOException failure) {
            throw new StartupFailure(page + " cannot be written", failure);
        }
    }

    /** This program as it runs, but for what bounds the heap and what is bound to this process. */
    private static List<String> program() {
        List<String> program =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        program.removeIf(option -> option.startsWith("-Xm")
                || option.contains("RAMPercentage")
                || option.startsWith("-javaagent")
                || option.startsWith("-agentlib")
                || option.startsWith("-XX:AOTCacheOutput"));
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return program;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("surnia-bench");
        } catch (IOException failure) {
            throw new StartupFailure("no temporary folder can be made", failure);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException failure) {
            throw new StartupFailure("the temporary folder " + folder + " cannot be removed", failure);
        }
    }
}
