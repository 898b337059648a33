package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Terms;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partnerapi.IdParameters.IdParameter;
import io.surnia.partnerapi.IdParameters.Kind;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.testing.ContractClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation, every parameter that names something, under both scopes of keys: what is another partner's or another
 * customer's reads, to the byte of the headers, as what does not exist, and takes as long.
 */
class IsolationTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final World WORLD = SERVER.world;
    private static final World OTHERS = SERVER.others;
    private static final Actor ACTOR = new Actor.Automation("test");
    private static final String THEIRS = "eve@elsewhere.example";
    private static final String NEIGHBOURS = "dee@auto.example";
    private static final String NOBODYS = "zzz@elsewhere.example";
    private static final String UNKNOWN = "9999"; // as long as an id that is given out
    private static final int ROUNDS = Integer.getInteger("surnia.isolation.rounds", 8);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().sslContext(ApiServer.trust()).build();
    private static UserId eve = new UserId(0);
    private static UserId dee = new UserId(0);
    private static GroupId autopilots = new GroupId(0);
    private static AssignmentId neighbours = new AssignmentId(0);

    /** A key, and things that it must not see. */
    private record Outsider(String name, String key, Map<Kind, List<String>> foreign) {
        List<String> foreign(IdParameter parameter) {
            return foreign.getOrDefault(parameter.kind(), List.of());
        }
    }

    private record Reading(int status, Map<String, List<String>> headers, String body) {}

    static List<IdParameter> parameters() {
        return IdParameters.all();
    }

    @BeforeAll
    static void giveTheOthersWhatNobodyHereHas() {
        SERVER.rooms.db().doInTenant(OTHERS.tenant, tx -> {
            eve = SERVER.rooms.users().add(tx, ACTOR, OTHERS.harbour, UserDetails.of("Eve", "", THEIRS));
            SERVER.rooms.exposures().record(tx, OTHERS.harbour, THEIRS, "Adobe", tx.now());
        });
        SERVER.rooms.db().doInTenant(WORLD.tenant, tx -> {
            dee = SERVER.rooms
                    .users()
                    .byEmail(tx, WORLD.autopilot, NEIGHBOURS)
                    .orElseThrow()
                    .id();
            autopilots = SERVER.rooms.groups().add(tx, ACTOR, WORLD.autopilot, GroupDetails.of("Autopilots"));
            neighbours = SERVER.rooms
                    .assignments()
                    .create(tx, ACTOR, WORLD.autopilot, Terms.of(LibraryKind.VIDEO, "Theirs", tx.today()), List.of());
        });
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void readsTheForeignAsTheUnknown(IdParameter parameter) {
        for (Outsider outsider : outsiders()) {
            Reading unknown = read(outsider, parameter, unknown(parameter));
            for (String foreign : outsider.foreign(parameter)) {
                assertThat(read(outsider, parameter, foreign))
                        .as("%s of %s with the key of the %s", foreign, parameter, outsider.name())
                        .isEqualTo(unknown);
            }
            boolean closed =
                    parameter.kind() == Kind.ADMINISTRATOR && outsider.key().equals(WORLD.harbourKey);
            assertThat(unknown.status()).isEqualTo(closed ? 401 : 404);
        }
    }

    @Test
    void walksEveryOperationThatNamesSomething() {
        Set<String> walked =
                parameters().stream().map(each -> each.operation().id()).collect(Collectors.toSet());
        Set<String> all = Routes.table().stream().map(Operation::id).collect(Collectors.toSet());
        all.removeAll(walked);

        assertThat(all)
                .containsExactlyInAnyOrder(
                        "getCustomers", "getAdministrators", "getPartnerSettings", "getSubscriptionInformation");
    }

    /** Medians of alternating requests; the bound is wide, since a busy machine's times are. */
    @Test
    void takesAsLongForTheForeignAsForTheUnknown() {
        List<Double> ratios = new ArrayList<>();
        for (IdParameter parameter : parameters()) {
            for (Outsider outsider : outsiders()) {
                ratios.add(ratio(outsider, parameter));
            }
        }
        double median = median(ratios);
        System.out.printf(
                "isolation: %d parameters of %d operations; foreign ÷ unknown time: median %.2f, from %.2f to %.2f%n",
                parameters().size(),
                parameters().stream().map(IdParameter::operation).distinct().count(),
                median,
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        assertThat(median).isBetween(0.8, 1.25);
    }

    private static double ratio(Outsider outsider, IdParameter parameter) {
        List<Double> foreign = new ArrayList<>();
        List<Double> unknown = new ArrayList<>();
        String theirs = outsider.foreign(parameter).getFirst();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                foreign.add(time(outsider, parameter, theirs));
                unknown.add(time(outsider, parameter, unknown(parameter)));
            } else {
                unknown.add(time(outsider, parameter, unknown(parameter)));
                foreign.add(time(outsider, parameter, theirs));
            }
        }
        return median(foreign) / median(unknown);
    }

    private static List<Outsider> outsiders() {
        Map<Kind, List<String>> othersThings = Map.of(
                Kind.CUSTOMER, ids(OTHERS.harbour.value(), OTHERS.empty.value(), OTHERS.gone.value()),
                Kind.USER, ids(eve.value(), OTHERS.ana.value()),
                Kind.GROUP, ids(OTHERS.desk.value()),
                Kind.ASSIGNMENT, ids(OTHERS.policy.value(), OTHERS.old.value()),
                Kind.ADMINISTRATOR, ids(OTHERS.mara.value()),
                Kind.ADDRESS, List.of(THEIRS));
        Map<Kind, List<String>> neighboursThings = Map.of(
                Kind.CUSTOMER, ids(WORLD.autopilot.value(), WORLD.gone.value(), OTHERS.harbour.value()),
                Kind.USER, ids(dee.value(), eve.value()),
                Kind.GROUP, ids(autopilots.value(), OTHERS.desk.value()),
                Kind.ASSIGNMENT, ids(neighbours.value(), OTHERS.policy.value()),
                Kind.ADMINISTRATOR, ids(WORLD.mara.value(), OTHERS.mara.value()),
                Kind.ADDRESS, List.of(NEIGHBOURS, THEIRS));
        return List.of(
                new Outsider("partner", WORLD.key, othersThings),
                new Outsider("customer", WORLD.harbourKey, neighboursThings));
    }

    private static List<String> ids(long... ids) {
        return Arrays.stream(ids).mapToObj(Long::toString).toList();
    }

    private static String unknown(IdParameter parameter) {
        return parameter.kind() == Kind.ADDRESS ? NOBODYS : UNKNOWN;
    }

    /** All else that the call names is the caller's own. */
    private static String target(IdParameter parameter, String value) {
        Map<String, String> query = new LinkedHashMap<>();
        String selector = parameter.operation().selector();
        if (!parameter.operation().path().equals("/api/customers/")) {
            query.put("customer_id", Long.toString(WORLD.harbour.value()));
        }
        if (parameter.kind() != Kind.ADDRESS) {
            query.put("user_id", Long.toString(WORLD.ana.value()));
        }
        if (selector != null) {
            query.put(selector, ownOf(parameter.operation()));
        }
        query.put("message", "hello");
        query.put(parameter.name(), value);
        return parameter.operation().path() + "?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + ContractClient.encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String ownOf(Operation operation) {
        return Long.toString(
                switch (operation.path()) {
                    case "/api/customers/users/" -> WORLD.ana.value();
                    case "/api/customers/groups/" -> WORLD.desk.value();
                    case "/api/customers/assignments/" -> WORLD.policy.value();
                    case "/api/administrators/" -> WORLD.mara.value();
                    default -> WORLD.harbour.value();
                });
    }

    private static double time(Outsider outsider, IdParameter parameter, String value) {
        long began = System.nanoTime();
        send(outsider, parameter, value);
        return System.nanoTime() - began;
    }

    /** The answer without what differs from request to request, and with the value itself struck out. */
    private static Reading read(Outsider outsider, IdParameter parameter, String value) {
        HttpResponse<String> answer = send(outsider, parameter, value);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "Date", "x-request-id", "X-Request-Id"));
        return new Reading(answer.statusCode(), headers, answer.body().replace(value, "#"));
    }

    private static HttpResponse<String> send(Outsider outsider, IdParameter parameter, String value) {
        URI address = URI.create("https://localhost:" + SERVER.server.port() + target(parameter, value));
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(parameter.operation().method(), BodyPublishers.noBody())
                .header("Authorization", "Bearer " + outsider.key())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
