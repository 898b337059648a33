package io.surnia.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL says goes to the log under the name {@code postgres}; its last words are kept for a failed start. */
final class ServerLog {
    private static final Logger LOG = LoggerFactory.getLogger("postgres");
    private static final Set<String> COMPLAINTS = Set.of("PANIC", "FATAL", "ERROR");
    private static final int KEPT_LINES = 50;

    private final Deque<String> lastLines = new ArrayDeque<>();

    /** Copies the lines until the server closes its output. */
    void copy(BufferedReader output) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                log(line);
            }
        } catch (IOException closed) {
            LOG.debug("PostgreSQL's output is closed", closed);
        }
    }

    /** Whether one of its last lines holds these words. */
    synchronized boolean tells(String words) {
        return lastLines.stream().anyMatch(line -> line.contains(words));
    }

    /** The one line that tells best why the server ended. */
    synchronized String complaint() {
        return complaint(List.copyOf(lastLines));
    }

    /** Likewise, of what another program of PostgreSQL said. */
    static String complaint(List<String> lines) {
        for (var line : lines) {
            int colon = line.indexOf(": ");
            var word = line.substring(0, Math.max(colon, 0));
            if (COMPLAINTS.contains(word.substring(word.lastIndexOf(' ') + 1)) || word.endsWith("error")) {
                return line.substring(colon + 1).strip();
            }
        }
        return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }

    private synchronized void keep(String line) {
        lastLines.addLast(line);
        if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
        }
    }

    private static void log(String line) {
        if (line.startsWith("LOG:")) {
            LOG.info("{}", line.substring("LOG:".length()).strip());
        } else {
            LOG.warn("{}", line);
        }
    }
}
