package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many operations in one request, each in a transaction of its own (RFC 7644, section 3.7). */
final class BulkApi {
    static final int MOST_OPERATIONS = 1000;
    static final int MOST_BYTES = 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(BulkApi.class);

    private final List<ResourceOperations> types;
    private final Origin origin;

    BulkApi(List<ResourceOperations> types, Origin origin) {
        this.types = List.copyOf(types);
        this.origin = origin;
    }

    void run(Call call) throws IOException {
        JsonNode request = call.json().orElseThrow(() -> Problem.malformed("The request needs a JSON body."));
        JsonNode operations = request.path("Operations");
        if (!operations.isArray()) {
            throw Problem.malformed("The request body must have Operations, a list.");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw Problem.tooManyOperations(MOST_OPERATIONS);
        }
        int failOnErrors = request.path("failOnErrors").asInt(0);
        Run run = new Run(call, Caller.of(call, origin.of(call)), failOnErrors <= 0 ? Integer.MAX_VALUE : failOnErrors);
        List<Map<String, Object>> results = run.all(operations.valueStream().toList());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("schemas", List.of(Urn.BULK_RESPONSE));
        response.put("Operations", results);
        call.answer(Answer.ok(response).withContentType(ScimErrors.MEDIA_TYPE));
    }

    /** One request. */
    private final class Run {
        private final Call call;
        private final Caller caller;
        private final int errorsAllowed;
        private final Map<String, String> ids = new HashMap<>();
        private int errors;

        Run(Call call, Caller caller, int errorsAllowed) {
            this.call = call;
            this.caller = caller;
            this.errorsAllowed = errorsAllowed;
        }

        /**
         * In their order, except that one which refers to what a later one makes waits for it. What refers to something that
         * nobody makes fails.
         */
        List<Map<String, Object>> all(List<JsonNode> operations) {
            List<@Nullable Map<String, Object>> results = new ArrayList<>(operations.size());
            operations.forEach(_ -> results.add(null));
            boolean progress = true;
            boolean strict = false;
            while (progress && errors < errorsAllowed) {
                progress = false;
                for (int i = 0; i < operations.size() && errors < errorsAllowed; i++) {
                    if (results.get(i) == null && (strict || isReady(operations.get(i)))) {
                        results.set(i, one(operations.get(i)));
                        progress = true;
                    }
                }
                if (!progress && !strict) {
                    strict = true;
                    progress = true;
                }
            }
            return results.stream().filter(Objects::nonNull).toList();
        }

        private boolean isReady(JsonNode operation) {
            return !operation.isObject()
                    || ids.keySet().containsAll(BulkOperation.of(operation).references());
        }

        private Map<String, Object> one(JsonNode json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("method", json.path("method").asText());
            if (json.hasNonNull("bulkId")) {
                result.put("bulkId", json.path("bulkId").asText());
            }
            try {
                BulkOperation operation = BulkOperation.of(json).resolved(ids);
                Answer answer = perform(operation);
                String location = answer.headers().get("Location");
                if (location != null && !operation.bulkId().isEmpty()) {
                    ids.put(operation.bulkId(), location.substring(location.lastIndexOf('/') + 1));
                }
                result.put("location", location == null ? caller.base() + operation.path() : location);
                if (answer.headers().containsKey("ETag")) {
                    result.put("version", answer.headers().get("ETag"));
                }
                result.put("status", Integer.toString(answer.status()));
            } catch (Problem problem) {
                fail(result, problem);
            } catch (RuntimeException unexpected) {
                LOG.error("Unexpected failure, reference {}", call.requestId(), unexpected);
                fail(result, Problem.serverError(call.requestId()));
            }
            return result;
        }

        private void fail(Map<String, Object> result, Problem problem) {
            errors++;
            result.put("status", Integer.toString(problem.status()));
            result.put("response", ScimErrors.message(problem));
        }

        private Answer perform(BulkOperation operation) {
            if (!operation.references().isEmpty()) {
                throw Problem.conflict("invalid_value", "A bulkId of this operation is of none that succeeded.");
            }
            ResourceOperations type = types.stream()
                    .filter(each -> operation.path().equals(each.path())
                            || operation.path().startsWith(each.path() + "/"))
                    .findFirst()
                    .orElseThrow(BulkApi::nothingThere);
            Precondition precondition = Precondition.of(operation.version());
            String rest = operation.path().substring(type.path().length());
            if (operation.method().equals("POST") && rest.isEmpty()) {
                return type.create(caller, operation.data(), Projection.ALL);
            }
            long id = Ids.parse(TextNode.valueOf(rest.isEmpty() ? "" : rest.substring(1)))
                    .orElseThrow(BulkApi::nothingThere);
            return switch (operation.method()) {
                case "PUT" -> type.replace(caller, id, operation.data(), precondition, Projection.ALL);
                case "PATCH" -> type.patch(caller, id, operation.data(), precondition, Projection.ALL);
                case "DELETE" -> type.delete(caller, id, precondition);
                default -> throw Problem.malformed("The method of an operation must be POST, PUT, PATCH or DELETE.");
            };
        }
    }

    private static Problem nothingThere() {
        return Problem.notFound("There is nothing at the path of this operation.");
    }
}
