package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts what the file system or PostgreSQL answered into words for the operator. */
final class Obstacle {
    private Obstacle() {}

    /** A file or folder that we could not read or write. */
    static StartupFailure at(Path place, IOException failure) {
        var answer = String.valueOf(failure.getMessage());
        var storage = storage(place, answer);
        if (storage != null) {
            return new StartupFailure(storage, failure);
        }
        if (failure instanceof AccessDeniedException || answer.contains("not permitted")) {
            return new StartupFailure(
                    "user " + System.getProperty("user.name") + " may not write in " + place
                            + ": make it that user's own, or give another folder with --data",
                    failure);
        }
        return new StartupFailure(place + " cannot be used: " + answer, failure);
    }

    /** A program of PostgreSQL that ended with this complaint. */
    static StartupFailure of(Path cluster, String complaint) {
        var storage = storage(cluster, complaint);
        return new StartupFailure(
                storage != null ? storage : "PostgreSQL does not start on " + cluster + ": " + complaint);
    }

    private static @Nullable String storage(Path place, String answer) {
        var words = answer.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("wrote only") || words.contains("quota exceeded")) {
            return "the disk of " + place + " is full: free some space (a new database needs 200 MB)";
        }
        if (words.contains("read-only file system")) {
            return place + " is on a read-only file system: Surnia must write there";
        }
        return null;
    }
}
