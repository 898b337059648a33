package io.surnia.exposures.sources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.surnia.testing.FakeSources.KEY;
import static io.surnia.testing.FakeSources.ofQuery;
import static io.surnia.testing.FakeSources.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.exposures.sources.SearchAnswer.CreditsExhausted;
import io.surnia.exposures.sources.SearchAnswer.Failed;
import io.surnia.exposures.sources.SearchAnswer.Found;
import io.surnia.exposures.sources.SearchAnswer.KeyRefused;
import io.surnia.exposures.sources.SearchAnswer.Later;
import io.surnia.platform.client.WebClient;
import io.surnia.testing.FakeSources;
import io.surnia.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DehashedTest {
    private static final FakeSources fake = new FakeSources();
    private static final Target HARBOUR = new Target.Domain("harbour.example");
    private static final Target ANA = new Target.Address("ana@harbour.example");
    private static final String OF_HARBOUR = "domain:harbour.example";
    private static final String OF_ANA = "email:\"ana@harbour.example\"";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final Dehashed source =
            new Dehashed(fake.dehashed(), new WebClient(Duration.ofSeconds(5), 1_000_000), clock);

    @BeforeEach
    void forget() {
        fake.reset();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @Test
    void findsTheRowsOfAnAddress() {
        fake.leaked(OF_ANA, row("4711", "Ana@Harbour.example", "hunter2"));

        assertThat(source.search(KEY, ANA, 1)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.credits()).isEqualTo(89);
            assertThat(found.hasMore()).isFalse();
            assertThat(found.rows()).singleElement().satisfies(row -> {
                assertThat(row.number()).isEqualTo(4711);
                assertThat(row.email()).isEqualTo("Ana@Harbour.example");
                assertThat(row.password()).isEqualTo("hunter2");
                assertThat(row.username()).isEqualTo("someone");
                assertThat(row.ipAddress()).isNull();
                assertThat(row.database()).isEqualTo("Adobe");
                assertThat(row).hasToString("LeakedRow[4711]");
            });
        });
    }

    @Test
    void takesRowsOfEitherShapeAndIdsThatAreNoNumbers() {
        fake.server.stubFor(ofQuery(OF_ANA, 1).willReturn(okJson("""
                {"balance": 5, "total": 3, "entries": [
                  {"id": "k3X_a", "email": "ana@harbour.example", "hashed_password": ["$2a$"], "password": null},
                  {"id": "k3X_b", "email": ["other@else.example", "ana@harbour.example"], "password": ["", "open"]},
                  {"id": "k3X_c", "email": ["other@else.example"]}]}""")));

        List<LeakedRow> first = rows(source.search(KEY, ANA, 1));
        assertThat(first).extracting(LeakedRow::password).containsExactly("$2a$", "open");
        assertThat(first).extracting(LeakedRow::database).containsOnly("unknown");
        assertThat(first).extracting(LeakedRow::number).doesNotHaveDuplicates().allMatch(number -> number > 0);
        assertThat(rows(source.search(KEY, ANA, 1)))
                .extracting(LeakedRow::number)
                .isEqualTo(first.stream().map(LeakedRow::number).toList());
    }

    @Test
    void readsAPageAfterTheOther() {
        String[] full = IntStream.range(1, Dehashed.PAGE + 1)
                .mapToObj(number -> row(Integer.toString(number), "u%d@harbour.example".formatted(number), "x"))
                .toArray(String[]::new);
        fake.leaked(OF_HARBOUR, full);
        fake.server.stubFor(
                ofQuery(OF_HARBOUR, 2).willReturn(okJson(FakeSources.page(row("9999", "last@harbour.example", "y")))));

        assertThat(source.search(KEY, HARBOUR, 1)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.rows()).hasSize(Dehashed.PAGE);
            assertThat(found.hasMore()).isTrue();
        });
        assertThat(source.search(KEY, HARBOUR, 2)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.rows()).hasSize(1);
            assertThat(found.hasMore()).isFalse();
        });
    }

    @Test
    void searchesOnlyDeclaredDomainsAsAWhole() {
        assertThat(source.coverage(KEY, Set.of("harbour.example"), Set.of("gmx.example")))
                .isEqualTo(new Coverage.Domains(new TreeSet<>(Set.of("harbour.example"))));
    }

    @Test
    void checksAKeyWithoutACredit() {
        assertThat(source.check(KEY)).isEqualTo(new KeyCheck.Accepted(null, null));
        assertThat(source.check("another")).isEqualTo(new KeyCheck.Refused());
        assertThat(fake.asked()).containsOnly("/v2/search-password");
    }

    @Test
    void tellsAKeyWithoutCreditsFromNone() {
        fake.server.stubFor(ofQuery(OF_ANA, 1)
                .willReturn(aResponse().withStatus(403).withBody("{\"error\": \"Insufficient credits\"}")));
        assertThat(source.search(KEY, ANA, 1)).isEqualTo(new CreditsExhausted());

        fake.server.stubFor(
                ofQuery(OF_ANA, 1).willReturn(aResponse().withStatus(403).withBody("{\"error\": \"Forbidden\"}")));
        assertThat(source.search(KEY, ANA, 1)).isEqualTo(new KeyRefused());
        assertThat(source.search("another", ANA, 1)).isEqualTo(new KeyRefused());
    }

    @Test
    void waitsAsLongAsItIsToldTo() {
        fake.server.stubFor(post(urlEqualTo("/v2/search"))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));

        assertThat(source.search(KEY, ANA, 1)).isEqualTo(new Later(Duration.ofSeconds(7)));
        clock.advance(Duration.ofSeconds(3));
        assertThat(source.search(KEY, ANA, 1)).isEqualTo(new Later(Duration.ofSeconds(4)));
        assertThat(fake.requests("/v2/search")).hasSize(1);
    }

    @Test
    void failsOnWhatIsNoAnswer() {
        fake.server.stubFor(ofQuery(OF_ANA, 1).willReturn(aResponse().withStatus(500)));
        assertThat(source.search(KEY, ANA, 1)).isEqualTo(new Failed("DeHashed answered 500"));
        for (String body : List.of("", "[]", "{\"balance\": 1}", "{\"entries\": 5}", "{\"entries\": [{\"id\"")) {
            fake.server.stubFor(ofQuery(OF_ANA, 1).willReturn(okJson(body)));
            assertThat(source.search(KEY, ANA, 1))
                    .as(body)
                    .isEqualTo(new Failed("DeHashed answered what cannot be read"));
        }
    }

    private static List<LeakedRow> rows(SearchAnswer answer) {
        return answer instanceof Found found ? found.rows() : List.of();
    }
}
