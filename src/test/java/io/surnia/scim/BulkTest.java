package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkTest {
    private static final ScimServer SERVER = ScimServer.SHARED;

    private final CustomerId customer = SERVER.customer("Bulk");
    private final ScimClient client = SERVER.client(customer);

    @Test
    void resolvesWhatOperationsMakeInWhateverOrder() {
        JsonNode results = bulk(0, """
                {'method': 'POST', 'path': '/Groups', 'bulkId': 'team',
                 'data': {'displayName': 'Team', 'members': [{'value': 'bulkId:ann'}, {'value': 'bulkId:bob'}]}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'ann',
                 'data': {'userName': 'ann@bulk.example', '%s': {'manager': {'value': 'bulkId:bob'}}}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'bob', 'data': {'userName': 'bob@bulk.example'}},
                {'method': 'PATCH', 'path': '/Groups/bulkId:team',
                 'data': {'Operations': [{'op': 'replace', 'path': 'displayName', 'value': 'Team 2'}]}}""".formatted(Urn.ENTERPRISE_USER));
        assertThat(ScimClient.texts(results, "status")).containsExactly("201", "201", "201", "204");
        assertThat(ScimClient.texts(results, "bulkId")).containsExactly("team", "ann", "bob", "");
        String group =
                results.at("/0/location").asText().substring(client.base().length());
        String ann = results.at("/1/location").asText().substring(client.base().length());
        String bob = results.at("/2/location").asText().substring((client.base() + "/Users/").length());
        JsonNode team = client.get(group).is(200);
        assertThat(team.path("displayName").asText()).isEqualTo("Team 2");
        assertThat(team.path("members")).hasSize(2);
        JsonNode user = client.get(ann).is(200);
        assertThat(user.path(Urn.ENTERPRISE_USER).at("/manager/value").asText()).isEqualTo(bob);
        assertThat(user.at("/meta/version").asText())
                .isEqualTo(results.at("/1/version").asText());
    }

    @Test
    void doesEachOperationByItself() {
        JsonNode results = bulk(0, """
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a@bulk.example'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'A@bulk.example'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'c', 'data': {}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'd'},
                {'method': 'DELETE', 'path': '/Users/999999999'},
                {'method': 'GET', 'path': '/Users/999999999'},
                {'method': 'POST', 'path': '/Things', 'data': {}},
                {'method': 'PUT', 'path': '/Users/bulkId:nobody', 'data': {}},
                'text',
                {'method': 'POST', 'path': '/Users', 'bulkId': 'e', 'data': {'userName': 'e@bulk.example'}}""");
        assertThat(ScimClient.texts(results, "status"))
                .containsExactly("201", "409", "400", "400", "404", "400", "404", "409", "400", "201");
        assertThat(results.at("/1/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(client.get("/Users").ids()).hasSize(2);
    }

    @Test
    void stopsAfterAsManyErrorsAsAllowed() {
        JsonNode results = bulk(1, """
                {'method': 'POST', 'path': '/Users', 'data': {'userName': 'x@bulk.example'}},
                {'method': 'POST', 'path': '/Users', 'data': {}},
                {'method': 'POST', 'path': '/Users', 'data': {'userName': 'y@bulk.example'}}""");
        assertThat(ScimClient.texts(results, "status")).containsExactly("201", "400");
        assertThat(client.get("/Users").ids()).hasSize(1);
    }

    @Test
    void changesAndDeletesTheVersionThatItKnows() {
        JsonNode made = bulk(0, """
                {'method': 'POST', 'path': '/Users', 'bulkId': 'v', 'data': {'userName': 'v@bulk.example'}}""");
        String path = made.at("/0/location").asText().substring(client.base().length());
        String version = made.at("/0/version").asText().replace("\"", "\\\"");
        JsonNode results = bulk(0, """
                {'method': 'PATCH', 'path': '%1$s', 'version': '%2$s',
                 'data': {'Operations': [{'op': 'replace', 'value': {'displayName': 'Vee'}}]}},
                {'method': 'DELETE', 'path': '%1$s', 'version': '%2$s'}""".formatted(path, version));
        assertThat(ScimClient.texts(results, "status")).containsExactly("200", "412");
        assertThat(ScimClient.texts(bulk(0, "{'method': 'DELETE', 'path': '%s'}".formatted(path)), "status"))
                .isEqualTo(List.of("204"));
        client.get(path).isError(404, "");
    }

    @Test
    void isBounded() {
        String many = IntStream.rangeClosed(0, BulkApi.MOST_OPERATIONS)
                .mapToObj(_ -> "{'method': 'DELETE', 'path': '/Users/1'}")
                .collect(Collectors.joining(","));
        client.post("/Bulk", "{'Operations': [" + many + "]}").isError(413, "");
        client.post("/Bulk", "{}").isError(400, "invalidSyntax");
    }

    private JsonNode bulk(int failOnErrors, String operations) {
        JsonNode response =
                client.post("/Bulk", """
                        {'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'failOnErrors': %d,
                         'Operations': [%s]}""".formatted(failOnErrors, operations)).is(200);
        assertThat(response.at("/schemas/0").asText()).isEqualTo(Urn.BULK_RESPONSE);
        return response.path("Operations");
    }
}
