package io.surnia.partnerapi.reference;

import io.surnia.partnerapi.reference.ApiReference.Parameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Command lines that call an operation of the running demo. */
final class Curl {
    private static final Set<String> USUAL = Set.of("customer_id", "user_id", "message");

    private Curl() {}

    static String line(
            String method,
            String path,
            boolean keyless,
            @Nullable String selector,
            @Nullable String when,
            List<Parameter> parameters) {
        StringBuilder line =
                new StringBuilder("curl ").append("https://localhost:8443").append(path);
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
