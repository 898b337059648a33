package io.surnia.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBackupTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void writeABackup() throws IOException {
        file = folder.resolve("surnia.backup");
        try (var source = Deployment.full()) {
            source.backups().write(file, Map.of("crypto.key", new byte[] {1, 2, 3}), sentence -> {});
        }
        assertThat(Backups.verify(file).rows()).isPositive();
        whole = Files.readAllBytes(file);
    }

    @Test
    void refusesEveryFlippedBit() throws IOException {
        var random = new Random(20261124);
        IntStream sampled = random.ints(300, 0, whole.length);
        IntStream ends = IntStream.concat(IntStream.range(0, 64), IntStream.range(whole.length - 200, whole.length));
        for (int position : IntStream.concat(ends, sampled).toArray()) {
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            assertRefused(damaged);
        }
    }

    @Test
    void refusesWhatWasCutShortOrGrew() throws IOException {
        for (int length : new int[] {0, 1, 63, 64, 65, whole.length / 2, whole.length - 64, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
        assertRefused("not a backup at all, and long enough to end in something that could be a digest of sixty-four"
                .getBytes(US_ASCII));
    }

    @Test
    void aDamagedOneChangesNothing() throws IOException {
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        try (var target = Deployment.full()) {
            Map<String, String> before = target.contents();
            assertThatThrownBy(() -> target.backups().restore(file, true, sentence -> {}))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("not a whole backup");
            assertThat(target.contents()).isEqualTo(before);
        }
    }

    @Test
    void refusesANewerFormatByName() throws IOException {
        Manifest manifest = manifest();
        rewrite(new Manifest(
                2,
                "9.9.9",
                manifest.takenAt(),
                manifest.schema(),
                manifest.tables(),
                manifest.sequences(),
                manifest.secrets()));
        assertThatThrownBy(() -> Backups.verify(file))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("9.9.9");
    }

    @Test
    void refusesAManifestThatCountsOtherwise() throws IOException {
        Manifest manifest = manifest();
        List<Manifest.Table> tables = manifest.tables().stream()
                .map(table -> new Manifest.Table(table.name(), table.columns(), table.rows() + 1, table.sha256()))
                .toList();
        rewrite(withTables(manifest, tables));
        assertThatThrownBy(() -> Backups.verify(file)).isInstanceOf(StartupFailure.class);
    }

    @Test
    void refusesAManifestThatNamesLessThanTheFileHolds() throws IOException {
        Manifest manifest = manifest();
        rewrite(withTables(
                manifest, manifest.tables().subList(0, manifest.tables().size() - 1)));
        assertThatThrownBy(() -> Backups.verify(file)).isInstanceOf(StartupFailure.class);
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> Backups.verify(file))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("not a whole backup");
    }

    private Manifest manifest() throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(BackupWriter.MANIFEST))) {
            return new ObjectMapper().readValue(in, Manifest.class);
        }
    }

    private static Manifest withTables(Manifest manifest, List<Manifest.Table> tables) {
        return new Manifest(
                manifest.format(),
                manifest.program(),
                manifest.takenAt(),
                manifest.schema(),
                tables,
                manifest.sequences(),
                manifest.secrets());
    }

    /** Writes the same entries under another manifest, with a seal that is right. */
    private void rewrite(Manifest manifest) throws IOException {
        Path other = folder.resolve("other.backup");
        try (var zip = new ZipFile(file.toFile());
                var writer = BackupWriter.to(other)) {
            for (var entry : zip.stream().toList()) {
                if (!entry.getName().equals(BackupWriter.MANIFEST)) {
                    writer.entry(
                            entry.getName(), out -> zip.getInputStream(entry).transferTo(out));
                }
            }
            writer.finish(manifest);
        }
        file = other;
    }
}
