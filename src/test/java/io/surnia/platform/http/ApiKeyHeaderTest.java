package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.http.ApiKeyHeader.Malformed;
import io.surnia.platform.http.ApiKeyHeader.Missing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApiKeyHeaderTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    @Test
    void readsAKeyAsUserNameOfBasicOrAsBearerToken() {
        assertThat(parse("Basic " + base64(KEY + ":"))).isEqualTo(new ApiKeyHeader.Key(KEY));
        assertThat(parse("basic  " + base64(KEY + ":"))).isEqualTo(new ApiKeyHeader.Key(KEY));
        assertThat(parse("Basic " + base64(KEY))).isEqualTo(new ApiKeyHeader.Key(KEY));
        assertThat(parse("Bearer " + KEY)).isEqualTo(new ApiKeyHeader.Key(KEY));
        assertThat(parse("BEARER " + KEY + " ")).isEqualTo(new ApiKeyHeader.Key(KEY));
    }

    @Test
    void findsNoKeyWhereNoneWasSent() {
        assertThat(ApiKeyHeader.parse(List.of())).isEqualTo(new Missing());
        assertThat(parse("")).isEqualTo(new Missing());
        assertThat(parse("Basic " + base64(":"))).isEqualTo(new Missing());
    }

    @Test
    void takesNothingElseForAKey() {
        for (String wrong : List.of(
                "Bearer",
                "Basic",
                KEY,
                "Digest " + KEY,
                "Bearer " + KEY.toUpperCase(Locale.ROOT),
                "Bearer " + KEY + "0",
                "Bearer " + KEY.substring(1),
                "Basic " + base64(KEY + ":password"),
                "Basic " + base64(":" + KEY),
                "Basic ***",
                "Basic " + KEY,
                "Bearer " + "a".repeat(100_000))) {
            assertThat(parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
        assertThat(ApiKeyHeader.parse(List.of("Bearer " + KEY, "Bearer " + KEY)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void neverFails() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(parse((i % 2 == 0 ? "Basic " : "") + noise)).isNotInstanceOf(ApiKeyHeader.Key.class);
        }
    }

    @Test
    void doesNotPrintTheKey() {
        assertThat(new ApiKeyHeader.Key(KEY)).hasToString("Key[…cdef]");
    }

    private static ApiKeyHeader.Result parse(String header) {
        return ApiKeyHeader.parse(List.of(header));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
