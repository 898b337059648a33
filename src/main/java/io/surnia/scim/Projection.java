package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.http.Call;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which attributes an answer shows (RFC 7644, section 3.9).
 *
 * @param wanted names in lower case without the core schemas'; empty for all
 * @param excluded the same, for those to be left out
 */
record Projection(Set<String> wanted, Set<String> excluded) {
    static final Projection ALL = new Projection(Set.of(), Set.of());

    private static final Set<String> ALWAYS = Set.of("id", "schemas");

    static Projection of(Call call) {
        return new Projection(
                names(call.text("attributes").stream().flatMap(text -> Arrays.stream(text.split(",")))),
                names(call.text("excludedAttributes").stream().flatMap(text -> Arrays.stream(text.split(",")))));
    }

    static Projection of(JsonNode request) {
        return new Projection(
                names(texts(request.path("attributes"))), names(texts(request.path("excludedAttributes"))));
    }

    /** Whether the attribute or a part of it is shown. */
    boolean shows(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name)
                || (!excluded.contains(name) && (wanted.isEmpty() || covers(name) || asksWithin(name)));
    }

    /** The resource with what is shown of it. */
    Map<String, Object> of(Map<String, Object> resource) {
        return wanted.isEmpty() && excluded.isEmpty() ? resource : part("", resource);
    }

    private Map<String, Object> part(String prefix, Map<String, Object> object) {
        Map<String, Object> shown = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = prefix + key.toLowerCase(Locale.ROOT);
            if (shows(name)) {
                shown.put(key, part(name, value));
            }
        });
        return shown;
    }

    private Object part(String name, Object value) {
        String separator = name.equals(Urn.ENTERPRISE_USER.toLowerCase(Locale.ROOT)) ? ":" : ".";
        return switch (value) {
            case Map<?, ?> object -> part(name + separator, strings(object));
            case List<?> list
            when !ALWAYS.contains(name) ->
                list.stream()
                        .map(element ->
                                element instanceof Map<?, ?> object ? part(name + ".", strings(object)) : element)
                        .toList();
            default -> value;
        };
    }

    /** Whether the name, or what it is a part of, was asked for. */
    private boolean covers(String name) {
        return wanted.stream()
                .anyMatch(each -> name.equals(each) || name.startsWith(each + ".") || name.startsWith(each + ":"));
    }

    private boolean asksWithin(String name) {
        return wanted.stream().anyMatch(each -> each.startsWith(name + ".") || each.startsWith(name + ":"));
    }

    private static Map<String, Object> strings(Map<?, ?> object) {
        return object.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> (String) entry.getKey(),
                        Map.Entry::getValue,
                        (first, _) -> first,
                        LinkedHashMap::new));
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText);
    }

    private static Set<String> names(Stream<String> names) {
        return names.map(String::strip)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.replaceFirst("^urn:ietf:params:scim:schemas:core:2\\.0:(user|group):", ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
