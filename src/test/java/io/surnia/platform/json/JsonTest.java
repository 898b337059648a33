package io.surnia.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Row(
            @JsonProperty("2fa_token") @Nullable String token,
            @JsonProperty("primary_customer_Id") long customer) {}

    @Test
    void writesWireNamesInOrderAndKeepsNull() {
        assertThat(new String(Json.bytes(new Row(null, 7)), StandardCharsets.UTF_8))
                .isEqualTo("{\"2fa_token\":null,\"primary_customer_Id\":7}");
    }

    @Test
    void streamsAnArrayAndAnObject() throws IOException {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        Json.array(array, List.of(new Row("é", 1), new Row(null, 2)).iterator());
        assertThat(array.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "[{\"2fa_token\":\"é\",\"primary_customer_Id\":1},{\"2fa_token\":null,\"primary_customer_Id\":2}]");
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        Json.object(object, sink -> sink.accept(Map.entry("1", Json.tree("[1,2]"))));
        assertThat(object.toString(StandardCharsets.UTF_8)).isEqualTo("{\"1\":[1,2]}");
    }

    @Test
    void writesEmptyListsAndObjects() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.array(out, List.of().iterator());
        Json.object(out, sink -> {});
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[]{}");
    }

    @Test
    void leavesAnArrayOpenWhenItsSourceFails() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Json.array(out, sink -> {
                    sink.accept(1);
                    throw new IllegalStateException("midway");
                }))
                .hasMessage("midway");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("]");
    }

    @Test
    void stopsTheSourceWithTheFailureOfTheOutput() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Json.<Integer>array(full, sink -> {
                    while (true) {
                        sink.accept(1);
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
