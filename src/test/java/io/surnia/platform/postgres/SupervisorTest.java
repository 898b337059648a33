package io.surnia.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.problem.StartupFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when somebody, or the kernel for want of memory, kills the postmaster under a running server. */
class SupervisorTest {
    private final CompletableFuture<StartupFailure> lost = new CompletableFuture<>();

    @TempDir
    Path data;

    @Test
    void startsAKilledOneAgainAtItsPortAndNothingIsLost() throws SQLException {
        try (EmbeddedPostgres postgres = supervised()) {
            Sql.execute(postgres, "CREATE TABLE sighting (owl text)");
            Sql.execute(postgres, "INSERT INTO sighting VALUES ('surnia')");
            int port = postgres.port();

            killPostmaster(postgres);

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(Sql.ask(postgres, "SELECT owl FROM sighting")).isEqualTo("surnia");
            assertThat(lost).isNotDone();
        }
        assertThat(PidFile.of(DataFolder.existing(data)).running()).isEmpty();
        assertThat(lost).isNotDone();
    }

    @Test
    void givesUpOneThatEndsAgainAndAgain() throws Exception {
        try (EmbeddedPostgres postgres = supervised()) {
            for (int i = 0; i < 3; i++) {
                killPostmaster(postgres);
            }
            kill(pid());

            assertThat(lost.get(20, TimeUnit.SECONDS).getMessage()).contains("ended 4 times within 10 minutes");
            assertThat(postgres.running()).isFalse();
        }
    }

    private EmbeddedPostgres supervised() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, sentence -> {});
        postgres.supervise(lost::complete);
        return postgres;
    }

    /** Returns once the next one answers. */
    private void killPostmaster(EmbeddedPostgres postgres) {
        long killed = pid();
        kill(killed);
        await(() -> PidFile.of(DataFolder.existing(data))
                        .running()
                        .filter(next -> next.pid() != killed && next.ready())
                        .isPresent()
                && postgres.running());
    }

    private long pid() {
        return PidFile.of(DataFolder.existing(data)).running().orElseThrow().pid();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
