package io.surnia.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the API key from the {@code Authorization} header, the only place where a key counts (wire.md, Transport and
 * keys): {@code Basic base64(KEY:)} or {@code Bearer KEY}. Pure; never throws, whatever the header holds.
 */
public final class ApiKeyHeader {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 1024;

    private ApiKeyHeader() {}

    /** What the header holds. */
    public sealed interface Result {}

    /** A well-formed key; whether it is somebody's is not known here. */
    public record Key(String value) implements Result {
        @Override
        public String toString() {
            return "Key[…" + value.substring(60) + "]";
        }
    }

    /** No credentials were sent. */
    public record Missing() implements Result {}

    /** Credentials were sent that cannot be a key. */
    public record Malformed() implements Result {}

    /** {@code values}: all {@code Authorization} headers of the request, as sent; two of them are malformed. */
    public static Result parse(List<String> values) {
        if (values.isEmpty() || (values.size() == 1 && values.getFirst().isBlank())) {
            return new Missing();
        }
        return values.size() == 1 ? parse(values.getFirst().strip()) : new Malformed();
    }

    private static Result parse(String value) {
        int space = value.indexOf(' ');
        if (space < 0 || value.length() > LONGEST) {
            return new Malformed();
        }
        String credentials = value.substring(space + 1).strip();
        return switch (value.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(credentials);
            case "bearer" -> key(credentials);
            default -> new Malformed();
        };
    }

    /** The key is the user name; the password must be empty, and a client may leave the colon out. */
    private static Result basic(String credentials) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(credentials);
        } catch (IllegalArgumentException notBase64) {
            return new Malformed();
        }
        String user = new String(decoded, StandardCharsets.ISO_8859_1);
        return key(user.endsWith(":") ? user.substring(0, user.length() - 1) : user);
    }

    private static Result key(String text) {
        if (text.isEmpty()) {
            return new Missing();
        }
        return KEY.matcher(text).matches() ? new Key(text) : new Malformed();
    }
}
