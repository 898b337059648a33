package io.surnia.app;

import io.surnia.platform.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A throw-away start of the server, from which the build records the classes that a start loads. */
public final class Training {
    private Training() {}

    public static void run(Consumer<String> progress) {
        Path data = temporaryFolder();
        try {
            Configuration configuration =
                    Configuration.read(Map.of("data", data.toString(), "port", "0"), Map.of(), null);
            Surnia.start(configuration, Surnia.Purpose.SERVE, progress).close();
        } finally {
            remove(data);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("surnia-training");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
