package io.surnia.partnerapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The parameters by which operations name something, as the contract declares them. */
final class IdParameters {
    private static final Set<String> ADDRESSES = Set.of("email", "Email", "user_email");

    /** What a parameter names. */
    enum Kind {
        CUSTOMER,
        USER,
        GROUP,
        ASSIGNMENT,
        ADMINISTRATOR,
        ADDRESS
    }

    /** One parameter of one operation. */
    record IdParameter(Operation operation, String name, Kind kind) {
        @Override
        public String toString() {
            return operation.id() + "(" + name + ")";
        }
    }

    private final JsonNode contract;

    private IdParameters(JsonNode contract) {
        this.contract = contract;
    }

    /** All of them. Where parameters tell operations of a path apart, each operation has its own and the shared ones. */
    static List<IdParameter> all() {
        try {
            IdParameters contract = new IdParameters(new YAMLMapper().readTree(PublicFiles.contract()));
            return Routes.table().stream()
                    .flatMap(operation -> contract.of(operation).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<IdParameter> of(Operation operation) {
        List<IdParameter> found = new ArrayList<>();
        JsonNode declared = contract.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("parameters");
        for (JsonNode each : declared) {
            JsonNode parameter = resolved(each);
            String name = parameter.path("name").asText();
            boolean another = Routes.table().stream()
                    .anyMatch(other -> !other.equals(operation)
                            && other.path().equals(operation.path())
                            && name.equals(other.selector()));
            if (!another && names(parameter)) {
                found.add(new IdParameter(operation, name, kind(operation, name)));
            }
        }
        return found;
    }

    private static boolean names(JsonNode parameter) {
        String name = parameter.path("name").asText();
        boolean id = parameter.path("schema").path("$ref").asText().endsWith("/Id");
        return ADDRESSES.contains(name) || (id && !name.equals("starting_after"));
    }

    private static Kind kind(Operation operation, String name) {
        if (ADDRESSES.contains(name)) {
            return Kind.ADDRESS;
        }
        return switch (name) {
            case "customer_id" -> Kind.CUSTOMER;
            case "user_id" -> Kind.USER;
            default ->
                switch (operation.path()) {
                    case "/api/customers/" -> Kind.CUSTOMER;
                    case "/api/customers/users/" -> Kind.USER;
                    case "/api/customers/groups/" -> Kind.GROUP;
                    case "/api/customers/assignments/" -> Kind.ASSIGNMENT;
                    case "/api/administrators/" -> Kind.ADMINISTRATOR;
                    default -> throw new AssertionError("what is " + name + " of " + operation.path() + "?");
                };
        };
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : contract.at(reference.substring(1));
    }
}
