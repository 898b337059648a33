package io.surnia.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The signals by which PostgreSQL is told to stop. */
enum Signal {
    /** Fast shutdown: transactions are rolled back, all is written, and it ends. */
    INT,
    /** Immediate shutdown: it ends at once, and recovers at the next start. */
    QUIT;

    /** A process that has ended meanwhile is no error. */
    void send(long pid) {
        try {
            Spawner.run(Path.of("/"), List.of("sh", "-c", "kill -" + name() + " " + pid), "");
        } catch (IOException failure) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }
}
