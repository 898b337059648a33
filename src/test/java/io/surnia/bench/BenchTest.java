package io.surnia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.app.Database;
import io.surnia.app.Main;
import io.surnia.app.Surnia;
import io.surnia.platform.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench in miniature: a real server on little data, every measurement once. */
class BenchTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void measuresEverythingAndFindsItsDataAgain() throws Exception {
        Path data = folder.resolve("data");
        Configuration configuration = Configuration.read(Map.of("data", data.toString()), Map.of(), null);
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), Main.class.getName());
        try (ServerProcess server = ServerProcess.start(data, program, scratch);
                Database database = Database.forCommand(configuration, unheard -> {})) {
            BenchRooms rooms = Surnia.rooms(database, configuration, CLOCK).forBench();
            Scale scale = Scale.miniature();
            Report report = new Bench(rooms, database.owner(), scale, unheard -> {}).run(server, scratch);
            assertThat(report.markdown(LocalDate.now(CLOCK)))
                    .contains(
                            "| first page of 100 customers |",
                            "| 401 for an unknown key |",
                            "| 100 users with 30",
                            "| people imported, 20 in a file |",
                            "| mails from the outbox",
                            "| completions at the big customer |",
                            "| SCIM requests at the big customer |",
                            "| a night of 1,000 users, 10 of whom change |");
            assertThat(report.size()).isEqualTo(18);
            Dataset.Opened again = new Dataset(rooms, database.owner(), scale, unheard -> {}).open();
            assertThat(again.tenant().partnerId()).isEqualTo(DatasetStore.FIRST_ID);
        }
    }
}
