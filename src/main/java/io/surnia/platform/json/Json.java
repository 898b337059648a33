package io.surnia.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON mapper. Wire records are written as they stand: components in order, {@code null} kept, UTF-8, no
 * indentation; timestamps are numbers already. All methods are safe for use by many threads at once.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private Json() {}

    /** A wire record, map, list, text or number as UTF-8 bytes. */
    public static byte[] bytes(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value could not be written as JSON", e);
        }
    }

    /** Stored JSON, to be embedded in an answer as a value and not as text. Fails on what is not JSON. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Stored text is not JSON", e);
        }
    }

    /**
     * Writes a value piece by piece: an iterator in it becomes an array whose elements are asked for one by one. What an
     * iterator throws comes out as itself.
     */
    public static void write(OutputStream out, Object value) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            MAPPER.writeValue(json, value);
        } catch (JsonMappingException wrapper) {
            if (wrapper.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw wrapper;
        }
    }

    /** Writes {@code [a,b,…]}, asking for each element only when the one before is written: memory stays one element. */
    public static void array(OutputStream out, Iterator<?> elements) throws IOException {
        Json.<Object>array(out, elements::forEachRemaining);
    }

    /**
     * The same for a source that pushes (a row callback): {@code source} gets the sink that writes one element. An
     * {@link IOException} of {@code out} comes out of here as itself, so that the source stops at once.
     */
    public static <T> void array(OutputStream out, Source<? super T> source) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartArray();
            source.forEach(element -> write(json, element));
            json.writeEndArray();
        } catch (UncheckedWrite e) {
            throw e.failure;
        }
    }

    /** Writes {@code {"key":…,…}} entry by entry, in the source's order; a key must come once only. */
    public static void object(OutputStream out, Source<Map.Entry<String, ?>> source) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            source.forEach(entry -> {
                name(json, entry.getKey());
                write(json, entry.getValue());
            });
            json.writeEndObject();
        } catch (UncheckedWrite e) {
            throw e.failure;
        }
    }

    private static void name(JsonGenerator json, String name) {
        try {
            json.writeFieldName(name);
        } catch (IOException e) {
            throw new UncheckedWrite(e);
        }
    }

    private static void write(JsonGenerator json, @Nullable Object element) {
        try {
            MAPPER.writeValue(json, element);
        } catch (IOException e) {
            throw new UncheckedWrite(e);
        }
    }

    /** Hands its elements to the sink, one after the other. */
    @FunctionalInterface
    public interface Source<T> {
        void forEach(Consumer<? super T> sink) throws IOException;
    }

    private static final class UncheckedWrite extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException failure;

        UncheckedWrite(IOException failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }
    }
}
