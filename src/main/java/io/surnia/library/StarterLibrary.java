package io.surnia.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items that every partner begins with: files of the program, one for each kind, below {@code library/}. Whoever
 * changes an item there raises its version, so that partners get the new one beside the old.
 */
final class StarterLibrary {
    private static final Map<String, LibraryKind> FILES = files();

    private StarterLibrary() {}

    /** All items, in the order of the files. */
    static List<NewLibraryItem> items() {
        List<NewLibraryItem> items = new ArrayList<>();
        FILES.forEach((file, kind) -> {
            for (JsonNode item : read(file)) {
                items.add(item(kind, item));
            }
        });
        return items;
    }

    private static JsonNode read(String file) {
        try (InputStream yaml = StarterLibrary.class.getResourceAsStream("/library/" + file)) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the program's file library/%s cannot be read".formatted(file), damaged);
        }
    }

    private static NewLibraryItem item(LibraryKind kind, JsonNode item) {
        String key = item.required("key").asText();
        String difficulty = textOrNull(item, "difficulty");
        JsonNode quiz = item.get("quiz");
        return new NewLibraryItem(
                key,
                kind,
                item.required("version").asInt(),
                item.required("title").asText(),
                item.required("summary").asText(),
                key + ".md",
                "text/markdown",
                item.required("text").asText(),
                quiz == null ? null : quiz.toString(),
                difficulty == null ? null : Difficulty.ofWord(difficulty));
    }

    private static @Nullable String textOrNull(JsonNode item, String name) {
        JsonNode value = item.get(name);
        return value == null ? null : value.asText();
    }

    private static Map<String, LibraryKind> files() {
        Map<String, LibraryKind> files = new LinkedHashMap<>();
        files.put("foundational.yaml", LibraryKind.FOUNDATIONAL);
        files.put("monthly.yaml", LibraryKind.VIDEO);
        files.put("policies.yaml", LibraryKind.POLICY);
        files.put("surveys.yaml", LibraryKind.SURVEY);
        files.put("exercises.yaml", LibraryKind.PHISHING);
        return files;
    }
}
