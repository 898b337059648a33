package io.surnia.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surnia.platform.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON of a request strictly (RFC 8259): UTF-8 without repair, one value, no name twice in an object, nesting of
 * at most 64, and no text that a database could not keep (NUL, half a surrogate pair). Pure.
 */
final class JsonReader {
    private static final int DEEPEST = 64;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private JsonReader() {}

    /** @throws Problem 400 with the place of what is wrong */
    static JsonNode read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The request body is not valid UTF-8.");
        }
        try {
            JsonNode value = READER.readTree(text);
            if (value.isMissingNode()) {
                throw Problem.malformed("The request body holds no JSON.");
            }
            check(value);
            return value;
        } catch (JsonProcessingException e) {
            throw Problem.malformed("The request body is not valid JSON" + place(e.getLocation()) + ".");
        }
    }

    private static String place(JsonLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : ": line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static void check(JsonNode value) {
        if (value.isTextual()) {
            check(value.textValue());
        } else if (value.isContainerNode()) {
            value.fieldNames().forEachRemaining(JsonReader::check);
            value.forEach(JsonReader::check);
        }
    }

    private static void check(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.malformed("The request body holds a text with NUL or half a surrogate pair.");
        }
    }
}
