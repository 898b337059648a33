package io.surnia.app.cli;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The key of another deployment, from wherever the operator keeps it; it is never printed. */
final class RemoteKey {
    private RemoteKey() {}

    /** The first of those that are given. */
    static String read(@Nullable String option, @Nullable Path file, @Nullable String environment) {
        String key = option;
        if (key == null && file != null) {
            try {
                key = Files.readString(file);
            } catch (IOException unreadable) {
                throw new StartupFailure("--key-file: %s cannot be read".formatted(file), unreadable);
            }
        }
        key = key == null ? environment : key;
        if (key == null || !key.strip().matches("[\\x21-\\x7e]+")) {
            throw new StartupFailure("the key is needed: --key-file FILE, or SURNIA_REMOTE_KEY in the environment");
        }
        return key.strip();
    }

    /** Waits before the deployment is asked again. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("moving in was interrupted; run it again to go on", interrupted);
        }
    }
}
