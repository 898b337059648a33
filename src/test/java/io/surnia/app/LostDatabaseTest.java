package io.surnia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostDatabaseTest {
    @TempDir
    Path data;

    @Test
    void isNotReadyUntilAKilledPostgresqlAnswersAgainAndThenServesAsBefore() throws Exception {
        try (RunningSurnia running = new RunningSurnia(data)) {
            assertThat(running.status("/api/customers/")).isEqualTo(200);
            ProcessHandle killed = running.postmaster();

            killed.destroyForcibly();
            Set<Integer> meanwhile = new TreeSet<>();
            RunningSurnia.await(() -> running.status("/health/ready") == 503);
            RunningSurnia.await(() -> {
                int status = running.status("/health/ready");
                meanwhile.add(running.status("/api/customers/"));
                return status == 200;
            });

            assertThat(meanwhile).isSubsetOf(200, 503).contains(503);
            RunningSurnia.await(() -> running.status("/api/customers/") == 200);
            assertThat(running.postmaster().pid()).isNotEqualTo(killed.pid());
        }
    }
}
