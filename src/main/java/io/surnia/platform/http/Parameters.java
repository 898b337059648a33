package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request, decoded strictly (wire.md, Paths): of a repeated one the last wins, empty means absent,
 * the body wins over the query. Wrong %-escapes, wrong UTF-8 and NUL are refused, never repaired. Pure.
 */
final class Parameters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-]{0,63}");

    // In the order in which names were last sent.
    private final Map<String, String> query;
    private final Map<String, String> form;

    private Parameters(Map<String, String> query, Map<String, String> form) {
        this.query = query;
        this.form = form;
    }

    /**
     * @param query as in the request line, without {@code ?}; null where there is none
     * @param form the body of a form; empty where there is none
     * @throws Problem 400 where something cannot be decoded, with the parameter's name where that can be read
     */
    static Parameters parse(@Nullable String query, byte[] form) {
        if (query != null && query.chars().anyMatch(c -> c > 0x7e)) {
            throw Problem.malformed("The query string holds a character that must be percent-encoded.");
        }
        return new Parameters(
                query == null ? Map.of() : decode(query),
                form.length == 0 ? Map.of() : decode(new String(form, StandardCharsets.ISO_8859_1)));
    }

    static Parameters none() {
        return new Parameters(Map.of(), Map.of());
    }

    /** The value that was sent last under any of the names: all of them are one parameter. */
    Optional<String> text(String name, String... aliases) {
        return find(form, name, aliases).or(() -> find(query, name, aliases));
    }

    /** The fields of the form as sent last, empty ones too. */
    Map<String, String> form() {
        return Collections.unmodifiableMap(form);
    }

    private static Optional<String> find(Map<String, String> values, String name, String... aliases) {
        String last = null;
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean named =
                    value.getKey().equals(name) || Arrays.asList(aliases).contains(value.getKey());
            if (named && !value.getValue().isEmpty()) {
                last = value.getValue();
            }
        }
        return Optional.ofNullable(last);
    }

    private static Map<String, String> decode(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        int start = 0;
        while (start < encoded.length()) {
            int end = encoded.indexOf('&', start);
            end = end < 0 ? encoded.length() : end;
            decodePair(encoded.substring(start, end), values);
            start = end + 1;
        }
        return values;
    }

    private static void decodePair(String pair, Map<String, String> values) {
        int equals = pair.indexOf('=');
        String name = decodeText(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decodeText(pair.substring(equals + 1));
        if (name == null) {
            throw Problem.malformed("The name of a parameter is not valid percent-encoded UTF-8.");
        }
        if (value == null) {
            throw NAME.matcher(name).matches()
                    ? Problem.invalidParameter(
                            name, "The parameter '" + name + "' must be valid percent-encoded UTF-8 without NUL.")
                    : Problem.malformed("The value of a parameter is not valid percent-encoded UTF-8.");
        }
        values.remove(name);
        values.put(name, value);
    }

    /** Null where {@code encoded} is not application/x-www-form-urlencoded UTF-8, or holds NUL. */
    private static @Nullable String decodeText(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '+' ? ' ' : c;
            if (c == '%') {
                if (i + 2 >= encoded.length()) {
                    return null;
                }
                if (!HexFormat.isHexDigit(encoded.charAt(i + 1)) || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                    return null;
                }
                octet = HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                i += 2;
            }
            if (octet == 0 || octet > 0xff) {
                return null;
            }
            bytes.put((byte) octet);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
