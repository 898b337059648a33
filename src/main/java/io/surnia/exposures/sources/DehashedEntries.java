package io.surnia.exposures.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of a DeHashed answer: {@code {"balance": 1, "total": 1, "entries": [{"id": "1", "email": ["…"], …}]}}. Fields of
 * an entry are lists of texts, of which the first that says something counts; single texts are taken too.
 *
 * @param rows those that hold an address of what was searched for
 * @param count how many entries the page had
 * @param credits how many are left; null where the answer does not say
 */
record DehashedEntries(
        List<LeakedRow> rows, int count, @Nullable Long credits) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Reads an answer; empty where it is not of this form. */
    static Optional<DehashedEntries> read(String answer, Target target) {
        try {
            JsonNode tree = Json.tree(answer);
            JsonNode entries = tree.path("entries");
            if (!tree.isObject() || !(entries.isArray() || entries.isNull())) {
                return Optional.empty();
            }
            List<LeakedRow> rows = new ArrayList<>();
            entries.forEach(entry -> row(entry, target).ifPresent(rows::add));
            JsonNode balance = tree.path("balance");
            Long credits = balance.canConvertToLong() ? (Long) Math.max(0, balance.asLong()) : null;
            return Optional.of(new DehashedEntries(rows, entries.size(), credits));
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<LeakedRow> row(JsonNode entry, Target target) {
        String id = first(entry, "id");
        Optional<String> email = texts(entry, "email").stream()
                .filter(each -> isOf(each, target))
                .findFirst();
        if (id == null || email.isEmpty()) {
            return Optional.empty();
        }
        String open = first(entry, "password");
        String database = first(entry, "database_name");
        return Optional.of(new LeakedRow(
                number(id),
                email.get(),
                first(entry, "ip_address"),
                first(entry, "username"),
                open != null ? open : first(entry, "hashed_password"),
                first(entry, "name"),
                first(entry, "vin"),
                first(entry, "address"),
                first(entry, "phone"),
                database != null ? database : "unknown"));
    }

    private static boolean isOf(String email, Target target) {
        String lower = email.strip().toLowerCase(Locale.ROOT);
        return switch (target) {
            case Target.Domain(String name) -> lower.endsWith("@" + name);
            case Target.Address(String address) -> lower.equals(address);
        };
    }

    private static @Nullable String first(JsonNode entry, String field) {
        List<String> texts = texts(entry, field);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    private static List<String> texts(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(each -> {
            if (each.isValueNode() && !each.isNull() && !each.asText().isBlank()) {
                texts.add(each.asText().strip());
            }
        });
        return texts;
    }

    /** The id as the number that it is; one that is none gets the same number each time. */
    private static long number(String id) {
        if (NUMBER.matcher(id).matches()) {
            return Long.parseLong(id);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
            return Math.max(1, ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
