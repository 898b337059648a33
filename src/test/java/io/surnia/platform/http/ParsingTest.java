package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of parsing over the seeds that {@link ParsingFuzz} starts from, over all that it ever found, and over seeded
 * splices of them. Without Jazzer's agent, which would instrument every class that other tests load.
 */
class ParsingTest {
    private static final Path SEEDS = Path.of("src/test/resources/io/surnia/platform/http/ParsingFuzzInputs");
    private static final int SPLICES = 20_000;

    @Test
    void readsParametersByTheRules() {
        check("parameters", ParsingRules::parameters);
    }

    @Test
    void readsApiKeysByTheRules() {
        check("apiKey", ParsingRules::apiKey);
    }

    private static void check(String target, Consumer<byte[]> rules) {
        List<byte[]> seeds = seeds(target);
        assertThat(seeds).hasSizeGreaterThan(5);
        seeds.forEach(rules);
        SplittableRandom random = new SplittableRandom(20261124);
        for (int i = 0; i < SPLICES; i++) {
            rules.accept(splice(random, seeds));
        }
    }

    private static List<byte[]> seeds(String target) {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
            return files.sorted().map(ParsingTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginning of one seed and the end of another, with some bytes changed. */
    private static byte[] splice(SplittableRandom random, List<byte[]> seeds) {
        byte[] first = seeds.get(random.nextInt(seeds.size()));
        byte[] second = seeds.get(random.nextInt(seeds.size()));
        int kept = random.nextInt(first.length + 1);
        int from = random.nextInt(second.length + 1);
        byte[] spliced = new byte[kept + second.length - from];
        System.arraycopy(first, 0, spliced, 0, kept);
        System.arraycopy(second, from, spliced, kept, second.length - from);
        for (int i = random.nextInt(3); i > 0 && spliced.length > 0; i--) {
            spliced[random.nextInt(spliced.length)] = (byte) random.nextInt(256);
        }
        return spliced;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
