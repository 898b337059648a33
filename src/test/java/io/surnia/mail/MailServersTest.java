package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.mail.MailServers.NewPassword;
import io.surnia.mail.SmtpSettings.Security;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TwoPartners;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners' own mail servers: which one mails go through, how fast, and what stays secret. */
class MailServersTest {
    private static final TwoPartners world = new TwoPartners();
    private static final SelfSigned LOCALHOST = SelfSigned.forHost("localhost");

    private final SmtpPeer deployments = new SmtpPeer();
    private final SmtpPeer first = new SmtpPeer(Security.STARTTLS, LOCALHOST.server());
    private final SmtpPeer second = new SmtpPeer();
    private final Outbox outbox = new Outbox("surnia.example");
    private final Sealer sealer = new Sealer(new byte[Sealer.KEY_LENGTH]);
    private final DkimKeys keys = new DkimKeys(sealer);
    private final MailServers servers = servers(true);
    private final Dispatcher dispatcher = dispatcher(servers, Limits.NONE);

    @BeforeEach
    void clear() {
        world.clear();
    }

    @AfterEach
    void closeServers() {
        deployments.close();
        first.close();
        second.close();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void carryTheirPartnersMailsAndTheDeploymentsThoseOfTheOthers() {
        add(details(first, Security.STARTTLS));
        post("ana@x");
        world.db.doInTenant(world.southgate, tx -> outbox.post(tx, List.of(Mails.posted("carl@x"))));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(2, 0, 0));
        assertThat(first.taken).singleElement().asString().contains("<desk@northwind.example>", "To: ana@x");
        assertThat(first.taken).singleElement().asString().contains("Reply-To: help@northwind.example");
        assertThat(first.heard).contains("MAIL FROM:<desk@northwind.example>");
        assertThat(deployments.taken).singleElement().asString().contains("To: carl@x");
    }

    @Test
    void standInForEachOtherInTheirOrder() {
        add(details(second, Security.NONE));
        add(ranked(details(first, Security.STARTTLS), 1));
        post("ana@x");
        first.answer("CONNECT", "421 4.3.2 not now");

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
        assertThat(second.taken).hasSize(1);
        assertThat(deployments.taken).isEmpty();

        first.answer("CONNECT", null);
        world.clock.advance(Duration.ofMinutes(2));
        post("ben@x");
        dispatcher.runDue();
        assertThat(first.taken).hasSize(1);
    }

    @Test
    void areLeftAsideWhileTheyAreNotEnabled() {
        MailServerDetails details = details(first, Security.STARTTLS);
        MailServerId id = add(details);
        change(id, disabled(details), NewPassword.NONE);
        post("ana@x");

        dispatcher.runDue();

        assertThat(first.heard).isEmpty();
        assertThat(deployments.taken).hasSize(1);
    }

    @Test
    void keepTheirPasswordSealedAndSendItOnlyWhereItWasGivenFor() {
        MailServerDetails details = withUser(details(first, Security.STARTTLS), "aware");
        MailServerId id = world.db
                .inTenant(world.northwind, tx -> servers.add(tx, details, "Geheim-7"))
                .id();

        assertThat(world.ask("select position('Geheim-7'::bytea in password) from mail_servers"))
                .asString()
                .isEqualTo("0");
        assertThatThrownBy(() -> change(id, withUser(details(second, Security.STARTTLS), "aware"), NewPassword.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("given anew");
        assertThatThrownBy(() ->
                        change(id, withUser(details(first, Security.NONE), "aware"), new NewPassword(true, "x")))
                .hasMessageContaining("starttls or tls");
        assertThatThrownBy(() -> change(id, details, new NewPassword(true, null)))
                .hasMessageContaining("both or neither");

        first.answer("EHLO", "250-peer\r\n250-STARTTLS\r\n250 AUTH PLAIN");
        first.answer("AUTH", "235 2.7.0 welcome");
        post("ana@x");
        dispatcher.runDue();
        assertThat(first.heard)
                .contains("AUTH PLAIN "
                        + Base64.getEncoder()
                                .encodeToString("aware\0aware\0Geheim-7".getBytes(StandardCharsets.UTF_8)));
        assertThat(first.taken).hasSize(1);
        assertThat(new NewPassword(true, "Geheim-7").toString()).doesNotContain("Geheim-7");
    }

    @Test
    void mayNotLieInTheDeploymentsOwnNetwork() {
        MailServers careful = servers(false);
        world.db.doInTenant(world.northwind, tx -> careful.add(tx, details(first, Security.STARTTLS), null));
        post("ana@x");

        assertThat(dispatcher(careful, Limits.NONE).runDue()).isEqualTo(new Dispatched(0, 1, 0));
        assertThat(world.ask("select last_error from mails")).isEqualTo("the host is not on the public internet");
        assertThat(first.heard).isEmpty();
    }

    @Test
    void areTenAtMostAndAnotherPartnersAreUnknown() {
        MailServerId id = add(details(first, Security.STARTTLS));
        IntStream.range(1, 10).forEach(_ -> add(details(first, Security.STARTTLS)));

        assertThatThrownBy(() -> add(details(first, Security.STARTTLS))).hasMessageContaining("at most 10");
        assertThatThrownBy(() -> world.db.inTenant(world.southgate, tx -> servers.get(tx, id)))
                .hasMessageContaining("no mail server");
    }

    @Test
    void takeNoMoreThanTheirLimitAndTheRestInItsTurn() {
        add(limited(details(first, Security.STARTTLS), new Limits(60, null)));
        post(IntStream.range(0, 30).mapToObj(n -> "u" + n + "@x").toArray(String[]::new));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(10, 20, 0));
        assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(5, 0, 0));
        post("late@x");
        world.clock.advance(Duration.ofSeconds(15));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(15, 1, 0));
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void holdBackOnlyTheDomainThatIsOverItsLimit() {
        add(limited(details(first, Security.STARTTLS), new Limits(null, 6)));
        post("ana@crowded.example", "ben@crowded.example", "carl@Crowded.example", "dora@other.example");

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(2, 2, 0));
        assertThat(first.taken).anyMatch(mail -> mail.contains("dora@"));
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void letWhatWaitsGoWhereTheLimitIsTakenAway() {
        MailServerDetails details = details(first, Security.STARTTLS);
        MailServerId id = add(limited(details, new Limits(1, null)));
        post("ana@x", "ben@x", "carl@x");
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 2, 0));

        change(id, details, NewPassword.NONE);

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(2, 0, 0));
    }

    @Test
    void waitForOfficeHoursWhereAMailAsksForThem() {
        NewMail mail = Mails.posted("ana@x").inOfficeHours(ZoneId.of("America/New_York"));
        world.db.doInTenant(world.northwind, tx -> outbox.post(tx, List.of(mail, Mails.posted("ben@x"))));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 1, 0));
        assertThat(world.ask("select due_at = '2026-11-24T13:00:00Z' from mails where office_zone is not null"))
                .isEqualTo(true);
        world.clock.advance(Duration.ofHours(5));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void sayWhereTheReceiverCanBeTakenOff() {
        NewMail mail = Mails.posted("ana@x").withUnsubscribe(URI.create("mailto:desk@northwind.example?subject=off"));
        world.db.doInTenant(world.northwind, tx -> outbox.post(tx, List.of(mail)));

        dispatcher.runDue();

        assertThat(deployments.taken)
                .singleElement()
                .asString()
                .contains("List-Unsubscribe: <mailto:desk@northwind.example?subject=off>");
        assertThatThrownBy(() -> mail.withUnsubscribe(URI.create("http://x.example/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void post(String... recipients) {
        List<NewMail> mails = Arrays.stream(recipients).map(Mails::posted).toList();
        world.db.doInTenant(world.northwind, tx -> outbox.post(tx, mails));
    }

    private MailServerId add(MailServerDetails details) {
        return world.db
                .inTenant(world.northwind, tx -> servers.add(tx, details, null))
                .id();
    }

    private void change(MailServerId id, MailServerDetails details, NewPassword password) {
        world.db.doInTenant(world.northwind, tx -> servers.change(tx, id, _ -> details, password));
    }

    private MailServers servers(boolean arePrivateAllowed) {
        return new MailServers(sealer, keys, SmtpTransport.Manners.ofPartner(arePrivateAllowed), LOCALHOST.trusting());
    }

    private Dispatcher dispatcher(MailServers servers, Limits limits) {
        SmtpSettings settings =
                new SmtpSettings("127.0.0.1", deployments.port(), Security.NONE, null, null, Mails.SENDER);
        Gateway server = new Gateway("server", 2, limits, () -> new SmtpTransport(settings));
        return new Dispatcher(world.db, new Gateways(Optional.of(server), servers), DispatchPolicy.USUAL);
    }

    private static MailServerDetails details(SmtpPeer peer, Security security) {
        return of(peer.port(), security, null, 50, Limits.NONE, true);
    }

    private static MailServerDetails ranked(MailServerDetails given, int rank) {
        return of(given.port(), given.security(), null, rank, given.limits(), true);
    }

    private static MailServerDetails limited(MailServerDetails given, Limits limits) {
        return of(given.port(), given.security(), null, given.rank(), limits, true);
    }

    private static MailServerDetails withUser(MailServerDetails given, String user) {
        return of(given.port(), given.security(), user, given.rank(), given.limits(), true);
    }

    private static MailServerDetails disabled(MailServerDetails given) {
        return of(given.port(), given.security(), null, given.rank(), given.limits(), false);
    }

    private static MailServerDetails of(
            int port, Security security, @Nullable String user, int rank, Limits limits, boolean isEnabled) {
        return new MailServerDetails(
                "Desk",
                "localhost",
                port,
                security,
                user,
                "desk@northwind.example",
                "help@northwind.example",
                rank,
                2,
                limits,
                isEnabled);
    }
}
