package io.surnia.app;

import io.surnia.platform.config.Configuration;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A throw-away start of the server, from which the build records the classes that a start loads. The first one on a
 * folder makes the database and certificates; the next is the everyday one, which is worth recording.
 */
public final class Training {
    private Training() {}

    /** Starts on a folder, and stops. */
    public static void run(Path data, Consumer<String> progress) {
        Configuration configuration = Configuration.read(Map.of("data", data.toString(), "port", "0"), Map.of(), null);
        Surnia.start(configuration, Surnia.Purpose.SERVE, progress).close();
    }
}
