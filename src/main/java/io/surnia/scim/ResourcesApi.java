package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;

/** The requests for resources of one type, over HTTP. */
final class ResourcesApi {
    private final ResourceOperations operations;
    private final Origin origin;

    ResourcesApi(ResourceOperations operations, Origin origin) {
        this.operations = operations;
        this.origin = origin;
    }

    void list(Call call) throws IOException {
        operations.list(caller(call), Search.of(call), call);
    }

    void search(Call call) throws IOException {
        operations.list(caller(call), Search.of(body(call)), call);
    }

    void get(Call call) throws IOException {
        operations.get(caller(call), call.pathId("id"), call);
    }

    void create(Call call) throws IOException {
        call.answer(operations.create(caller(call), body(call), Projection.of(call)));
    }

    void replace(Call call) throws IOException {
        call.answer(operations.replace(
                caller(call), call.pathId("id"), body(call), Precondition.of(call), Projection.of(call)));
    }

    void patch(Call call) throws IOException {
        call.answer(operations.patch(
                caller(call), call.pathId("id"), body(call), Precondition.of(call), Projection.of(call)));
    }

    void delete(Call call) throws IOException {
        call.answer(operations.delete(caller(call), call.pathId("id"), Precondition.of(call)));
    }

    private Caller caller(Call call) {
        return Caller.of(call, origin.of(call));
    }

    private static JsonNode body(Call call) {
        return call.json().orElseThrow(() -> Problem.malformed("The request needs a JSON body."));
    }
}
