package io.surnia.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where library files are read from, by paths below it with slashes. */
sealed interface Shelf {
    /** The largest file that is read, in bytes: anything larger reads as cut off, one byte too long. */
    int MOST_BYTES = Picture.MOST_BYTES;

    /** The file's content, of which no more than {@link #MOST_BYTES} and one; empty where there is no such file. */
    Optional<byte[]> read(String path);

    /** The names of the folders in a folder, as people would order them; empty where there is none. */
    List<String> folders(String path);

    /** The names of the files in a folder, by name; empty where there is none. */
    List<String> files(String path);

    /**
     * A folder of the machine. Links are not followed, hidden files and folders do not count.
     *
     * @param root must exist
     */
    record OfFolder(Path root) implements Shelf {
        @Override
        public Optional<byte[]> read(String path) {
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file) || Files.isSymbolicLink(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(MOST_BYTES + 1));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public List<String> folders(String path) {
            return names(path, Files::isDirectory);
        }

        @Override
        public List<String> files(String path) {
            return names(path, Files::isRegularFile);
        }

        private List<String> names(String path, Predicate<Path> which) {
            Path folder = root.resolve(path);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(which)
                        .filter(entry -> !Files.isSymbolicLink(entry))
                        .map(entry -> entry.getFileName().toString())
                        .filter(name -> !name.startsWith("."))
                        .sorted(Shelf.natural())
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * Files of the program. The folders of a jar cannot be listed: which there are stands in {@code index.yaml}, a list
     * for each folder that has any.
     *
     * @param root begins with a slash
     */
    record OfProgram(String root) implements Shelf {
        @Override
        public Optional<byte[]> read(String path) {
            try (InputStream in = Shelf.class.getResourceAsStream(root + "/" + path)) {
                return in == null ? Optional.empty() : Optional.of(in.readNBytes(MOST_BYTES + 1));
            } catch (IOException damaged) {
                throw new UncheckedIOException(
                        "the program's file %s/%s cannot be read".formatted(root, path), damaged);
            }
        }

        @Override
        public List<String> folders(String path) {
            Findings findings = new Findings();
            return Sheet.read(this, "index.yaml", findings)
                    .map(index -> index.words(path))
                    .orElse(List.of());
        }

        @Override
        public List<String> files(String path) {
            return List.of();
        }
    }

    /** Numbers in names count as numbers: ep2 stands before ep10. */
    private static Comparator<String> natural() {
        return Comparator.comparing((String name) -> padded(name)).thenComparing(Comparator.naturalOrder());
    }

    private static String padded(String name) {
        StringBuilder padded = new StringBuilder();
        for (String piece : name.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1)) {
            boolean isNumber = !piece.isEmpty() && Character.isDigit(piece.charAt(0));
            padded.append(isNumber ? "0".repeat(Math.max(0, 12 - piece.length())) : "")
                    .append(piece);
        }
        return padded.toString();
    }
}
