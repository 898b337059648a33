package io.surnia.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.surnia.app.Rooms;
import io.surnia.directory.DirectoryAddresses;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.platform.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Have I Been Pwned, its passwords and DeHashed on this machine, with answers of the documented shapes: they know nothing
 * until a test says so, take one key, and refuse who does not say who it is.
 */
public final class FakeSources implements AutoCloseable {
    /** The one key that is good. */
    public static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final String HIBP = "/api/v3";
    private static final int LAST = 10;

    public final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    public FakeSources() {
        server.start();
        reset();
    }

    /** Forgets all that was said and asked; the key may send so many requests that no pace is felt. */
    public void reset() {
        server.resetAll();
        server.stubFor(get(urlMatching(HIBP + "/.*"))
                .atPriority(LAST)
                .willReturn(aResponse().withStatus(404)));
        server.stubFor(get(urlMatching(HIBP + "/(breachedaccount|breacheddomain|subscri).*"))
                .withHeader("hibp-api-key", notMatching(KEY))
                .atPriority(2)
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody(
                                "{\"statusCode\": 401, \"message\": \"Access denied due to invalid hibp-api-key.\"}")));
        server.stubFor(any(anyUrl())
                .withHeader("User-Agent", absent())
                .atPriority(1)
                .willReturn(aResponse().withStatus(403)));
        server.stubFor(post(urlMatching("/v2/.*"))
                .withHeader("Dehashed-Api-Key", notMatching(KEY))
                .atPriority(2)
                .willReturn(aResponse().withStatus(401).withBody("{\"error\": \"Invalid API key\"}")));
        server.stubFor(
                post(urlEqualTo("/v2/search-password")).atPriority(LAST).willReturn(okJson("{\"results_found\": 0}")));
        server.stubFor(post(urlEqualTo("/v2/search"))
                .atPriority(LAST)
                .willReturn(okJson("{\"balance\": 90, \"entries\": [], \"took\": \"2ms\", \"total\": 0}")));
        subscription(60_000);
        verified();
    }

    /** With no deployment's key: a test's partners have their own. */
    public Rooms.Outside outside() {
        return outside(null);
    }

    public Rooms.Outside outside(@Nullable String sharedHibpKey) {
        return new Rooms.Outside(
                DirectoryAddresses.USUAL,
                new BreachSources.Addresses(hibp(), sharedHibpKey, dehashed(), null),
                Optional.of(URI.create(server.baseUrl())));
    }

    public URI hibp() {
        return URI.create(server.baseUrl() + HIBP);
    }

    public URI dehashed() {
        return URI.create(server.baseUrl());
    }

    public void subscription(int perMinute) {
        server.stubFor(get(urlEqualTo(HIBP + "/subscription/status")).willReturn(okJson("""
                {"SubscriptionName": "Pwned 1", "Description": "For one.", "SubscribedUntil": "2027-05-30T00:00:00",
                 "Rpm": %d, "DomainSearchMaxBreachedAccounts": 25, "IncludesStealerLogs": false}
                """.formatted(perMinute))));
    }

    public void verified(String... domains) {
        String names = Arrays.stream(domains)
                .map("{\"DomainName\": \"%s\", \"PwnCount\": 1, \"PwnCountExcludingSpamLists\": 1}"::formatted)
                .collect(Collectors.joining(","));
        server.stubFor(get(urlEqualTo(HIBP + "/subscribeddomains")).willReturn(okJson("[" + names + "]")));
    }

    /** An address is in breaches. */
    public void account(String email, String... breaches) {
        server.stubFor(ofAccount(email).willReturn(okJson(breaches(breaches))));
    }

    /** What is asked of an address, for a test to answer. */
    public static MappingBuilder ofAccount(String email) {
        return get(urlPathEqualTo(HIBP + "/breachedaccount/" + URLEncoder.encode(email, StandardCharsets.UTF_8)))
                .withQueryParam("truncateResponse", equalTo("false"))
                .withQueryParam("includeUnverified", equalTo("true"));
    }

    /** What is asked of a domain, for a test to answer. */
    public static MappingBuilder ofDomain(String domain) {
        return get(urlEqualTo(HIBP + "/breacheddomain/" + domain));
    }

    /** Addresses of a domain are in breaches. */
    public void domain(String domain, Map<String, List<String>> aliases) {
        server.stubFor(ofDomain(domain).willReturn(okJson(new String(Json.bytes(aliases), StandardCharsets.UTF_8))));
    }

    /** The catalogue holds these, each with one flag or none: {@code Adobe}, {@code Lists:IsSpamList}. */
    public void catalogue(String... breaches) {
        server.stubFor(get(urlEqualTo(HIBP + "/breaches"))
                .willReturn(okJson(breaches(breaches)).withHeader("ETag", "\"v1\"")));
        server.stubFor(get(urlEqualTo(HIBP + "/breaches"))
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));
    }

    /** DeHashed answers a query's first page with these rows. */
    public void leaked(String query, String... rows) {
        server.stubFor(ofQuery(query, 1).willReturn(okJson(page(rows))));
    }

    /** What is asked of DeHashed, for a test to answer. */
    public static MappingBuilder ofQuery(String query, int page) {
        return post(urlEqualTo("/v2/search"))
                .withRequestBody(matchingJsonPath("$.query", equalTo(query)))
                .withRequestBody(matchingJsonPath("$.page", equalTo(Integer.toString(page))));
    }

    /** A page of DeHashed's. */
    public static String page(String... rows) {
        return "{\"balance\": 89, \"entries\": [%s], \"took\": \"45ms\", \"total\": %d}"
                .formatted(String.join(",", rows), rows.length);
    }

    /** A row of DeHashed's. */
    public static String row(String id, String email, String password) {
        return """
                {"id": "%s", "email": ["%s"], "ip_address": [], "username": ["someone"], "password": ["%s"],
                 "hashed_password": [], "name": ["Some One"], "address": [], "phone": ["+351 1"],
                 "database_name": "Adobe"}""".formatted(id, email, password);
    }

    /** The paths that were asked, in order. */
    public List<String> asked() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest().getUrl())
                .toList();
    }

    /** The requests whose path begins so. */
    public List<LoggedRequest> requests(String path) {
        return server.findAll(WireMock.anyRequestedFor(urlMatching(path.replace("?", "\\?") + ".*")));
    }

    private static String breaches(String... breaches) {
        return Arrays.stream(breaches)
                .map(each -> each.split(":", 2))
                .map(each -> """
                        {"Name": "%1$s", "Title": "%1$s", "Domain": "", "BreachDate": "2013-10-04",
                         "AddedDate": "2013-12-04T00:00:00Z", "ModifiedDate": "2022-05-15T23:52:49Z", "PwnCount": 9,
                         "Description": "In October.", "LogoPath": "https://logos.example/a.png",
                         "DataClasses": ["Email addresses"], "IsVerified": true, "IsFabricated": false,
                         "IsSensitive": false, "IsRetired": false, "IsSpamList": false, "IsMalware": false}
                        """.formatted(each[0]).replace(
                        each.length > 1 ? "\"" + each[1] + "\": false" : "\n",
                        each.length > 1 ? "\"" + each[1] + "\": true" : "\n"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        server.stop();
    }
}
