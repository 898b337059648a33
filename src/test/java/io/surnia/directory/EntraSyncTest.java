package io.surnia.directory;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.surnia.directory.FakeGraph.managedBy;
import static io.surnia.directory.FakeGraph.removed;
import static io.surnia.directory.FakeGraph.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.directory.ConnectionDetails.Selection;
import io.surnia.people.Manager;
import io.surnia.people.Source;
import io.surnia.people.User;
import io.surnia.people.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a customer's people when Entra ID is read, from its first reading on. */
class EntraSyncTest {
    private static final ConnectionDetails EVERYBODY =
            ConnectionDetails.of("Contoso", FakeGraph.service()).withArchiveShare(100);
    private static final String SECRET = "a-secret-of-the-application";

    private final FakeGraph graph = new FakeGraph();
    private final SyncedCustomer harbour = new SyncedCustomer(graph.addresses());

    @AfterEach
    void close() {
        harbour.close();
        graph.close();
    }

    @Test
    void readsEverybodyPageByPageAndNamesTheirManagers() {
        graph.people(
                "d1",
                List.of(
                        List.of(user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek", managedBy("u-1"))),
                        List.of(user("u-3", "Cy", "Dahl"))));

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.counts().added()).isEqualTo(3);
        assertThat(harbour.active())
                .containsExactly("ana@contoso.example", "ben@contoso.example", "cy@contoso.example");
        User ben = harbour.user("ben@contoso.example");
        assertThat(ben.details().source()).isEqualTo(Source.ENTRA);
        assertThat(ben.details().externalId()).isEqualTo("u-2");
        Manager ana = Objects.requireNonNull(harbour.managerOf("ben@contoso.example"));
        assertThat(ana.details().email()).isEqualTo("ana@contoso.example");
        assertThat(ana.details().source()).isEqualTo(Source.ENTRA);
        assertThat(harbour.audited("create")).contains("user", "manager");
        graph.server.verify(postRequestedFor(urlPathEqualTo("/contoso.onmicrosoft.com/oauth2/v2.0/token"))
                .withRequestBody(containing("grant_type=client_credentials"))
                .withRequestBody(containing("client_secret=" + SECRET)));
    }

    @Test
    void readsChangesAloneAfterTheFirstTime() {
        graph.people(
                "d1",
                user("u-1", "Ana", "Sousa"),
                user("u-2", "Ben", "Ek", managedBy("u-1")),
                user("u-3", "Cy", "Dahl"));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        graph.changes(
                "d1",
                "d2",
                "{\"id\": \"u-2\", \"surname\": \"Ekman\", \"manager@delta\": [{\"id\": \"u-1\", \"@removed\": {\"reason\": \"deleted\"}}]}",
                removed("u-3"),
                user("u-4", "Dee", "Ito"));

        Run run = harbour.run(id);

        assertThat(run.counts()).isEqualTo(new Run.Counts(1, 1, 1, 0, 1, 0, 0, 0, 0));
        assertThat(harbour.active())
                .containsExactly("ana@contoso.example", "ben@contoso.example", "dee@contoso.example");
        assertThat(harbour.user("ben@contoso.example").details().lastName()).isEqualTo("Ekman");
        assertThat(harbour.user("ben@contoso.example").details().firstName()).isEqualTo("Ben");
        assertThat(harbour.managerOf("ben@contoso.example")).isNull();
        graph.changes("d2", "d3");
        assertThat(harbour.run(id).counts()).isEqualTo(new Run.Counts(0, 0, 0, 0, 3, 0, 0, 0, 0));
        graph.server.verify(
                1, getRequestedFor(urlPathEqualTo(FakeGraph.USERS)).withQueryParam("$select", containing("mail")));
    }

    @Test
    void archivesWhoIsDisabledAndBringsWhoReturnsBack() {
        graph.people("d1", user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek"));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        UserId ben = harbour.user("ben@contoso.example").id();

        graph.changes("d1", "d2", "{\"id\": \"u-2\", \"accountEnabled\": false}");
        assertThat(harbour.run(id).counts().archived()).isEqualTo(1);
        assertThat(harbour.active()).containsExactly("ana@contoso.example");

        graph.changes("d2", "d3", "{\"id\": \"u-2\", \"accountEnabled\": true}");
        assertThat(harbour.run(id).counts().restored()).isEqualTo(1);
        assertThat(harbour.user("ben@contoso.example").id()).isEqualTo(ben);
        assertThat(harbour.active()).hasSize(2);
    }

    @Test
    void leavesWhoWasArchivedByHandArchived() {
        graph.people("d1", user("u-1", "Ana", "Sousa"));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        UserId ana = harbour.user("ana@contoso.example").id();
        harbour.ask(tx -> {
            harbour.rooms.users().archive(tx, SyncedCustomer.ACTOR, harbour.customer, ana);
            return true;
        });
        graph.changes("d1", "d2", user("u-1", "Ana", "Silva"));

        assertThat(harbour.run(id).counts().restored()).isZero();
        assertThat(harbour.active()).isEmpty();
    }

    @Test
    void forgetsWhoWasErasedForGood() {
        graph.people("d1", user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek"));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        UserId ana = harbour.user("ana@contoso.example").id();
        harbour.ask(tx -> {
            harbour.rooms.privacy().erase(tx, SyncedCustomer.ACTOR, harbour.customer, ana);
            return true;
        });
        assertThat(kept()).hasSize(1).noneMatch(body -> body.contains("Ana"));
        graph.changes("d1", "d2", user("u-1", "Ana", "Sousa"));

        Run run = harbour.run(id);

        assertThat(run.counts().isAnyChange()).isFalse();
        assertThat(harbour.users())
                .extracting(user -> user.details().firstName())
                .containsExactly("Erased", "Ben");
        assertThat(kept()).hasSize(1).noneMatch(body -> body.contains("Ana"));
    }

    @Test
    void adoptsWhoeverIsHereAlreadyWithTheSameAddress() {
        UserId here = harbour.add("ANA@contoso.example");
        graph.people("d1", user("u-1", "Ana", "Sousa"));

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.counts()).isEqualTo(new Run.Counts(0, 1, 0, 0, 0, 0, 0, 0, 0));
        User ana = harbour.user("ana@contoso.example");
        assertThat(ana.id()).isEqualTo(here);
        assertThat(ana.details().firstName()).isEqualTo("Ana");
        assertThat(ana.details().externalId()).isEqualTo("u-1");
    }

    @Test
    void putsMembersOfGroupsIntoOursAndOutAgain() {
        graph.people("d1", user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek"));
        graph.group("g-1", "Desk''s people", "u-1", "g-9");
        ConnectionId id = harbour.connect(
                EVERYBODY.bySelection(Selection.USERS, List.of(new GroupMapping("Desk's people", "Front desk"))),
                SECRET);

        Run run = harbour.run(id);

        assertThat(run.counts().joined()).isEqualTo(1);
        assertThat(harbour.groups().get("Front desk")).containsExactly("ana@contoso.example");

        graph.changes("d1", "d2");
        graph.group("g-1", "Desk''s people", "u-2");
        Run next = harbour.run(id);
        assertThat(next.counts().joined()).isEqualTo(1);
        assertThat(next.counts().left()).isEqualTo(1);
        assertThat(harbour.groups().get("Front desk")).containsExactly("ben@contoso.example");
    }

    @Test
    void takesTheMembersOfGroupsAlone() {
        graph.people("d1", user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek"));
        graph.group("g-1", "Learners", "u-2");
        ConnectionId id = harbour.connect(
                EVERYBODY.bySelection(Selection.GROUPS, List.of(new GroupMapping("Learners", null))), SECRET);

        harbour.run(id);

        assertThat(harbour.active()).containsExactly("ben@contoso.example");
        assertThat(harbour.groups()).isEmpty();

        graph.changes("d1", "d2");
        graph.noGroup("Learners");
        Run failed = harbour.run(id);
        assertThat(failed.state()).isEqualTo(Run.State.FAILED);
        assertThat(failed.error()).isEqualTo("The directory has no group 'Learners'.");
        assertThat(harbour.active()).containsExactly("ben@contoso.example");
    }

    @Test
    void skipsAndArchivesWhoMeetsARule() {
        graph.people(
                "d1",
                user("u-1", "Ana", "Sousa", ", \"department\": \"Sales\""),
                user("u-2", "Ben", "Ek", ", \"department\": \"Service Accounts\""));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        graph.changes("d1", "d2");
        harbour.change(
                id,
                details ->
                        details.skipping(List.of(new SkipRule(Trait.DEPARTMENT, SkipRule.Match.CONTAINS, "service"))));

        Run run = harbour.run(id);

        assertThat(run.counts().skipped()).isEqualTo(1);
        assertThat(run.counts().archived()).isEqualTo(1);
        assertThat(harbour.active()).containsExactly("ana@contoso.example");
    }

    @Test
    void refusesWhoHasNoAddressOrAnothersAndTakesTheOthers() {
        graph.people(
                "d1",
                user("u-1", "Ana", "Sousa"),
                user("u-2", "Ben", "Ek").replace("ben@contoso.example", "ana@contoso.example"),
                "{\"id\": \"u-3\", \"displayName\": \"Room 5\", \"mail\": null, \"userPrincipalName\": \"room 5\", \"accountEnabled\": true}");

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.counts().refused()).isEqualTo(2);
        assertThat(run.refusals())
                .containsExactlyInAnyOrder(
                        "u-2 has the e-mail address of another person of the directory",
                        "u-3 has no e-mail address that mail can be sent to");
        assertThat(harbour.active()).containsExactly("ana@contoso.example");
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        graph.people("d1", user("u-1", "Ana", "Sousa"));
        graph.onceBefore(FakeGraph.USERS, 429, "Retry-After", "17", "");

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(harbour.pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void readsAllAgainWhereTheChangesAreForgotten() {
        graph.people("d1", user("u-1", "Ana", "Sousa"), user("u-2", "Ben", "Ek"));
        ConnectionId id = harbour.connect(EVERYBODY, SECRET);
        harbour.run(id);
        graph.fail("d1", 410, "resyncRequired");
        graph.people("d7", user("u-1", "Ana", "Silva"));

        Run run = harbour.run(id);

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.counts()).isEqualTo(new Run.Counts(0, 1, 1, 0, 0, 0, 0, 0, 0));
        graph.changes("d7", "d8");
        assertThat(harbour.run(id).counts().unchanged()).isEqualTo(1);
        graph.server.verify(
                getRequestedFor(urlPathEqualTo(FakeGraph.USERS)).withQueryParam("$deltatoken", equalTo("d7")));
    }

    @Test
    void saysThatTheSecretIsRefusedAndNeverTellsIt() {
        graph.refuseToken("invalid_client");

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.error()).isEqualTo("Microsoft refuses the client secret: it is wrong or has expired.");
        assertThat(harbour.<List<String>>ask(
                        tx -> tx.query("""
                                select coalesce(before::text, '') || coalesce(after::text, '') from audit_entries
                                 where partner_id = :partner
                                union all
                                select encode(secret, 'escape') from directory_connections where partner_id = :partner""").mapTo(String.class).list()))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(SECRET));
    }

    @Test
    void followsNoLinkToAnotherHost() {
        graph.server.stubFor(
                get(urlPathEqualTo(FakeGraph.USERS))
                        .willReturn(
                                okJson(
                                        "{\"value\": [], \"@odata.nextLink\": \"http://169.254.169.254/v1.0/users/delta?$skiptoken=x\"}")));

        Run run = harbour.run(harbour.connect(EVERYBODY, SECRET));

        assertThat(run.error()).isEqualTo("Microsoft Graph sends the reader somewhere else.");
    }

    /** What is kept of people for reading changes alone. */
    private List<String> kept() {
        return harbour.ask(tx -> tx.query("select body::text from directory_records where partner_id = :partner")
                .mapTo(String.class)
                .list());
    }
}
