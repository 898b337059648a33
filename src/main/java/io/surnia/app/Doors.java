package io.surnia.app;

import io.surnia.partner.Principal;
import io.surnia.partnerapi.Routes;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.http.Access;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.FixedAnswer;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Readiness;
import io.surnia.platform.http.Route;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.http.TrustedProxies;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.tls.Certificates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every door into the rooms, on one server: whose key opens which. */
record Doors(
        Rooms rooms, Configuration configuration, Certificates certificates, Readiness readiness, Metrics metrics) {

    Server open() {
        Routes partnerApi = rooms.partnerApi();
        List<Route> routes = new ArrayList<>(partnerApi.routes());
        routes.add(Route.get("/metrics", "metrics", Access.PUBLIC, this::metrics));
        List<FixedAnswer> fixed = partnerApi.fixed();
        return Server.start(settings(), certificates, routes, fixed, this::authenticate, readiness, metrics);
    }

    private ServerSettings settings() {
        ServerSettings settings = ServerSettings.onPort(configuration.get(Settings.PORT));
        int http = configuration.get(Settings.HTTP_PORT);
        if (http != 0) {
            settings = settings.withHttp(http, TrustedProxies.of(configuration.get(Settings.TRUSTED_PROXIES)));
        }
        int metricsPort = configuration.get(Settings.METRICS_PORT);
        return metricsPort == 0 ? settings : settings.withMetrics(metricsPort);
    }

    private Principal authenticate(String key, Call call) {
        Principal principal = rooms.keys().authenticate(key).orElseThrow(Problem::invalidApiKey);
        Optional<String> subdomain = configuration.find(Settings.BASE_DOMAIN).flatMap(base -> subdomain(call, base));
        if (subdomain.isPresent() && !subdomain.get().equals(principal.subdomain())) {
            throw Problem.invalidApiKey();
        }
        return principal;
    }

    private static Optional<String> subdomain(Call call, String baseDomain) {
        String host = call.host();
        String ending = "." + baseDomain;
        return host.endsWith(ending)
                ? Optional.of(host.substring(0, host.length() - ending.length()))
                : Optional.empty();
    }

    /** The deployment's figures are the operator's: no partner's key opens them. */
    private void metrics(Call call) throws Exception {
        byte[] expected = ("Bearer " + rooms.metricsKey()).getBytes(StandardCharsets.UTF_8);
        byte[] given = call.header("Authorization")
                .orElseThrow(Problem::missingApiKey)
                .getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw Problem.invalidApiKey();
        }
        metrics.handler().handle(call);
    }
}
