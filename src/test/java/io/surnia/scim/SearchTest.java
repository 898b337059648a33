package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, order, pages and which attributes an answer shows. */
class SearchTest {
    private static final ScimServer SERVER = ScimServer.SHARED;
    private static final CustomerId CUSTOMER = SERVER.customer("Searched");
    private static final ScimClient CLIENT = SERVER.client(CUSTOMER);
    private static final List<String> IDS = List.of(
            create("ann@search.example", "Ann", "Archer", "e-1", true),
            create("bob@search.example", "Bob", "Baker", "E-1", true),
            create("cy@other.example", "Cy", "", "", false));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userName eq 'ANN@search.example'                                   | 0
            userName ne 'ann@search.example'                                   | 1 2
            userName co 'SEARCH'                                               | 0 1
            userName sw 'c'                                                    | 2
            userName ew '.example'                                             | 0 1 2
            userName co '%'                                                    |
            externalId eq 'e-1'                                                | 0
            externalId eq 'E-1'                                                | 1
            externalId pr                                                      | 0 1
            not (externalId pr)                                                | 2
            not (externalId eq 'e-1')                                          | 1 2
            externalId eq null                                                 | 2
            active eq true                                                     | 0 1
            active eq 'False'                                                  | 2
            name.familyName gt 'Arc'                                           | 0 1
            NAME.GIVENNAME EQ 'bob'                                            | 1
            name.familyName eq 'Archer' or name.familyName eq 'Baker' and active eq false | 0
            (name.familyName eq 'Archer' or name.familyName eq 'Baker') and active eq true | 0 1
            displayName eq 'Cy'                                                | 2
            emails eq 'ann@search.example'                                     | 0
            emails[type eq 'work' and value co 'other']                        | 2
            emails[type eq 'home'].value eq 'ann@search.example'               |
            emails[type eq 'work'].value eq 'ann@search.example'               | 0
            displayName eq 'emails[type eq ]'                                  |
            urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'bob@search.example' | 1
            id eq 'abc'                                                        |
            id ne 'abc'                                                        | 0 1 2
            meta.created gt '2020-01-01T00:00:00Z'                             | 0 1 2
            meta.created lt '2020-01-01T00:00:00Z'                             |
            meta.lastModified gt '2020-01-01T00:00:00Z'                        | 0 1 2
            meta.lastModified lt '2020-01-01T00:00:00Z'                        |
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr |
            """)
    void findsByFilter(String filter, String places) {
        List<String> expected = places == null
                ? List.of()
                : List.of(places.split(" ")).stream()
                        .map(place -> IDS.get(Integer.parseInt(place)))
                        .toList();
        assertThat(CLIENT.filter("/Users", filter).ids()).isEqualTo(expected);
    }

    @Test
    void findsByIdAsATextOrANumber() {
        assertThat(CLIENT.filter("/Users", "id eq '" + IDS.get(1) + "'").ids()).containsExactly(IDS.get(1));
        assertThat(CLIENT.filter("/Users", "id eq " + IDS.get(1)).ids()).containsExactly(IDS.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq 'x",
                "userName like 'x'",
                "shoeSize eq 1",
                "userName eq {}",
                "((userName pr)",
                "active gt true",
                "meta.created eq 'yesterday'",
                "meta.created co '2020-01-01T00:00:00Z'",
                "userName eq '\\u0000'",
                "userName eq '\\ud800'",
                "emails[emails[type eq 'a']]",
                "'; drop table users; --'"
            })
    void refusesAFilterThatItCannotRead(String filter) {
        CLIENT.filter("/Users", filter).isError(400, "invalidFilter");
    }

    @Test
    void refusesAFilterThatIsTooLong() {
        CLIENT.post("/Users/.search", "{'filter': 'userName eq \\\"" + "x".repeat(4000) + "\\\"'}")
                .isError(400, "invalidFilter");
        assertThat(CLIENT.post("/Users/.search", "{'filter': 'userName eq \\\"" + "x".repeat(3900) + "\\\"'}")
                        .ids())
                .isEmpty();
    }

    @Test
    void sortsByWhateverCanBeSearched() {
        ScimUserStore.ATTRIBUTES.forEach((name, attribute) -> {
            if (attribute.isSingle()) {
                assertThat(CLIENT.get("/Users?sortBy=" + name).ids()).as(name).containsExactlyInAnyOrderElementsOf(IDS);
            }
        });
    }

    @Test
    void sortsByAttributesInEitherOrder() {
        assertThat(CLIENT.get("/Users?sortBy=userName&sortOrder=descending").ids())
                .containsExactly(IDS.get(2), IDS.get(1), IDS.get(0));
        assertThat(CLIENT.get("/Users?sortBy=name.familyName").ids())
                .containsExactly(IDS.get(2), IDS.get(0), IDS.get(1));
        assertThat(CLIENT.get("/Users?sortBy=externalId&sortOrder=ascending").ids())
                .last()
                .isEqualTo(IDS.get(2));
        CLIENT.get("/Users?sortBy=shoeSize").isError(400, "invalidPath");
        CLIENT.get("/Groups?sortBy=members").isError(400, "invalidPath");
    }

    @Test
    void searchesByABodyAsByAQuery() {
        JsonNode list = CLIENT.post("/Users/.search", """
                        {'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
                         'filter': 'userName co \\"search\\"', 'attributes': ['userName'], 'sortBy': 'userName',
                         'sortOrder': 'descending', 'startIndex': 1, 'count': 1}""").is(200);
        assertThat(list.path("totalResults").intValue()).isEqualTo(2);
        assertThat(list.at("/Resources/0/userName").asText()).isEqualTo("bob@search.example");
        assertThat(list.at("/Resources/0").has("name")).isFalse();
        CLIENT.post("/Users/.search", "{'count': 'x'}").isError(400, "invalidValue");
    }

    @Test
    void showsTheAttributesThatAreAskedFor() {
        String path = "/Users/" + IDS.getFirst();
        JsonNode some = CLIENT.get(path + "?attributes=userName,name.familyName,emails.value")
                .is(200);
        assertThat(some.toString())
                .isEqualTo(
                        "{\"schemas\":[\"%s\"],\"id\":\"%s\",\"userName\":\"ann@search.example\",\"name\":{\"familyName\":\"Archer\"},\"emails\":[{\"value\":\"ann@search.example\"}]}"
                                .formatted(Urn.USER, IDS.getFirst()));
        JsonNode rest = CLIENT.get(path + "?excludedAttributes=groups,name.formatted," + Urn.USER + ":emails,id")
                .is(200);
        assertThat(rest.has("groups")).isFalse();
        assertThat(rest.has("emails")).isFalse();
        assertThat(rest.path("name").has("formatted")).isFalse();
        assertThat(rest.path("name").has("givenName")).isTrue();
        assertThat(rest.has("id")).isTrue();
    }

    @Test
    void pagesByStartIndexAndCount() {
        CustomerId customer = SERVER.customer("Paged");
        ScimClient client = SERVER.client(customer);
        SERVER.in(tx -> SERVER.rooms
                .users()
                .addAll(
                        tx,
                        ScimServer.OPERATOR,
                        customer,
                        IntStream.range(0, 205)
                                .mapToObj(i -> UserDetails.of("User", "No " + i, "u%03d@page.example".formatted(i)))
                                .toList()));
        JsonNode first = client.get("/Users").is(200);
        assertThat(first.path("totalResults").intValue()).isEqualTo(205);
        assertThat(first.path("startIndex").intValue()).isEqualTo(1);
        assertThat(first.path("itemsPerPage").intValue()).isEqualTo(100);
        JsonNode most = client.get("/Users?count=1000&startIndex=0").is(200);
        assertThat(most.path("itemsPerPage").intValue()).isEqualTo(200);
        assertThat(most.path("Resources").size()).isEqualTo(200);
        JsonNode last =
                client.get("/Users?count=100&startIndex=201&sortBy=userName").is(200);
        assertThat(ScimClient.texts(last.path("Resources"), "userName"))
                .containsExactly(
                        "u200@page.example",
                        "u201@page.example",
                        "u202@page.example",
                        "u203@page.example",
                        "u204@page.example");
        JsonNode beyond = client.get("/Users?startIndex=1000").is(200);
        assertThat(beyond.path("totalResults").intValue()).isEqualTo(205);
        assertThat(beyond.path("Resources").isEmpty()).isTrue();
        for (String none : List.of("0", "-5")) {
            JsonNode counted = client.get("/Users?count=" + none).is(200);
            assertThat(counted.path("totalResults").intValue()).isEqualTo(205);
            assertThat(counted.path("itemsPerPage").intValue()).isZero();
        }
        assertThat(client.get("/Users?count=ten").status()).isEqualTo(400);
    }

    @Test
    void tellsEveryMemberOfALargeGroupOnce() {
        CustomerId customer = SERVER.customer("Crowded");
        ScimClient client = SERVER.client(customer);
        List<UserId> users = SERVER.in(tx -> SERVER.rooms
                .users()
                .addAll(
                        tx,
                        ScimServer.OPERATOR,
                        customer,
                        IntStream.range(0, 2200)
                                .mapToObj(i -> UserDetails.of("User", "No " + i, "u%d@crowd.example".formatted(i)))
                                .toList()));
        for (int members : List.of(0, 100, 2100, 2200)) {
            GroupId group = SERVER.in(tx -> {
                GroupId id =
                        SERVER.rooms.groups().add(tx, ScimServer.OPERATOR, customer, GroupDetails.of("Of " + members));
                SERVER.rooms.memberships().add(tx, ScimServer.OPERATOR, customer, id, users.subList(0, members));
                return id;
            });
            JsonNode wire = client.get("/Groups/" + group.value()).is(200);
            assertThat(ScimClient.texts(wire.path("members"), "value"))
                    .containsExactlyElementsOf(users.subList(0, members).stream()
                            .map(user -> Long.toString(user.value()))
                            .toList());
        }
        JsonNode all =
                client.get("/Groups?sortBy=displayName&sortOrder=descending").is(200);
        assertThat(ScimClient.texts(all.path("Resources"), "displayName"))
                .containsExactly("Of 2200", "Of 2100", "Of 100", "Of 0");
        assertThat(all.path("Resources")
                        .valueStream()
                        .map(group -> group.path("members").size()))
                .containsExactly(2200, 2100, 100, 0);
    }

    private static String create(
            String userName, String givenName, String familyName, String external, boolean active) {
        return CLIENT.post("/Users", """
                        {'userName': '%s', 'name': {'givenName': '%s', 'familyName': '%s'}, 'externalId': '%s',
                         'active': %s}""".formatted(userName, givenName, familyName, external, active))
                .is(201)
                .path("id")
                .asText();
    }
}
