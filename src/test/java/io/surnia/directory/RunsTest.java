package io.surnia.directory;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.surnia.directory.FakeGraph.removed;
import static io.surnia.directory.FakeGraph.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a directory is read, and when what it says is followed. */
class RunsTest {
    private static final ConnectionDetails EVERYBODY = ConnectionDetails.of("Contoso", FakeGraph.service());

    private final FakeGraph graph = new FakeGraph();
    private final SyncedCustomer harbour = new SyncedCustomer(graph.addresses());

    @AfterEach
    void close() {
        harbour.close();
        graph.close();
    }

    @Test
    void readsByItselfAtOnceAndEveryFourHours() {
        ConnectionId id = connect(2);

        harbour.synchronizer.runDue();
        harbour.synchronizer.runDue();
        assertThat(harbour.runs(id)).hasSize(1);
        harbour.clock.advance(Duration.ofHours(4).minusSeconds(1));
        harbour.synchronizer.runDue();
        assertThat(harbour.runs(id)).hasSize(1);
        graph.changes("d1", "d2");
        harbour.clock.advance(Duration.ofSeconds(1));
        harbour.synchronizer.runDue();

        assertThat(harbour.runs(id)).hasSize(2).allMatch(run -> run.state() == Run.State.DONE);
    }

    @Test
    void readsWhatIsNotEnabledOnDemandAlone() {
        ConnectionId id = connect(1);
        harbour.change(
                id,
                details -> new ConnectionDetails(
                        "Contoso", details.service(), details.selection(), List.of(), List.of(), 10, false));

        harbour.synchronizer.runDue();
        assertThat(harbour.runs(id)).isEmpty();
        assertThat(harbour.run(id).state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void changesNothingInADryRun() {
        ConnectionId id = connect(3);

        Run dry = harbour.dryRun(id);

        assertThat(dry.isDry()).isTrue();
        assertThat(dry.counts().added()).isEqualTo(3);
        assertThat(harbour.users()).isEmpty();
        assertThat(harbour.<Long>ask(tx -> tx.query("""
                                select (select count(*) from directory_records where partner_id = :partner)
                                     + (select count(*) from directory_links where partner_id = :partner)
                                     + (select count(*) from managers where partner_id = :partner)""").mapTo(Long.class).one()))
                .isZero();
        assertThat(harbour.run(id).counts().added()).isEqualTo(3);
    }

    @Test
    void holdsARunThatWouldArchiveMoreThanTheShareUntilSomebodySaysYes() {
        ConnectionId id = connect(10);
        harbour.run(id);
        graph.changes("d1", "d2", removed("u-1"), removed("u-2"), user("u-77", "New", "Comer"));

        Run held = harbour.run(id);

        assertThat(held.state()).isEqualTo(Run.State.HELD);
        assertThat(held.counts().archived()).isEqualTo(2);
        assertThat(held.error()).contains("2 of 10 people would be archived, more than 10 percent");
        assertThat(harbour.active()).hasSize(10);

        Run confirmed = harbour.confirm(id);
        assertThat(confirmed.state()).isEqualTo(Run.State.DONE);
        assertThat(harbour.active()).hasSize(9);

        graph.changes("d2", "d3", removed("u-3"), removed("u-4"));
        assertThat(harbour.run(id).state()).as("a yes is for once").isEqualTo(Run.State.HELD);
    }

    @Test
    void holdsAConfirmedRunAgainThatWouldArchiveMoreThanWasSaidYesTo() {
        ConnectionId id = connect(10);
        harbour.run(id);
        graph.changes("d1", "d2", removed("u-1"), removed("u-2"));
        harbour.run(id);
        graph.changes("d1", "d2", removed("u-1"), removed("u-2"), removed("u-3"));

        assertThat(harbour.confirm(id).state()).isEqualTo(Run.State.HELD);
        assertThat(harbour.active()).hasSize(10);
    }

    @Test
    void archivesUpToTheShareWithoutAsking() {
        ConnectionId id = connect(10);
        harbour.run(id);
        graph.changes("d1", "d2", removed("u-1"));

        assertThat(harbour.run(id).counts().archived()).isEqualTo(1);
    }

    @Test
    void takesNoYesWhereNothingIsHeld() {
        ConnectionId id = connect(1);
        harbour.run(id);

        assertThatThrownBy(() -> harbour.confirm(id))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("not_held"));
    }

    @Test
    void leavesADirectoryThatIsBeingReadToWhoReadsIt() {
        ConnectionId id = connect(2);
        graph.onceBefore(FakeGraph.USERS, 429, "Retry-After", "1", "");
        harbour.meanwhile = () -> {
            try (Synchronizer other = harbour.node()) {
                other.runDue();
            }
        };

        harbour.synchronizer.runDue();

        assertThat(harbour.runs(id)).hasSize(1).allMatch(run -> run.state() == Run.State.DONE);
        graph.server.verify(1, postRequestedFor(urlPathEqualTo("/" + FakeGraph.TENANT + "/oauth2/v2.0/token")));
        assertThat(harbour.users()).hasSize(2);
    }

    @Test
    void doesNothingOfARunThatAnotherNodeTookForDead() {
        ConnectionId id = connect(2);
        graph.onceBefore(FakeGraph.USERS, 503, "Retry-After", "1", "");
        harbour.meanwhile = () -> {
            harbour.clock.advance(Duration.ofHours(1));
            try (Synchronizer other = harbour.node()) {
                other.runDue();
            }
        };

        harbour.synchronizer.runDue();

        assertThat(harbour.runs(id)).extracting(Run::state).containsExactly(Run.State.FAILED, Run.State.DONE);
        assertThat(harbour.users()).hasSize(2);
        assertThat(harbour.audited("sync")).hasSize(1);
    }

    @Test
    void readsAgainWhatWasChangedWhileItWasRead() {
        ConnectionId id = connect(2);
        graph.onceBefore(FakeGraph.USERS, 429, "Retry-After", "1", "");
        harbour.meanwhile = () -> harbour.change(id, details -> details.withArchiveShare(50));

        assertThat(harbour.run(id).error()).contains("was changed while");
        assertThat(harbour.users()).isEmpty();
        assertThat(harbour.run(id).state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void triesWhatFailsLessAndLessOftenAndHoldsUpNobody() {
        graph.people("d1", user("u-1", "Ana", "Sousa"));
        ConnectionId broken =
                harbour.connect(ConnectionDetails.of("Nowhere", new Service.Entra("unknown.example", "app")), "secret");
        ConnectionId sound = harbour.connect(EVERYBODY, "secret");
        graph.changes("d1", "d1");
        List<Integer> failures = new ArrayList<>();
        for (int quarter = 0; quarter < 16; quarter++) {
            harbour.synchronizer.runDue();
            failures.add(harbour.runs(broken).size());
            harbour.clock.advance(Duration.ofMinutes(15));
        }

        assertThat(failures).containsExactly(1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5);
        assertThat(harbour.runs(broken)).allMatch(run -> run.state() == Run.State.FAILED);
        assertThat(harbour.runs(sound)).allMatch(run -> run.state() == Run.State.DONE);
    }

    @Test
    void givesASecretToNoOtherPlace() {
        ConnectionId id = connect(1);

        assertThatThrownBy(() -> harbour.change(
                        id, details -> ConnectionDetails.of("Contoso", new Service.Entra("evil.example", "app"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field)
                                .containsExactly("secret"));
    }

    @Test
    void leavesPeopleAsTheyAreWhenItIsRemoved() {
        ConnectionId id = connect(2);
        harbour.run(id);

        harbour.ask(tx -> {
            harbour.rooms.directories().remove(tx, SyncedCustomer.ACTOR, harbour.customer, id);
            return true;
        });

        assertThat(harbour.active()).hasSize(2);
        ConnectionId again = harbour.connect(EVERYBODY, "secret");
        assertThat(harbour.run(again).counts().added()).isZero();
        assertThat(harbour.active()).hasSize(2);
    }

    private ConnectionId connect(int people) {
        String[] users = new String[people];
        for (int i = 0; i < people; i++) {
            users[i] = user("u-" + (i + 1), "Name" + (i + 1), "Ek");
        }
        graph.people("d1", users);
        return harbour.connect(EVERYBODY, "secret");
    }
}
