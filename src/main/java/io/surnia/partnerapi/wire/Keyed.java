package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

/**
 * A JSON object keyed by an id or an address, written while its entries are read: {@code {}} where there is none. It can
 * be written once.
 */
public record Keyed(Iterator<? extends Map.Entry<String, ?>> entries) implements JsonSerializable {

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        while (entries.hasNext()) {
            Map.Entry<String, ?> entry = entries.next();
            json.writeFieldName(entry.getKey());
            serializers.defaultSerializeValue(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }
}
