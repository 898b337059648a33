package io.surnia.partnerapi;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.surnia.app.Rooms;
import io.surnia.directory.DirectoryAddresses;
import io.surnia.directory.Readers;
import io.surnia.directory.Synchronizer;
import java.net.URI;

/** An Entra ID of two people, one of whom is gone whenever changes are asked for. */
final class EntraStandIn implements AutoCloseable {
    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    EntraStandIn() {
        server.start();
        server.stubFor(post(urlPathMatching("/.*/token")).willReturn(okJson("{\"access_token\": \"token\"}")));
        server.stubFor(get(urlPathEqualTo("/v1.0/groups")).willReturn(okJson("{\"value\": [{\"id\": \"g-1\"}]}")));
        server.stubFor(get(urlPathEqualTo("/v1.0/groups/g-1/transitiveMembers"))
                .willReturn(okJson("{\"value\": [{\"id\": \"e-1\"}]}")));
        String link = "%s/v1.0/users/delta?$deltatoken=1".formatted(server.baseUrl());
        server.stubFor(get(urlPathEqualTo("/v1.0/users/delta"))
                .withQueryParam("$deltatoken", absent())
                .willReturn(okJson("""
                        {"@odata.deltaLink": "%s", "value": [
                         {"id": "e-1", "givenName": "Ed", "surname": "Ek", "mail": "ed@harbour.example", "accountEnabled": true,
                          "manager@delta": [{"id": "e-2"}]},
                         {"id": "e-2", "givenName": "Pia", "surname": "Ek", "mail": "pia@harbour.example",
                          "accountEnabled": true}]}""".formatted(link))));
        server.stubFor(get(urlPathEqualTo("/v1.0/users/delta"))
                .withQueryParam("$deltatoken", matching(".+"))
                .willReturn(okJson("""
                        {"@odata.deltaLink": "%s", "value": [{"id": "e-2", "@removed": {"reason": "deleted"}}]}""".formatted(link))));
    }

    Synchronizer synchronizer(Rooms rooms) {
        URI here = URI.create(server.baseUrl());
        Readers readers = new Readers(
                new DirectoryAddresses(here, here, here, here, false),
                rooms.db().clock());
        return new Synchronizer(
                rooms.db(),
                rooms.audit(),
                rooms.directories(),
                readers,
                new Synchronizer.People(
                        rooms.managers(), rooms.users(), rooms.upserts(), rooms.groups(), rooms.memberships()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
