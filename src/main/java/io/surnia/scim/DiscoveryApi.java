package io.surnia.scim;

import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What this door can do (RFC 7644, section 4): the files in {@code /scim} with this deployment's addresses. */
final class DiscoveryApi {
    private static final String BASE = "{base}";

    private final Origin origin;
    private final String configuration = file("service-provider-config");
    private final Map<String, String> resourceTypes =
            files("User", "resource-type-user", "Group", "resource-type-group");
    private final Map<String, String> schemas =
            files(Urn.USER, "schema-user", Urn.GROUP, "schema-group", Urn.ENTERPRISE_USER, "schema-enterprise-user");

    DiscoveryApi(Origin origin) {
        this.origin = origin;
    }

    void configuration(Call call) throws IOException {
        answer(call, configuration);
    }

    void resourceTypes(Call call) throws IOException {
        answerAll(call, resourceTypes);
    }

    void resourceType(Call call) throws IOException {
        answerOne(call, resourceTypes);
    }

    void schemas(Call call) throws IOException {
        answerAll(call, schemas);
    }

    void schema(Call call) throws IOException {
        answerOne(call, schemas);
    }

    private void answerOne(Call call, Map<String, String> files) throws IOException {
        String file = files.get(call.pathParameter("id"));
        if (file == null) {
            throw Problem.notFound("There is nothing at this path.");
        }
        answer(call, file);
    }

    private void answerAll(Call call, Map<String, String> files) throws IOException {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("schemas", List.of(Urn.LIST));
        list.put("totalResults", files.size());
        list.put("startIndex", 1);
        list.put("itemsPerPage", files.size());
        list.put("Resources", files.values().stream().map(Json::tree).toList());
        answer(call, new String(Json.bytes(list), StandardCharsets.UTF_8));
    }

    private void answer(Call call, String text) throws IOException {
        byte[] body = text.replace(BASE, origin.of(call)).getBytes(StandardCharsets.UTF_8);
        call.answer(ScimErrors.MEDIA_TYPE, body);
    }

    /** @param namesAndFiles by turns, in the order in which they are told */
    private static Map<String, String> files(String... namesAndFiles) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFiles.length; i += 2) {
            files.put(namesAndFiles[i], file(namesAndFiles[i + 1]));
        }
        return files;
    }

    private static String file(String name) {
        try (InputStream in = DiscoveryApi.class.getResourceAsStream("/scim/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
