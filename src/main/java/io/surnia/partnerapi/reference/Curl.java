package io.surnia.partnerapi.reference;

import io.surnia.partnerapi.reference.ApiReference.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Command lines that call an operation of the running demo. */
final class Curl {
    private static final Set<String> USUAL = Set.of("customer_id", "user_id", "message");

    private Curl() {}

    /** A call whose body is JSON, if it has one; of its fields those that are required, or else the first. */
    static String json(String method, String path, List<Parameter> parameters, List<Parameter> body) {
        String target = path;
        for (Parameter parameter : parameters) {
            target = target.replace("{" + parameter.name() + "}", parameter.example());
        }
        String line =
                "curl https://localhost:8443" + target + " \\\n  -u KEY: \\\n  -X " + method.toUpperCase(Locale.ROOT);
        if (body.isEmpty()) {
            return line;
        }
        List<Parameter> required = body.stream().filter(Parameter::required).toList();
        String fields = (required.isEmpty() ? body.subList(0, 1) : required)
                .stream()
                        .map(field -> "\"" + field.name() + "\": " + field.example())
                        .collect(Collectors.joining(", "));
        return line + " \\\n  -H 'Content-Type: application/json' \\\n  -d '{" + fields + "}'";
    }

    static String line(
            String method,
            String path,
            boolean keyless,
            @Nullable String selector,
            @Nullable String when,
            List<Parameter> parameters) {
        String target = path;
        for (Parameter parameter : parameters) {
            target = target.replace("{" + parameter.name() + "}", parameter.example());
        }
        StringBuilder line =
                new StringBuilder("curl ").append("https://localhost:8443").append(target);
        if (!keyless) {
            line.append(" \\\n  -u KEY:");
        }
        for (Parameter parameter : parameters) {
            boolean one = "id".equals(parameter.name()) || "customer_id".equals(parameter.name());
            boolean excluded = when != null && when.contains("is not given") && "id".equals(parameter.name());
            boolean unselected = when != null
                    && path.endsWith("/customers/")
                    && one
                    && !parameter.name().equals(selector);
            boolean wanted = parameter.required()
                    || USUAL.contains(parameter.name())
                    || parameter.name().equals(selector);
            if (wanted && !excluded && !unselected) {
                String value = parameter.name() + "=" + parameter.example();
                line.append(" \\\n  ").append("post".equals(method) ? "--data-urlencode " : "-d ");
                line.append(value.contains(" ") ? "'" + value + "'" : value);
            }
        }
        if ("get".equals(method) && line.indexOf(" -d ") >= 0) {
            line.append(" \\\n  -G");
        }
        return line.toString();
    }
}
