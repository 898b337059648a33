package io.surnia.app;

import io.surnia.manage.ManageApi;
import io.surnia.partnerapi.Api;
import io.surnia.partnerapi.KeyAuthenticator;
import io.surnia.partnerapi.PublicFiles;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.html.Templates;
import io.surnia.platform.http.Access;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Readiness;
import io.surnia.platform.http.Route;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.http.TrustedProxies;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.tls.Certificates;
import io.surnia.portal.CertificatePages;
import io.surnia.scim.ScimApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Every door into the rooms, on one server: whose key opens which. */
record Doors(
        Rooms rooms,
        Configuration configuration,
        Certificates certificates,
        Readiness readiness,
        Metrics metrics,
        String metricsKey) {

    Server open() {
        List<Route> routes = new ArrayList<>(partnerApi().routes());
        routes.addAll(scimApi().routes());
        routes.addAll(manageApi().routes());
        routes.addAll(new CertificatePages(rooms.certificates(), new Templates()).routes());
        routes.add(Route.get("/metrics", "metrics", Access.PUBLIC, this::metrics));
        return Server.start(
                settings(),
                certificates,
                routes,
                PublicFiles.all(),
                new KeyAuthenticator(rooms.keys(), configuration.find(Settings.BASE_DOMAIN)),
                readiness,
                metrics);
    }

    private ServerSettings settings() {
        ServerSettings settings =
                ServerSettings.at(configuration.get(Settings.LISTEN), configuration.get(Settings.PORT));
        int http = configuration.get(Settings.HTTP_PORT);
        if (http != 0) {
            settings = settings.withHttp(http, TrustedProxies.of(configuration.get(Settings.TRUSTED_PROXIES)));
        }
        int metricsPort = configuration.get(Settings.METRICS_PORT);
        return metricsPort == 0 ? settings : settings.withMetrics(metricsPort);
    }

    private Api partnerApi() {
        Api.Rooms behind = new Api.Rooms(
                rooms.db(),
                rooms.partners(),
                rooms.keys(),
                rooms.customers(),
                rooms.administrators(),
                rooms.managers(),
                rooms.groups(),
                rooms.assignments(),
                rooms.loads(),
                rooms.programs(),
                rooms.exposures(),
                rooms.notifying(),
                rooms.subscriptions());
        return new Api(behind, configuration.find(Settings.BASE_URL));
    }

    private ScimApi scimApi() {
        ScimApi.Rooms behind = new ScimApi.Rooms(
                rooms.db(), rooms.audit(), rooms.managers(), rooms.users(), rooms.groups(), rooms.memberships());
        return new ScimApi(behind, configuration.find(Settings.BASE_URL));
    }

    private ManageApi manageApi() {
        ManageApi.Rooms behind = new ManageApi.Rooms(
                rooms.db(),
                rooms.requests(),
                rooms.audit(),
                rooms.keys(),
                rooms.customers(),
                rooms.managers(),
                rooms.users(),
                rooms.upserts(),
                rooms.userImports(),
                rooms.groups(),
                rooms.memberships(),
                rooms.directories(),
                rooms.directoryProbes(),
                rooms.editing(),
                rooms.assignments(),
                rooms.learning(),
                rooms.surveys(),
                rooms.exercises(),
                rooms.exposures(),
                rooms.dehashed(),
                rooms.findingImports(),
                rooms.breachChecks(),
                rooms.sourceKeys(),
                rooms.administrators(),
                rooms.partners(),
                rooms.privacy(),
                rooms.retentions(),
                rooms.webhooks(),
                rooms.mailServers(),
                rooms.dkimKeys(),
                rooms.mailLog(),
                rooms.suppressions(),
                rooms.reports(),
                rooms.certificates(),
                rooms.clock(),
                rooms.letters(),
                rooms.links(),
                rooms.notices());
        return new ManageApi(
                behind, configuration.get(Settings.IMPORT_LIMIT) * 1_000_000, configuration.find(Settings.BASE_URL));
    }

    /** The deployment's figures are the operator's: no partner's key opens them. */
    private void metrics(Call call) throws Exception {
        byte[] expected = ("Bearer " + metricsKey).getBytes(StandardCharsets.UTF_8);
        byte[] given =
                call.header("Authorization").orElseThrow(Problem::missingApiKey).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw Problem.invalidApiKey();
        }
        metrics.handler().handle(call);
    }
}
