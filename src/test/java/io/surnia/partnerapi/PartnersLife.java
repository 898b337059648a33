package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.administrators.AdministratorId;
import io.surnia.administrators.PasswordHash;
import io.surnia.app.Rooms;
import io.surnia.assignments.Answer;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Signature;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerId;
import io.surnia.directory.ConnectionDetails;
import io.surnia.directory.ConnectionId;
import io.surnia.directory.GroupMapping;
import io.surnia.directory.Run;
import io.surnia.directory.Service;
import io.surnia.directory.Synchronizer;
import io.surnia.exposures.sources.KeyCheck;
import io.surnia.exposures.sources.SourceName;
import io.surnia.idempotency.RequestKey;
import io.surnia.letters.LetterKind;
import io.surnia.library.Difficulty;
import io.surnia.library.Exercise;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.Question;
import io.surnia.links.Confirmed;
import io.surnia.links.Link;
import io.surnia.links.Opened;
import io.surnia.links.Person;
import io.surnia.links.Purpose;
import io.surnia.mail.Dispatcher;
import io.surnia.mail.FolderTransport;
import io.surnia.mail.MailAddress;
import io.surnia.mail.MailServerDetails;
import io.surnia.mail.MailServerId;
import io.surnia.mail.MailServers;
import io.surnia.mail.MailState;
import io.surnia.partner.Actor;
import io.surnia.partner.ApiKeyId;
import io.surnia.partner.Scope;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.phishing.Inspection;
import io.surnia.phishing.PhishingEventKind;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Server;
import io.surnia.privacy.Retention;
import io.surnia.reports.Certificate;
import io.surnia.scim.ScimApi;
import io.surnia.testing.ContractClient;
import io.surnia.testing.FakeSources;
import io.surnia.webhooks.Deliverer;
import io.surnia.webhooks.Delivery;
import io.surnia.webhooks.EndpointDetails;
import io.surnia.webhooks.EndpointId;
import io.surnia.webhooks.Receivers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a partner does with its world, in some seconds: nearly every verb of every room, and every operation. */
final class PartnersLife {
    private static final Actor ACTOR = new Actor.Automation("test");

    private final Rooms rooms;
    private final World world;
    private final CustomerId harbour;

    PartnersLife(Rooms rooms, World world) {
        this.rooms = rooms;
        this.world = world;
        this.harbour = world.harbour;
    }

    /** Asks every operation, each of which must succeed. */
    void callEverything() {
        try (Server server = ApiServer.start(
                ApiServer.api(rooms).routes(), new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true)) {
            ContractClient client = ApiServer.clientOf(server).withKey(world.key);
            Routes.table().forEach(operation -> call(client, operation));
        }
    }

    /** Changes, archives and restores one of everything. */
    void changeEverything() {
        EndpointId endpoint = rooms.db().inTenant(world.tenant, this::hear);
        inTenant(this::people);
        inTenant(this::customers);
        inTenant(this::settings);
        inTenant(this::letters);
        links();
        inTenant(this::keys);
        inTenant(this::work);
        inTenant(this::requests);
        inTenant(this::privacy);
        inTenant(this::mail);
        certificates();
        reports();
        rooms.retentions().enforce(world.tenant);
        deliver();
        inTenant(tx -> deliveries(tx, endpoint));
        directory();
    }

    private void letters(Tx tx) {
        rooms.letters().change(tx, ACTOR, null, LetterKind.WELCOME, before -> before);
        rooms.letters().change(tx, ACTOR, harbour, LetterKind.WELCOME, before -> before);
        rooms.letters().preview(tx, null, LetterKind.WELCOME, before -> before);
        rooms.letters().sendTest(tx, ACTOR, harbour, LetterKind.WELCOME, new MailAddress("mara@example.net"));
        rooms.letters().remove(tx, ACTOR, harbour, LetterKind.WELCOME);
        rooms.notices().days().start(tx, ACTOR, World.TODAY.minusDays(60));
    }

    /** Links of somebody who stays, which ask for the address, and for a wrong one. */
    private void links() {
        String url = rooms.db().inTenant(world.tenant, tx -> {
            rooms.links().setAsksAddress(tx, ACTOR, true);
            return rooms.links().issue(tx, new Link(harbour, new Person.Learner(world.cyr), new Purpose.Assignments()));
        });
        String token = url.replaceFirst(".*/", "");
        assertThat(rooms.links().open(token)).isInstanceOf(Opened.Valid.class);
        assertThat(rooms.links().confirm(token, "wrong@harbour.example")).isEqualTo(Confirmed.NO);
        assertThat(rooms.links().confirm(token, "kirill@harbour.example")).isEqualTo(Confirmed.YES);
        rooms.notices().welcomes().run();
    }

    /** Reads people and groups as a directory does. */
    void syncEverything() {
        ScimApi scim = new ScimApi(
                new ScimApi.Rooms(
                        rooms.db(),
                        rooms.audit(),
                        rooms.managers(),
                        rooms.users(),
                        rooms.groups(),
                        rooms.memberships()),
                Optional.empty());
        try (Server server = ApiServer.start(
                        scim.routes(), new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(ApiServer.trust()).build()) {
            for (String list : List.of("Users", "Groups")) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("https://localhost:%d/scim/v2/%s".formatted(server.port(), list)))
                        .header("Authorization", "Bearer " + world.harbourKey)
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(list)
                        .isEqualTo(200);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Searches for what leaked of a customer's people, and finds something of each kind. */
    void checkBreaches(FakeSources sources) {
        sources.leaked("domain:harbour.example", FakeSources.row("77", "somebody@harbour.example", "hunter2"));
        KeyCheck.Accepted good = rooms.sourceKeys().requireAccepted(SourceName.DEHASHED, FakeSources.KEY);
        inTenant(tx -> {
            rooms.sourceKeys().set(tx, ACTOR, SourceName.DEHASHED, FakeSources.KEY, good);
            rooms.administrators().setPassword(tx, ACTOR, world.mara, new PasswordHash("$argon2id$"));
            rooms.administrators().password(tx, world.mara);
            rooms.breachChecks().plan(tx);
            rooms.breachChecks().ask(tx, ACTOR, harbour);
        });
        rooms.checkRunner().run();
        inTenant(tx -> {
            rooms.breachChecks().page(tx, harbour, 0, 10);
            rooms.dehashed().wipePasswords(tx, harbour);
        });
    }

    /** Brings the partner two days forward, sends its mail, and computes everything anew. */
    void grow(Path outbox) {
        inTenant(tx -> rooms.partners().open(tx, World.TODAY));
        rooms.nightly().close(world.tenant, World.TODAY.plusDays(2));
        rooms.nightly().fold(world.tenant);
        new Dispatcher(rooms.db(), new FolderTransport(outbox, new MailAddress("no-reply@example.net"))).runDue();
        rooms.verify().all(world.tenant);
    }

    private void call(ContractClient client, Operation operation) {
        String target = operation.path() + "?message=hello&user_id=" + world.ana.value()
                + (operation.path().equals("/api/customers/") ? "" : "&customer_id=" + harbour.value())
                + (operation.selector() == null ? "" : "&" + operation.selector() + "=" + idFor(operation));
        int status = operation.method().equals("POST")
                ? client.post(target, Map.of()).status()
                : client.get(target).status();
        assertThat(status).as(target).isEqualTo(200);
    }

    private long idFor(Operation operation) {
        return switch (operation.path()) {
            case "/api/customers/users/" -> world.ana.value();
            case "/api/customers/groups/" -> world.desk.value();
            case "/api/customers/assignments/" -> world.policy.value();
            case "/api/administrators/" -> world.mara.value();
            default -> harbour.value();
        };
    }

    private EndpointId hear(Tx tx) {
        EndpointDetails details = EndpointDetails.of("https://127.0.0.1/hook");
        EndpointId id = rooms.webhooks().add(tx, ACTOR, details).endpoint().id();
        rooms.webhooks().rotate(tx, ACTOR, id);
        rooms.webhooks().ping(tx, id);
        rooms.webhooks().page(tx, 0, 10);
        return id;
    }

    /** No webhook is called: the address is this machine's. */
    private void deliver() {
        try (Deliverer deliverer = new Deliverer(
                rooms.db(), new Sealer(new byte[Sealer.KEY_LENGTH]), new Receivers(false, SSLContext.getDefault()))) {
            deliverer.runDue();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void deliveries(Tx tx, EndpointId endpoint) {
        Delivery first = rooms.webhooks().deliveries(tx, endpoint, 0, 10).getFirst();
        rooms.webhooks().replay(tx, ACTOR, endpoint, first.id());
        rooms.webhooks().forgetSome(tx);
    }

    /** Its people come from an Entra ID that a small server plays, and one of them leaves. */
    private void directory() {
        try (EntraStandIn entra = new EntraStandIn();
                Synchronizer synchronizer = entra.synchronizer(rooms)) {
            Service service = new Service.Entra("harbour.example", "app");
            ConnectionDetails details = ConnectionDetails.of("Entra", service)
                    .bySelection(ConnectionDetails.Selection.USERS, List.of(new GroupMapping("Desk", "From Entra")))
                    .withArchiveShare(100);
            ConnectionId id = rooms.db()
                    .inTenant(
                            world.tenant,
                            tx -> rooms.directories()
                                    .add(tx, ACTOR, harbour, details, "secret")
                                    .id());
            synchronizer.runDue();
            inTenant(tx -> {
                rooms.directories().page(tx, harbour, 0, 10);
                rooms.directories()
                        .change(tx, ACTOR, harbour, id, before -> before.withArchiveShare(0), "another secret");
                rooms.directories().ask(tx, ACTOR, harbour, id, false);
            });
            synchronizer.runDue();
            inTenant(tx -> rooms.directories().confirm(tx, ACTOR, harbour, id));
            synchronizer.runDue();
            inTenant(tx -> {
                assertThat(rooms.directories().runs(tx, harbour, id, 0, 10))
                        .extracting(Run::state)
                        .containsExactly(Run.State.DONE, Run.State.HELD, Run.State.DONE);
                rooms.directories().remove(tx, ACTOR, harbour, id);
            });
        }
    }

    private void certificates() {
        Certificate certificate =
                rooms.db().inTenant(world.tenant, tx -> rooms.certificates().get(tx, harbour, world.ana, world.video));
        assertThat(rooms.certificates().verify(certificate.code())).isPresent();
        inTenant(tx -> {
            rooms.certificates().revoke(tx, ACTOR, harbour, world.ana, world.video);
            rooms.certificates().forget(tx, harbour, world.ana);
        });
    }

    /** Over a Monday and the first of a month. */
    private void reports() {
        inTenant(tx -> tx.update("""
                        insert into report_days (partner_id, customer_id, day)
                        values (:partner, :customer, '2026-10-20'), (:partner, 0, '2026-10-20')""").bind("customer", harbour.value()).execute());
        assertThat(rooms.posting().postDue(world.tenant)).isPositive();
    }

    private void requests(Tx tx) {
        RequestKey request = new RequestKey(1, "hire-4711", new byte[32]);
        rooms.requests().take(tx, request);
        rooms.requests().keep(tx, request, new byte[] {1});
        rooms.requests().take(tx, request);
        rooms.requests().forgetOld(tx);
    }

    private void privacy(Tx tx) {
        rooms.privacy().export(tx, ACTOR, harbour, world.cyr);
        rooms.retentions().change(tx, ACTOR, _ -> new Retention(3650, 3650, 3650, 1));
        rooms.retentions().get(tx);
    }

    /** Its mail servers are on this machine: nothing is sent. */
    private void mail(Tx tx) {
        MailServerDetails details = MailServerDetails.of("Here", "127.0.0.1", "aware@harbour.example");
        MailServerId server = rooms.mailServers().add(tx, details, null).id();
        rooms.mailServers().page(tx, 0, 10);
        rooms.mailServers().change(tx, server, _ -> details, MailServers.NewPassword.NONE);
        rooms.dkimKeys().create(tx, "harbour.example", "s1");
        rooms.mailServers().forTest(tx, server);
        long key = rooms.dkimKeys().page(tx, 0, 10).getFirst().id();
        rooms.dkimKeys().remove(tx, key);
        tx.update("""
                        insert into mail_suppressions (partner_id, address, reason, detail, since)
                        values (:partner, 'gone@harbour.example', 'refused', '550', :now)
                        """).bind("now", tx.now()).execute();
        long suppression = rooms.suppressions().page(tx, 0, 10).getFirst().id();
        rooms.suppressions().remove(tx, suppression);
        rooms.mailLog().page(tx, MailState.WAITING, 0, 10);
        rooms.mailServers().remove(tx, server);
    }

    private void people(Tx tx) {
        UserId eve = rooms.users()
                .addAll(tx, ACTOR, harbour, List.of(UserDetails.of("Eve", "Ek", "eve@harbour.example")))
                .getFirst();
        rooms.memberships().add(tx, ACTOR, harbour, world.nobody, List.of(eve));
        rooms.memberships().each(tx, harbour, List.of(world.nobody), _ -> {});
        rooms.memberships().remove(tx, ACTOR, harbour, world.nobody, List.of(eve));
        rooms.users().change(tx, ACTOR, harbour, eve, details -> details.withName("Eva", "Ek"));
        rooms.users().archive(tx, ACTOR, harbour, eve);
        rooms.users().restore(tx, ACTOR, harbour, eve);
        rooms.users().onboarded(tx, harbour, List.of(eve));
        rooms.users().syncFailed(tx, harbour, eve, "unknown there");
        rooms.users().byEmail(tx, harbour, "eve@harbour.example");
        rooms.users().page(tx, harbour, 0, 10);
        ManagerId ines = world.ines;
        rooms.managers().change(tx, ACTOR, harbour, ines, details -> details.withName("Inês", "Duarte"));
        rooms.managers().archive(tx, ACTOR, harbour, ines);
        rooms.managers().restore(tx, ACTOR, harbour, ines);
        rooms.groups().change(tx, ACTOR, harbour, world.nobody, details -> details.withName("Nights"));
        rooms.groups().remove(tx, ACTOR, harbour, world.nobody);
    }

    private void customers(Tx tx) {
        rooms.customers().change(tx, ACTOR, world.empty, details -> details.withName("Somebody & Sons"));
        rooms.customers().restore(tx, ACTOR, world.gone);
        rooms.customers().archive(tx, ACTOR, world.gone);
        rooms.customers().page(tx, null, 0, 10);
    }

    private void settings(Tx tx) {
        AdministratorId mara = world.mara;
        rooms.administrators().change(tx, ACTOR, mara, details -> details.withName("Mara", "Lindt"));
        rooms.administrators().confirm(tx, mara);
        rooms.administrators().signedIn(tx, mara, "a browser");
        rooms.administrators().archive(tx, ACTOR, mara);
        rooms.administrators().restore(tx, ACTOR, mara);
        rooms.partners().change(tx, ACTOR, details -> details.withWizard(false));
        rooms.audit().page(tx, 0, 10);
    }

    private void keys(Tx tx) {
        ApiKeyId key = rooms.keys()
                .issue(tx, ACTOR, "spare", new Scope.WholePartner(), false, null)
                .key()
                .id();
        rooms.keys().rotate(tx, ACTOR, key);
        rooms.keys().revoke(tx, ACTOR, key);
        rooms.keys().list(tx);
    }

    private void work(Tx tx) {
        rooms.library().stock(tx);
        rooms.library().current(tx, LibraryKind.VIDEO);
        Target cyr = new Target.OfUser(world.cyr);
        rooms.assignments().addTarget(tx, ACTOR, harbour, world.survey, cyr);
        rooms.learning().complete(tx, ACTOR, harbour, world.cyr, world.survey);
        rooms.assignments().removeTarget(tx, ACTOR, harbour, world.survey, cyr);
        rooms.assignments().renew(tx, ACTOR, harbour, world.policy);
        rooms.assignments().cancel(tx, ACTOR, harbour, world.later);
        var rules = rooms.assignments()
                .create(tx, ACTOR, harbour, Terms.of(LibraryKind.POLICY, "Visitors", tx.today()), List.of(cyr));
        rooms.learning().refuse(tx, ACTOR, harbour, world.cyr, rules, new Signature("Кирилл", null));
        ask(tx, cyr);
        rooms.phishing().record(tx, harbour, world.ana, null, PhishingEventKind.CLICKED, false);
    }

    /** A quiz, a survey and an exercise, each done by Cyr; and a policy of a revised text. */
    private void ask(Tx tx, Target cyr) {
        AssignmentId quiz = assign(tx, cyr, LibraryKind.VIDEO, null);
        rooms.learning().answer(tx, ACTOR, harbour, world.cyr, quiz, answers(tx, quiz, _ -> Answer.ofOptions(0, 1)));
        AssignmentId survey = assign(tx, cyr, LibraryKind.SURVEY, null);
        rooms.learning()
                .answer(tx, ACTOR, harbour, world.cyr, survey, answers(tx, survey, question -> switch (question) {
                    case Question.Scale scale -> Answer.ofValue(0, scale.most());
                    case Question.FreeText _ -> Answer.ofText(0, "Ничего");
                    default -> Answer.ofOptions(0, 1);
                }));
        rooms.surveys().results(tx, harbour, survey);
        rooms.surveys().texts(tx, harbour, survey, 10, 0, 10);
        // The second is chosen by how the first went.
        inspect(tx, assign(tx, cyr, LibraryKind.PHISHING, null));
        inspect(tx, assign(tx, cyr, LibraryKind.PHISHING, Difficulty.ADAPTIVE));
        AssignmentId policy = assign(tx, cyr, LibraryKind.POLICY, null);
        rooms.editing().revise(tx, ACTOR, item(tx, policy), was -> was);
        rooms.assignments().renew(tx, ACTOR, harbour, policy);
        rooms.dehashed().page(tx, harbour, null, true, 0, 10);
    }

    private void inspect(Tx tx, AssignmentId exercise) {
        Inspection inspection = new Inspection(Exercise.Decision.PHISH, List.of());
        rooms.exercises().inspect(tx, ACTOR, harbour, world.cyr, exercise, inspection);
    }

    private AssignmentId assign(Tx tx, Target target, LibraryKind kind, @Nullable Difficulty difficulty) {
        LibraryItem item = rooms.library().current(tx, kind).stream()
                .filter(each -> each.starterKey() != null)
                .findFirst()
                .orElseThrow();
        Terms terms = Terms.ofItem(item, tx.today());
        return rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        harbour,
                        difficulty == null ? terms : terms.withDifficulty(difficulty),
                        List.of(target));
    }

    private LibraryId item(Tx tx, AssignmentId assignment) {
        return Objects.requireNonNull(rooms.assignments()
                .find(tx, harbour, assignment)
                .orElseThrow()
                .terms()
                .source()
                .item());
    }

    private List<Answer> answers(Tx tx, AssignmentId assignment, Function<Question, Answer> answer) {
        List<Answer> answers = new ArrayList<>();
        rooms.library().get(tx, item(tx, assignment)).orElseThrow().questions().forEach(question -> {
            Answer given = answer.apply(question);
            answers.add(new Answer(answers.size() + 1, given.options(), given.value(), given.text()));
        });
        return answers;
    }

    private void inTenant(Consumer<Tx> work) {
        rooms.db().doInTenant(world.tenant, work);
    }
}
