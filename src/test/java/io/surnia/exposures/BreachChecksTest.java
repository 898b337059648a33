package io.surnia.exposures;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.surnia.exposures.BreachWorld.ACTOR;
import static io.surnia.testing.FakeSources.KEY;
import static io.surnia.testing.FakeSources.ofAccount;
import static io.surnia.testing.FakeSources.ofDomain;
import static io.surnia.testing.FakeSources.ofQuery;
import static io.surnia.testing.FakeSources.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surnia.app.Rooms;
import io.surnia.customers.CustomerId;
import io.surnia.exposures.BreachCheck.Cause;
import io.surnia.exposures.BreachCheck.State;
import io.surnia.exposures.sources.SourceName;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.privacy.Retention;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreachChecksTest {
    private static final String ACCOUNT = "/api/v3/breachedaccount/";

    private final BreachWorld world = new BreachWorld();
    private final CustomerId harbour = world.customer("Harbour", null);

    @BeforeEach
    void haveAnAdministrator() {
        world.administrator(harbour, "mara@harbour.example");
        world.administrator(null, "desk@northwind.example");
        world.sources.catalogue("Adobe", "Canva", "Lists:IsSpamList", "Fake:IsFabricated", "Secret:IsSensitive");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void checksEachWeekAndMailsOnceWhatIsNew() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "Ana@harbour.example");
        world.user(harbour, "bo@harbour.example");
        world.sources.account("ana@harbour.example", "Adobe");

        world.work();
        assertThat(world.checks(harbour)).singleElement().satisfies(check -> {
            assertThat(check.cause()).isEqualTo(Cause.WEEKLY);
            assertThat(check.state()).isEqualTo(State.DONE);
            assertThat(check.searches()).isEqualTo(2);
            assertThat(check.exposuresFound()).isEqualTo(1);
            assertThat(check.note()).isNull();
        });
        assertThat(world.mails()).containsExactly("mara@harbour.example: 1 new leak found at Harbour");

        world.clock.advance(Duration.ofDays(6));
        world.work();
        assertThat(world.checks(harbour)).hasSize(1);

        world.clock.advance(Duration.ofDays(1));
        world.work();
        assertThat(world.checks(harbour)).hasSize(2);
        assertThat(world.mails()).hasSize(1);

        world.sources.account("bo@harbour.example", "Adobe", "Canva");
        world.clock.advance(Duration.ofDays(7));
        world.work();
        world.work();
        assertThat(world.checks(harbour)).hasSize(3);
        assertThat(world.exposures(harbour)).hasSize(3);
        assertThat(world.mails()).hasSize(2).last().isEqualTo("mara@harbour.example: 2 new leaks found at Harbour");
    }

    @Test
    void writesWhoIsConcernedByWhatWithoutAnyPassword() {
        world.giveKey(SourceName.HIBP);
        world.giveKey(SourceName.DEHASHED);
        world.user(harbour, "ana@harbour.example");
        world.sources.account("ana@harbour.example", "Adobe");
        world.sources.leaked("email:\"ana@harbour.example\"", row("1", "ana@harbour.example", "hunter2"));

        world.work();

        String text = world.texts("select text_body from mails").getFirst();
        assertThat(text)
                .contains("Ana Sousa (ana@harbour.example)")
                .contains("Adobe, October 4, 2013")
                .contains("Adobe: a leaked record with a password");
        assertThat(world.texts("select html_body from mails").getFirst())
                .contains("Ana Sousa (ana@harbour.example)", "a leaked record with a password")
                .doesNotContain("hunter2");
        assertThat(text).doesNotContain("hunter2");
    }

    @Test
    void alarmsNobodyForWhatIsFabricatedSpamOrSensitive() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.sources.account("ana@harbour.example", "Lists", "Fake", "Secret");

        world.work();

        assertThat(world.exposures(harbour))
                .hasSize(3)
                .noneMatch(exposure -> exposure.breach().alarms());
        assertThat(world.mails()).isEmpty();
        assertThat(world.sources.requests("/api/v3/breaches")).hasSize(1);
    }

    @Test
    void alarmsForWhatTheCatalogueDoesNotKnowYet() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.sources.account("ana@harbour.example", "BrandNew");

        world.work();

        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void alarmsNobodyForWhatIsAcknowledgedBeforeTheEnd() {
        world.giveKey(SourceName.HIBP);
        world.sources.subscription(10);
        world.user(harbour, "ana@harbour.example");
        world.user(harbour, "bo@harbour.example");
        world.sources.account("ana@harbour.example", "Adobe");

        world.work();
        Exposure found = world.exposures(harbour).getFirst();
        assertThat(world.open()).isEqualTo(1);
        world.inTenant(tx -> {
            world.rooms.exposures().acknowledge(tx, harbour, found.id());
            return true;
        });
        world.workToTheEnd(world.rooms, Duration.ofSeconds(10));

        assertThat(world.checks(harbour).getFirst().exposuresFound()).isEqualTo(1);
        assertThat(world.mails()).isEmpty();
    }

    @Test
    void tellsThePartnersAdministratorsWhereTheCustomerHasNone() {
        world.giveKey(SourceName.HIBP);
        CustomerId lagoon = world.customer("Lagoon", null);
        world.user(lagoon, "cy@lagoon.example");
        world.sources.account("cy@lagoon.example", "Adobe");

        world.work();

        assertThat(world.mails()).containsExactly("desk@northwind.example: 1 new leak found at Lagoon");
    }

    @Test
    void searchesAVerifiedDomainAsAWholeAndKeepsWhatIsNobodys() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.user(harbour, "bo@gmail.com");
        UserId gone = world.user(harbour, "gone@harbour.example");
        world.inTenant(tx -> {
            world.rooms.users().archive(tx, ACTOR, harbour, gone);
            return true;
        });
        world.sources.verified("harbour.example", "gmail.com");
        world.sources.domain(
                "harbour.example",
                Map.of("ana", List.of("Adobe"), "former", List.of("Canva"), "gone", List.of("Adobe")));

        world.work();

        assertThat(world.exposures(harbour))
                .extracting(Exposure::email)
                .containsExactlyInAnyOrder("ana@harbour.example", "former@harbour.example");
        assertThat(world.sources.asked())
                .filteredOn(path -> path.startsWith(ACCOUNT))
                .containsExactly(ACCOUNT + "bo%40gmail.com?truncateResponse=false&includeUnverified=true");
        List<String> exposed = new ArrayList<>();
        world.inTenant(tx -> {
            world.rooms
                    .exposures()
                    .exposedAddresses(
                            tx,
                            harbour,
                            "",
                            10,
                            each -> exposed.add(each.account().user() + ""));
            return true;
        });
        assertThat(exposed).hasSize(2).contains("null");
    }

    @Test
    void searchesAddressesOneByOneWhereTheDomainIsForbidden() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.sources.verified("harbour.example");
        world.sources.server.stubFor(
                ofDomain("harbour.example").willReturn(aResponse().withStatus(403)));
        world.sources.account("ana@harbour.example", "Adobe");

        world.work();

        assertThat(world.exposures(harbour)).hasSize(1);
    }

    @Test
    void leavesAnotherCustomersDomainAlone() {
        world.giveKey(SourceName.HIBP);
        world.customer("Lagoon", "lagoon.example");
        world.user(harbour, "guest@lagoon.example");
        world.sources.verified("lagoon.example");
        world.sources.domain("lagoon.example", Map.of("boss", List.of("Adobe")));

        world.work();

        assertThat(world.exposures(harbour)).isEmpty();
        assertThat(world.sources.requests(ACCOUNT + "guest%40lagoon.example")).hasSize(1);
    }

    @Test
    void checksNeitherArchivedPeopleNorArchivedCustomers() {
        world.giveKey(SourceName.HIBP);
        UserId gone = world.user(harbour, "gone@harbour.example");
        CustomerId lagoon = world.customer("Lagoon", null);
        world.user(lagoon, "cy@lagoon.example");
        world.inTenant(tx -> {
            world.rooms.users().archive(tx, ACTOR, harbour, gone);
            world.rooms.breachChecks().ask(tx, ACTOR, lagoon);
            world.rooms.customers().archive(tx, ACTOR, lagoon);
            return true;
        });

        world.work();

        assertThat(world.sources.requests(ACCOUNT)).isEmpty();
        assertThat(world.checks(lagoon)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.INCOMPLETE);
            assertThat(check.note()).isEqualTo("The customer was archived.");
        });
        assertThatThrownBy(() -> world.inTenant(tx -> world.rooms.breachChecks().ask(tx, ACTOR, lagoon)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("customer_archived"));
    }

    @Test
    void opensNothingWithoutAKey() {
        world.work();

        assertThat(world.checks(harbour)).isEmpty();
        assertThatThrownBy(() -> world.inTenant(tx -> world.rooms.breachChecks().ask(tx, ACTOR, harbour)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("no_breach_source"));
        assertThat(world.sources.asked()).isEmpty();
    }

    @Test
    void meansTheOpenCheckWhereOneIsAskedForTwice() {
        world.giveKey(SourceName.HIBP);

        BreachCheckId first = world.inTenant(tx -> world.rooms.breachChecks().ask(tx, ACTOR, harbour))
                .id();

        assertThat(world.inTenant(tx -> world.rooms.breachChecks().ask(tx, ACTOR, harbour))
                        .id())
                .isEqualTo(first);
    }

    @Test
    void keepsToThePaceAndIsGoneOnWithByAnotherNode() {
        world.giveKey(SourceName.HIBP);
        world.sources.subscription(10);
        for (int i = 0; i < 12; i++) {
            world.user(harbour, "u%d@harbour.example".formatted(i));
            world.sources.account("u%d@harbour.example".formatted(i), "Adobe");
        }
        world.work();
        for (int seconds = 0; seconds < 40; seconds++) {
            world.clock.advance(Duration.ofSeconds(1));
            world.work();
        }
        int asked = world.sources.requests(ACCOUNT).size();
        assertThat(asked).isBetween(5, 7);

        world.workToTheEnd(world.node(), Duration.ofSeconds(7));

        assertThat(world.sources.requests(ACCOUNT)).hasSize(12);
        assertThat(world.checks(harbour).getFirst().exposuresFound()).isEqualTo(12);
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void countsAndMailsOnceWhatADyingNodeHadBegun() {
        world.giveKey(SourceName.HIBP);
        for (int i = 0; i < 60; i++) {
            world.user(harbour, "u%02d@harbour.example".formatted(i));
            world.sources.account("u%02d@harbour.example".formatted(i), "Adobe");
        }
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean isDead = new AtomicBoolean();
        world.sources.server.addMockServiceRequestListener((request, _) -> {
            if (request.getUrl().startsWith(ACCOUNT) && asked.incrementAndGet() == 40) {
                isDead.set(true);
            }
        });
        world.work(world.node(dying(world.pool(), isDead), null));
        assertThat(isDead).isTrue();
        assertThat(world.checks(harbour).getFirst().searches()).isEqualTo(25);

        world.workToTheEnd(world.node(), Duration.ofSeconds(1));

        assertThat(world.checks(harbour)).singleElement().satisfies(check -> {
            assertThat(check.searches()).isEqualTo(60);
            assertThat(check.exposuresFound()).isEqualTo(60);
            assertThat(check.state()).isEqualTo(State.DONE);
        });
        assertThat(world.exposures(harbour)).hasSize(60);
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void isDoneOnceHoweverManyNodesWork() throws InterruptedException {
        world.giveKey(SourceName.HIBP);
        for (int i = 0; i < 80; i++) {
            world.user(harbour, "u%02d@harbour.example".formatted(i));
        }
        world.sources.account("u79@harbour.example", "Adobe");
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Rooms node = world.node();
            nodes.add(Thread.ofVirtual().start(() -> world.work(node)));
        }
        for (Thread node : nodes) {
            node.join();
        }
        world.workToTheEnd(world.rooms, Duration.ofSeconds(1));

        assertThat(world.checks(harbour)).singleElement().satisfies(check -> {
            assertThat(check.searches()).isEqualTo(80);
            assertThat(check.exposuresFound()).isEqualTo(1);
        });
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void keepsNoCustomerWaitingForALargeOne() {
        world.giveKey(SourceName.HIBP);
        for (int i = 0; i < 100; i++) {
            world.user(harbour, "u%02d@harbour.example".formatted(i));
        }
        CustomerId lagoon = world.customer("Lagoon", null);
        world.user(lagoon, "cy@lagoon.example");

        world.work();

        List<String> asked = world.sources.asked().stream()
                .filter(path -> path.startsWith(ACCOUNT))
                .toList();
        assertThat(asked).hasSize(101);
        assertThat(asked.stream().filter(path -> path.contains("lagoon")).map(asked::indexOf))
                .singleElement()
                .satisfies(place -> assertThat(place).isLessThanOrEqualTo(50));
    }

    @Test
    void sharesTheServersKeyAmongPartners() {
        world.sources.subscription(10);
        Rooms node = world.node(world.pool(), KEY);
        Tenant southwind = world.partner("Southwind");
        CustomerId delta = world.customer(southwind, "Delta", null);
        for (int i = 0; i < 5; i++) {
            world.user(harbour, "u%d@harbour.example".formatted(i));
            world.user(southwind, delta, "u%d@delta.example".formatted(i));
        }
        node.db().doInTenant(southwind, tx -> node.breachChecks().plan(tx));
        world.work(node);
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofSeconds(7));
            node.checkRunner().run();
        }

        assertThat(world.sources.requests(ACCOUNT)).hasSize(6);
        assertThat(world.sources.asked().stream().filter(path -> path.contains("%40delta")))
                .hasSize(3);
    }

    @Test
    void goesOnWithTheOtherSourceWhereAKeyIsRefused() {
        world.giveKey(SourceName.HIBP);
        world.giveKey(SourceName.DEHASHED);
        world.user(harbour, "ana@harbour.example");
        world.sources.server.stubFor(
                ofAccount("ana@harbour.example").willReturn(aResponse().withStatus(401)));
        world.sources.leaked("email:\"ana@harbour.example\"", row("1", "ana@harbour.example", "hunter2"));

        world.work();

        assertThat(world.checks(harbour)).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.INCOMPLETE);
            assertThat(check.note()).isEqualTo("Have I Been Pwned was not searched to the end: it refused the key.");
            assertThat(check.recordsFound()).isEqualTo(1);
        });
        assertThat(world.keys())
                .extracting(SourceKey::state, SourceKey::credits)
                .containsExactly(tuple(SourceKey.State.REFUSED, null), tuple(SourceKey.State.ACCEPTED, 89L));
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void endsWhereCreditsDo() {
        world.giveKey(SourceName.DEHASHED);
        world.user(harbour, "ana@harbour.example");
        world.user(harbour, "bo@harbour.example");
        world.sources.leaked("email:\"ana@harbour.example\"", row("1", "ana@harbour.example", "hunter2"));
        world.sources.server.stubFor(ofQuery("email:\"bo@harbour.example\"", 1)
                .willReturn(aResponse().withStatus(403).withBody("{\"error\": \"insufficient credits\"}")));

        world.work();

        assertThat(world.checks(harbour)).singleElement().satisfies(check -> {
            assertThat(check.note()).isEqualTo("DeHashed was not searched to the end: the key has no credits left.");
            assertThat(check.recordsFound()).isEqualTo(1);
        });
        assertThat(world.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.state()).isEqualTo(SourceKey.State.EXHAUSTED));
    }

    @Test
    void triesAgainWhatFailsAndGivesItUpAfterHours() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.sources.server.stubFor(
                ofAccount("ana@harbour.example").willReturn(aResponse().withStatus(503)));
        world.work();
        world.clock.advance(Duration.ofSeconds(59));
        world.work();
        assertThat(world.sources.requests(ACCOUNT)).hasSize(1);

        world.clock.advance(Duration.ofSeconds(2));
        world.work();
        assertThat(world.sources.requests(ACCOUNT)).hasSize(2);

        world.workToTheEnd(world.rooms, Duration.ofMinutes(1));
        assertThat(world.sources.requests(ACCOUNT)).hasSize(7);
        assertThat(world.checks(harbour).getFirst().note())
                .isEqualTo("Have I Been Pwned was not searched to the end: Have I Been Pwned answered 503.");
    }

    @Test
    void goesOnAfterAFailureThatPasses() {
        world.giveKey(SourceName.HIBP);
        world.user(harbour, "ana@harbour.example");
        world.sources.server.stubFor(ofAccount("ana@harbour.example").willReturn(okJson("<html>")));
        world.work();
        world.sources.account("ana@harbour.example", "Adobe");
        world.workToTheEnd(world.rooms, Duration.ofMinutes(1));

        assertThat(world.checks(harbour).getFirst().state()).isEqualTo(State.DONE);
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void sealsLeakedPasswordsAndWipesThemWhenTheirTimeIsOver() {
        CustomerId lagoon = world.customer("Lagoon", "lagoon.example");
        world.giveKey(SourceName.DEHASHED);
        world.user(lagoon, "cy@lagoon.example");
        world.sources.leaked(
                "domain:lagoon.example",
                row("1", "cy@lagoon.example", "hunter2"),
                row("2", "former@lagoon.example", "hunter3"));
        world.work();
        String kept = "select count(*) from dehashed_records where password is not null";
        assertThat(world.count(kept)).isEqualTo(2);
        assertThat(world.texts("select encode(password, 'escape') from dehashed_records"))
                .noneMatch(text -> text.contains("hunter"));
        assertThat(world.sources.requests("/v2/search")).hasSize(1 + 1);

        world.inTenant(tx -> world.rooms.retentions().change(tx, ACTOR, _ -> new Retention(null, null, null, 30)));
        world.clock.advance(Duration.ofDays(29));
        world.rooms.retentions().enforce(world.tenant);
        assertThat(world.count(kept)).isEqualTo(2);
        world.clock.advance(Duration.ofDays(2));
        world.rooms.retentions().enforce(world.tenant);
        assertThat(world.count(kept)).isZero();

        world.work();
        assertThat(world.count(kept)).isZero();
        assertThat(world.inTenant(tx -> world.rooms.exposures().report(tx, lagoon, "cy@lagoon.example"))
                        .records())
                .singleElement()
                .satisfies(leaked -> assertThat(leaked.passwordLeaked()).isTrue());
    }

    @Test
    void refreshesTheCatalogueDailyWhereThereIsAKey() {
        world.rooms.catalogueRefresh().daily();
        assertThat(world.sources.requests("/api/v3/breaches")).isEmpty();

        world.giveKey(SourceName.HIBP);
        world.rooms.catalogueRefresh().daily();
        world.rooms.catalogueRefresh().daily();
        assertThat(world.sources.requests("/api/v3/breaches")).hasSize(1);
        assertThat(world.count("select count(*) from breaches where catalogued"))
                .isEqualTo(5);

        world.clock.advance(Duration.ofDays(1));
        world.rooms.catalogueRefresh().daily();
        assertThat(world.sources.requests("/api/v3/breaches"))
                .hasSize(2)
                .last()
                .satisfies(request ->
                        assertThat(request.getHeader("If-None-Match")).isEqualTo("\"v1\""));
    }

    /** Connections that are none any more once the node is dead. */
    private static DataSource dying(DataSource pool, AtomicBoolean isDead) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (isDead.get()) {
                        throw new SQLException("the node is dead");
                    }
                    return method.invoke(pool, arguments);
                });
    }
}
