package io.surnia.exposures.sources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.surnia.testing.FakeSources.KEY;
import static io.surnia.testing.FakeSources.ofAccount;
import static io.surnia.testing.FakeSources.ofDomain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.surnia.exposures.sources.SearchAnswer.Failed;
import io.surnia.exposures.sources.SearchAnswer.Found;
import io.surnia.exposures.sources.SearchAnswer.KeyRefused;
import io.surnia.exposures.sources.SearchAnswer.Later;
import io.surnia.exposures.sources.SearchAnswer.NotAllowed;
import io.surnia.platform.client.WebClient;
import io.surnia.testing.FakeSources;
import io.surnia.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HaveIBeenPwnedTest {
    private static final FakeSources fake = new FakeSources();
    private static final String ANA = "ana+a@harbour.example";
    private static final Target OF_ANA = new Target.Address(ANA);
    private static final Target OF_HARBOUR = new Target.Domain("harbour.example");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final HaveIBeenPwned source =
            new HaveIBeenPwned(fake.hibp(), new WebClient(Duration.ofSeconds(5), 100_000), clock);

    @BeforeEach
    void forget() {
        fake.reset();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @Test
    void findsTheBreachesOfAnAddress() {
        fake.account(ANA, "Adobe", "LinkedIn");

        assertThat(source.search(KEY, OF_ANA, 1))
                .isEqualTo(new Found(
                        List.of(new Sighting(ANA, "Adobe"), new Sighting(ANA, "LinkedIn")), List.of(), false, null));
        assertThat(fake.requests("/api/v3/breachedaccount/"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.getHeader("User-Agent")).startsWith("Surnia"));
    }

    @Test
    void findsTheBreachesOfAVerifiedDomain() {
        fake.domain("harbour.example", Map.of("ana", List.of("Adobe"), "bo", List.of("Adobe", "Canva")));

        assertThat(source.search(KEY, OF_HARBOUR, 1))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.sightings())
                                .containsExactlyInAnyOrder(
                                        new Sighting("ana@harbour.example", "Adobe"),
                                        new Sighting("bo@harbour.example", "Adobe"),
                                        new Sighting("bo@harbour.example", "Canva")));
    }

    @Test
    void knowsThatWhatIsNotFoundIsClean() {
        assertThat(source.search(KEY, OF_ANA, 1)).isEqualTo(Found.NOTHING);
    }

    @Test
    void readsHowFastAKeyMayBeUsedFromItsSubscription() {
        fake.subscription(10);

        assertThat(source.check(KEY)).isEqualTo(new KeyCheck.Accepted("Pwned 1", 10));
        assertThat(source.search(KEY, OF_ANA, 1)).isInstanceOf(Found.class);
        assertThat(source.search(KEY, OF_ANA, 1))
                .isInstanceOfSatisfying(
                        Later.class,
                        later -> assertThat(later.pause()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7)));
        clock.advance(Duration.ofSeconds(7));
        assertThat(source.search(KEY, OF_ANA, 1)).isInstanceOf(Found.class);
        assertThat(fake.requests("/api/v3/breachedaccount/")).hasSize(2);
    }

    @Test
    void asksForTheSubscriptionOnceADay() {
        source.search(KEY, OF_ANA, 1);
        clock.advance(Duration.ofHours(23));
        source.search(KEY, OF_ANA, 1);
        assertThat(fake.requests("/api/v3/subscription/status")).hasSize(1);

        clock.advance(Duration.ofHours(2));
        source.search(KEY, OF_ANA, 1);
        assertThat(fake.requests("/api/v3/subscription/status")).hasSize(2);
    }

    @Test
    void waitsAsLongAsItIsToldTo() {
        fake.server.stubFor(ofAccount(ANA)
                .inScenario("hurry")
                .willSetStateTo("waited")
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "42")
                        .withBody("{}")));
        fake.server.stubFor(ofAccount(ANA)
                .inScenario("hurry")
                .whenScenarioStateIs("waited")
                .willReturn(okJson("[{\"Name\": \"Adobe\"}]")));

        assertThat(source.search(KEY, OF_ANA, 1)).isEqualTo(new Later(Duration.ofSeconds(42)));
        assertThat(source.search(KEY, OF_ANA, 1)).isEqualTo(new Later(Duration.ofSeconds(42)));
        assertThat(fake.requests("/api/v3/breachedaccount/")).hasSize(1);

        clock.advance(Duration.ofSeconds(42));
        assertThat(source.search(KEY, OF_ANA, 1))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.sightings()).hasSize(1));
    }

    @Test
    void tellsAKeyThatIsNone() {
        assertThat(source.check("another")).isEqualTo(new KeyCheck.Refused());
        assertThat(source.search("another", OF_ANA, 1)).isEqualTo(new KeyRefused());
        assertThat(source.coverage("another", Set.of("harbour.example"), Set.of()))
                .isEqualTo(new Coverage.Unknown(new KeyRefused()));
    }

    @Test
    void coversOnlyVerifiedDomainsOfTheCustomer() {
        fake.verified("Harbour.example", "elsewhere.example");

        assertThat(source.coverage(KEY, Set.of("harbour.example"), Set.of("lagoon.example")))
                .isInstanceOfSatisfying(
                        Coverage.Domains.class,
                        covered -> assertThat(covered.names()).containsExactly("harbour.example"));
    }

    @Test
    void coversNoDomainWhereThePlanHasNoDomainSearch() {
        fake.server.stubFor(get(urlEqualTo("/api/v3/subscribeddomains"))
                .willReturn(aResponse().withStatus(403)));

        assertThat(source.coverage(KEY, Set.of("harbour.example"), Set.of()))
                .isInstanceOfSatisfying(
                        Coverage.Domains.class,
                        covered -> assertThat(covered.names()).isEmpty());
    }

    @Test
    void tellsWhatItMayNotSearch() {
        fake.server.stubFor(ofDomain("harbour.example").willReturn(aResponse().withStatus(403)));

        assertThat(source.search(KEY, OF_HARBOUR, 1)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void failsOnWhatIsNoAnswer() {
        fake.server.stubFor(ofAccount(ANA).willReturn(aResponse().withStatus(503)));
        assertThat(source.search(KEY, OF_ANA, 1)).isEqualTo(new Failed("Have I Been Pwned answered 503"));

        for (String body : List.of("<html>", "{}", "[{\"Title\": \"Adobe\"}]", "[\"Adobe\"]", "[{\"Name\": \"A", "")) {
            fake.server.stubFor(ofAccount(ANA).willReturn(okJson(body)));
            assertThat(source.search(KEY, OF_ANA, 1))
                    .as(body)
                    .isEqualTo(new Failed("Have I Been Pwned answered what cannot be read"));
        }

        fake.server.stubFor(ofAccount(ANA).willReturn(okJson("[" + "{\"Name\": \"Adobe\"},".repeat(10_000))));
        assertThat(source.search(KEY, OF_ANA, 1)).isEqualTo(new Failed("an answer of more than 100000 bytes"));

        fake.server.stubFor(ofAccount(ANA).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(source.search(KEY, OF_ANA, 1)).isInstanceOf(Failed.class);
    }

    @Test
    void givesUpOnASlowAnswer() {
        fake.server.stubFor(ofAccount(ANA).willReturn(okJson("[]").withChunkedDribbleDelay(2, 20_000)));
        HaveIBeenPwned impatient =
                new HaveIBeenPwned(fake.hibp(), new WebClient(Duration.ofSeconds(1), 100_000), clock);

        assertThat(impatient.search(KEY, OF_ANA, 1)).isEqualTo(new Failed("no answer within 1 seconds"));
    }

    @Test
    void tellsWhereNobodyIs() {
        HaveIBeenPwned nobody = new HaveIBeenPwned(
                URI.create("http://127.0.0.1:9"), new WebClient(Duration.ofSeconds(1), 100_000), clock);

        assertThat(nobody.check(KEY)).isEqualTo(new KeyCheck.Unknown("no connection"));
        assertThat(nobody.search(KEY, OF_ANA, 1)).isEqualTo(new Failed("no connection"));
    }

    @Test
    void fetchesTheCatalogueOnlyWhereItChanged() {
        fake.catalogue("Adobe");

        assertThat(source.catalogue(null, null)).isInstanceOfSatisfying(CatalogueAnswer.Changed.class, changed -> {
            assertThat(new String(changed.body(), UTF_8)).contains("Adobe");
            assertThat(changed.etag()).isEqualTo("\"v1\"");
        });
        assertThat(source.catalogue("\"v1\"", null)).isEqualTo(new CatalogueAnswer.Unchanged());
        assertThat(source.catalogue("\"v0\"", null)).isInstanceOf(CatalogueAnswer.Changed.class);
    }
}
