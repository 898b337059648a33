package io.surnia.directory;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The Microsoft identity platform and Microsoft Graph, answering as their documentation shows. */
final class FakeGraph implements AutoCloseable {
    static final String TENANT = "contoso.onmicrosoft.com";
    static final String USERS = "/v1.0/users/delta";

    final WireMockServer server = new WireMockServer(options().dynamicPort());

    FakeGraph() {
        server.start();
        server.stubFor(post(urlPathEqualTo("/" + TENANT + "/oauth2/v2.0/token")).willReturn(okJson("""
                        {"token_type": "Bearer", "expires_in": 3599, "ext_expires_in": 3599,
                         "access_token": "graph-token"}""")));
    }

    DirectoryAddresses addresses() {
        URI here = URI.create(server.baseUrl());
        return new DirectoryAddresses(here, here, here, here, true);
    }

    static Service.Entra service() {
        return new Service.Entra(TENANT, "11111111-2222-3333-4444-555555555555");
    }

    /** The answer to the first request of a delta query, in pages; the last names the delta token. */
    void people(String deltaToken, List<List<String>> pages) {
        for (int i = 0; i < pages.size(); i++) {
            boolean isLast = i == pages.size() - 1;
            String link = isLast
                    ? "\"@odata.deltaLink\": \"%s?$deltatoken=%s\"".formatted(url(USERS), deltaToken)
                    : "\"@odata.nextLink\": \"%s?$skiptoken=page-%d\"".formatted(url(USERS), i + 1);
            var request = get(urlPathEqualTo(USERS)).withHeader("Authorization", equalTo("Bearer graph-token"));
            var mapping = i == 0
                    ? request.withQueryParam("$select", containing("manager"))
                    : request.withQueryParam("$skiptoken", equalTo("page-" + i));
            server.stubFor(mapping.willReturn(okJson(body(link, pages.get(i)))));
        }
    }

    void people(String deltaToken, String... users) {
        people(deltaToken, List.of(List.of(users)));
    }

    /** What changed since a delta token. */
    void changes(String since, String deltaToken, String... users) {
        String link = "\"@odata.deltaLink\": \"%s?$deltatoken=%s\"".formatted(url(USERS), deltaToken);
        server.stubFor(get(urlPathEqualTo(USERS))
                .withQueryParam("$deltatoken", equalTo(since))
                .willReturn(okJson(body(link, List.of(users)))));
    }

    /** A group of that name, with members who are users or groups of whichever depth. */
    void group(String id, String name, String... members) {
        server.stubFor(get(urlPathEqualTo("/v1.0/groups"))
                .withQueryParam("$filter", equalTo("displayName eq '%s'".formatted(name)))
                .willReturn(okJson("{\"value\": [{\"id\": \"%s\"}]}".formatted(id))));
        String list = Arrays.stream(members)
                .map("{\"@odata.type\": \"#microsoft.graph.user\", \"id\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", "));
        server.stubFor(get(urlPathEqualTo("/v1.0/groups/" + id + "/transitiveMembers"))
                .willReturn(okJson("{\"value\": [%s]}".formatted(list))));
    }

    void noGroup(String name) {
        server.stubFor(get(urlPathEqualTo("/v1.0/groups"))
                .withQueryParam("$filter", equalTo("displayName eq '%s'".formatted(name)))
                .willReturn(okJson("{\"value\": []}")));
    }

    /** Every request is first answered with this, once. */
    void onceBefore(String path, int status, String header, String value, String thenBody) {
        server.stubFor(get(urlPathEqualTo(path))
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("over")
                .atPriority(1)
                .willReturn(
                        aResponse().withStatus(status).withHeader(header, value).withBody(thenBody)));
    }

    void fail(String since, int status, String code) {
        server.stubFor(get(urlPathEqualTo(USERS))
                .withQueryParam("$deltatoken", equalTo(since))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody(
                                "{\"error\": {\"code\": \"%s\", \"message\": \"Resync required.\"}}".formatted(code))));
    }

    void refuseToken(String error) {
        server.stubFor(post(urlPathEqualTo("/" + TENANT + "/oauth2/v2.0/token"))
                .willReturn(aResponse().withStatus(401).withBody("""
                        {"error": "%s", "error_description": "AADSTS7000215: Invalid client secret provided.",
                         "error_codes": [7000215], "trace_id": "0000aaaa-11bb-cccc-dd22-eeeeee333333"}""".formatted(error))));
    }

    static String user(String id, String given, String surname, String more) {
        return """
                {"id": "%s", "displayName": "%s %s", "givenName": "%s", "surname": "%s",
                 "mail": "%s@contoso.example", "userPrincipalName": "%s@contoso.onmicrosoft.com",
                 "accountEnabled": true, "userType": "Member"%s}""".formatted(id, given, surname, given, surname, given.toLowerCase(Locale.ROOT), id, more);
    }

    static String user(String id, String given, String surname) {
        return user(id, given, surname, "");
    }

    static String managedBy(String manager) {
        return ", \"manager@delta\": [{\"@odata.type\": \"#microsoft.graph.user\", \"id\": \"%s\"}]".formatted(manager);
    }

    static String removed(String id) {
        return "{\"id\": \"%s\", \"@removed\": {\"reason\": \"changed\"}}".formatted(id);
    }

    private String body(String link, List<String> users) {
        return "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#users\", %s, \"value\": [%s]}"
                .formatted(link, String.join(", ", users));
    }

    private String url(String path) {
        return server.baseUrl() + path;
    }

    @Override
    public void close() {
        server.stop();
    }
}
