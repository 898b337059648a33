package io.surnia.exposures;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue batch by batch, checking every entry; only the names stay in memory. */
final class CatalogueReader {
    private static final int BATCH = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final Map<String, Integer> indexes = new HashMap<>();
    private String lastName = "";
    private int index = -1;

    /**
     * Begins to read.
     *
     * @throws StartupFailure when it does not hold a JSON array
     */
    CatalogueReader(InputStream in) throws IOException {
        parser = JSON.createParser(in);
        if (nextToken() != JsonToken.START_ARRAY) {
            throw new StartupFailure("the breach catalogue was not loaded: it is not a JSON array of breaches");
        }
    }

    /**
     * The next entries, at most {@value #BATCH}; none at the end.
     *
     * @throws StartupFailure naming the first entry that is wrong
     */
    List<CatalogueEntry> next() throws IOException {
        List<CatalogueEntry> batch = new ArrayList<>();
        while (batch.size() < BATCH && !parser.isClosed() && nextToken() != JsonToken.END_ARRAY) {
            batch.add(entry());
        }
        if (parser.currentToken() == JsonToken.END_ARRAY && nextToken() != null) {
            throw new StartupFailure("the breach catalogue was not loaded: something follows the array");
        }
        if (index < 0) {
            throw new StartupFailure("the breach catalogue was not loaded: it holds no breach");
        }
        return batch;
    }

    private CatalogueEntry entry() throws IOException {
        index++;
        CatalogueEntry entry = new EntryCheck(index, tree()).entry();
        Integer earlier = indexes.putIfAbsent(entry.name(), index);
        if (earlier != null) {
            throw EntryCheck.wrong(index, entry.name(), "has the Name of entry [%d]".formatted(earlier));
        }
        lastName = entry.name();
        return entry;
    }

    private @Nullable JsonToken nextToken() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException failure) {
            throw notJson(failure);
        }
    }

    private JsonNode tree() throws IOException {
        try {
            return JSON.readTree(parser);
        } catch (JsonProcessingException failure) {
            throw notJson(failure);
        }
    }

    private StartupFailure notJson(JsonProcessingException failure) {
        String where = lastName.isEmpty() ? "" : ", after entry [%d] \"%s\"".formatted(indexes.get(lastName), lastName);
        return new StartupFailure(
                "the breach catalogue was not loaded: it is not valid JSON at line %d, column %d%s"
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr(),
                                where),
                failure);
    }
}
