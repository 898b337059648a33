package io.surnia.directory;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.surnia.directory.ConnectionDetails.Selection;
import io.surnia.people.Source;
import io.surnia.platform.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google Workspace, answering as the documentation of OAuth 2.0 for servers and of the Directory API shows. */
class GoogleSyncTest {
    private static final KeyPair KEY = key();
    private static final String USERS = "/admin/directory/v1/users";
    private static final String GROUPS = "/admin/directory/v1/groups";
    private static final ConnectionDetails EVERYBODY = ConnectionDetails.of(
                    "Workspace", new Service.Google("admin@harbour.example", null))
            .withArchiveShare(100);

    private final WireMockServer google = new WireMockServer(options().dynamicPort());
    private final SyncedCustomer harbour = new SyncedCustomer(addresses());

    @AfterEach
    void close() {
        harbour.close();
        google.stop();
    }

    @Test
    void readsEverybodyByPageTokensInTheNameOfAnAdministrator() throws GeneralSecurityException {
        token();
        page(
                null,
                "next",
                user("1", "ana", "Ana", "Sousa", ""),
                user("2", "ben", "Ben", "Ek", ", \"suspended\": true"));
        page("next", null, user("3", "cy", "Cy", "Dahl", """
                , "relations": [{"value": "ana@harbour.example", "type": "manager"}]"""));

        Run run = harbour.run(harbour.connect(EVERYBODY, keyFile()));

        assertThat(run.error()).isNull();
        assertThat(run.counts()).isEqualTo(new Run.Counts(2, 0, 0, 0, 0, 1, 0, 0, 0));
        assertThat(harbour.active()).containsExactly("ana@harbour.example", "cy@harbour.example");
        assertThat(harbour.user("cy@harbour.example").details().source()).isEqualTo(Source.GOOGLE);
        assertThat(Objects.requireNonNull(harbour.managerOf("cy@harbour.example"))
                        .details()
                        .firstName())
                .isEqualTo("Ana");
        JsonNode claims = verifiedClaims();
        assertThat(claims.path("iss").asText()).isEqualTo("reader@project.iam.gserviceaccount.com");
        assertThat(claims.path("sub").asText()).isEqualTo("admin@harbour.example");
        assertThat(claims.path("aud").asText()).isEqualTo(google.baseUrl() + "/token");
        assertThat(claims.path("scope").asText()).contains("admin.directory.user.readonly");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(60L, 3600L);
    }

    @Test
    void takesTheMembersOfAGroupByItsNameOrAddress() {
        token();
        page(
                null,
                null,
                user("1", "ana", "Ana", "Sousa", ""),
                user("2", "ben", "Ben", "Ek", ""),
                user("3", "cy", "Cy", "Dahl", ""));
        google.stubFor(get(urlPathEqualTo(GROUPS)).willReturn(okJson("""
                {"kind": "admin#directory#groups", "groups": [
                 {"id": "g1", "email": "desk@harbour.example", "name": "Front desk"},
                 {"id": "g2", "email": "night@harbour.example", "name": "Night shift"}]}""")));
        members("g1", "1");
        members("g2", "2");
        ConnectionId id = harbour.connect(
                EVERYBODY.bySelection(
                        Selection.GROUPS,
                        List.of(
                                new GroupMapping("front desk", "Desk"),
                                new GroupMapping("night@harbour.example", null))),
                keyFile());

        Run run = harbour.run(id);

        assertThat(run.error()).isNull();
        assertThat(harbour.active()).containsExactly("ana@harbour.example", "ben@harbour.example");
        assertThat(harbour.groups()).isEqualTo(Map.of("Desk", List.of("ana@harbour.example")));
    }

    @Test
    void archivesWhoIsNotThereAnyMore() {
        token();
        page(null, null, user("1", "ana", "Ana", "Sousa", ""), user("2", "ben", "Ben", "Ek", ""));
        ConnectionId id = harbour.connect(EVERYBODY, keyFile());
        harbour.run(id);
        page(null, null, user("1", "ana.silva", "Ana", "Silva", ""));

        assertThat(harbour.run(id).counts()).isEqualTo(new Run.Counts(0, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(harbour.active()).containsExactly("ana.silva@harbour.example");
    }

    @Test
    void saysThatDelegationIsMissing() {
        google.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(aResponse().withStatus(401).withBody("""
                {"error": "unauthorized_client",
                 "error_description": "Client is unauthorized to retrieve access tokens using this method."}""")));

        assertThat(harbour.run(harbour.connect(EVERYBODY, keyFile())).error())
                .isEqualTo("Google does not let the service account act for the administrator:"
                        + " domain-wide delegation is missing.");
    }

    @Test
    void saysThatTheAdministratorMayNotRead() {
        token();
        google.stubFor(get(urlPathEqualTo(USERS))
                .willReturn(aResponse().withStatus(403).withBody("""
                {"error": {"code": 403, "message": "Not Authorized to access this resource/api"}}""")));

        assertThat(harbour.run(harbour.connect(EVERYBODY, keyFile())).error())
                .startsWith("Google lets the administrator read no people or groups");
    }

    @Test
    void saysThatTheSecretIsNoKeyFile() {
        assertThat(harbour.run(harbour.connect(EVERYBODY, "not a key file")).error())
                .isEqualTo("The secret is not the key file (JSON) of a Google service account.");
    }

    private DirectoryAddresses addresses() {
        google.start();
        URI here = URI.create(google.baseUrl());
        return new DirectoryAddresses(here, here, here.resolve("/token"), here, false);
    }

    private void token() {
        google.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson(
                        "{\"access_token\": \"google-token\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}")));
    }

    private void page(@Nullable String token, @Nullable String next, String... users) {
        String following = next == null ? "" : ", \"nextPageToken\": \"%s\"".formatted(next);
        google.stubFor(get(urlPathEqualTo(USERS))
                .withHeader("Authorization", equalTo("Bearer google-token"))
                .withQueryParam("customer", equalTo("my_customer"))
                .withQueryParam("pageToken", token == null ? absent() : equalTo(token))
                .willReturn(okJson("{\"kind\": \"admin#directory#users\", \"users\": [%s]%s}"
                        .formatted(String.join(", ", users), following))));
    }

    private void members(String group, String... ids) {
        List<String> members = Arrays.stream(ids)
                .map(
                        "{\"kind\": \"admin#directory#member\", \"id\": \"%s\", \"type\": \"USER\", \"status\": \"ACTIVE\"}"
                                ::formatted)
                .toList();
        google.stubFor(get(urlPathEqualTo(GROUPS + "/" + group + "/members"))
                .withQueryParam("includeDerivedMembership", equalTo("true"))
                .willReturn(okJson("{\"members\": [%s]}".formatted(String.join(", ", members)))));
    }

    private static String user(String id, String local, String given, String family, String more) {
        return """
                {"kind": "admin#directory#user", "id": "%s", "primaryEmail": "%s@harbour.example",
                 "name": {"givenName": "%s", "familyName": "%s", "fullName": "%s %s"}, "orgUnitPath": "/"%s}""".formatted(id, local, given, family, given, family, more);
    }

    /** What was signed, once its signature is found to be the key's. */
    private JsonNode verifiedClaims() throws GeneralSecurityException {
        String body = google.findAll(postRequestedFor(urlPathEqualTo("/token")))
                .getFirst()
                .getBodyAsString();
        String claim = Arrays.stream(body.split("&", -1))
                .filter(field -> field.startsWith("assertion="))
                .map(field -> URLDecoder.decode(field.substring("assertion=".length()), UTF_8))
                .findFirst()
                .orElseThrow();
        String[] parts = claim.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEY.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        return Json.tree(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
    }

    private static String keyFile() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new JsonMapper()
                .createObjectNode()
                .put("type", "service_account")
                .put("private_key_id", "key-1")
                .put("private_key", pem)
                .put("client_email", "reader@project.iam.gserviceaccount.com")
                .put("token_uri", "http://169.254.169.254/token")
                .toString();
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
