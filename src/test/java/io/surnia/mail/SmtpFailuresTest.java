package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.mail.SmtpSettings.Security;
import io.surnia.testing.TwoPartners;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that fails at each step of the protocol: nothing is lost, nothing goes twice that need not. */
class SmtpFailuresTest {
    private static final TwoPartners world = new TwoPartners();
    private static final SelfSigned LOCALHOST = SelfSigned.forHost("localhost");
    private static final SmtpTransport.Manners IMPATIENT =
            new SmtpTransport.Manners(true, Duration.ofSeconds(2), Duration.ofMillis(300));

    private final Outbox outbox = new Outbox("northwind.example");

    @BeforeEach
    void clear() {
        world.clear();
        world.db.doInTenant(world.northwind, tx -> outbox.post(tx, List.of(Mails.posted("ana@x"))));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, CONNECT, (hangs up)",
        "NONE, CONNECT, (says nothing)",
        "NONE, CONNECT, 554 5.3.2 not today",
        "NONE, CONNECT, 421 4.3.2 too busy",
        "NONE, CONNECT, garbage",
        "NONE, EHLO, (hangs up)",
        "NONE, EHLO, (says nothing)",
        "STARTTLS, STARTTLS, 454 4.7.0 not now",
        "STARTTLS, STARTTLS, (hangs up)",
        "STARTTLS, STARTTLS, (says nothing)",
        "STARTTLS, EHLO, 250 without STARTTLS",
        "NONE, MAIL, (hangs up)",
        "NONE, MAIL, (says nothing)",
        "NONE, MAIL, 451 4.3.0 later",
        "NONE, MAIL, 550 5.7.1 not from here",
        "NONE, RCPT, (hangs up)",
        "NONE, RCPT, (says nothing)",
        "NONE, RCPT, 421 4.3.2 closing",
        "NONE, RCPT, 450 4.2.1 greylisted",
        "NONE, DATA, (hangs up)",
        "NONE, DATA, (says nothing)",
        "NONE, DATA, 451 4.3.0 later",
        "NONE, ., 452 4.2.2 mailbox full",
    })
    void isTriedAgainAndThenGoesOnce(Security security, String step, String failure) {
        try (SmtpPeer server = new SmtpPeer(security, LOCALHOST.server())) {
            Dispatcher dispatcher = dispatcher(server, security, null);
            server.answer(step, failure);

            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 1, 0));
            assertThat(server.taken).isEmpty();
            assertThat(state()).isEqualTo(MailState.WAITING);
            assertThat(world.ask("select uncertain_at from mails")).isNull();

            server.answer(step, null);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
            assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
            assertThat(server.taken).hasSize(1);
            assertThat(state()).isEqualTo(MailState.SENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, true",
        "RCPT, 550 no such user, true",
        "RCPT, 553 5.1.3 bad address, true",
        "RCPT, 550 5.2.1 disabled, true",
        "RCPT, 550 5.7.1 you are on a list, false",
        "RCPT, 552 5.2.2 over quota, false",
        "DATA, 554 5.5.1 no valid recipients, false",
        "., 550 5.7.1 spam, false",
        "., 552 5.3.4 too big, false",
    })
    void isSetAsideWhereItIsRefusedForGoodAndTheAddressSuppressedWhereItIsAtFault(
            String step, String failure, boolean isOfAddress) {
        try (SmtpPeer server = new SmtpPeer()) {
            server.answer(step, failure);
            assertThat(dispatcher(server, Security.NONE, null).runDue()).isEqualTo(new Dispatched(0, 0, 1));
            assertThat(state()).isEqualTo(MailState.REFUSED);
            assertThat(world.ask("select last_error from mails")).asString().contains(failure.substring(0, 9));

            server.answer(step, null);
            world.db.doInTenant(world.northwind, tx -> outbox.post(tx, List.of(Mails.posted("ANA@x"))));
            Dispatched next = dispatcher(server, Security.NONE, null).runDue();
            assertThat(next).isEqualTo(isOfAddress ? new Dispatched(0, 0, 1) : new Dispatched(1, 0, 0));
            assertThat(server.taken).hasSize(isOfAddress ? 0 : 1);
        }
    }

    @Test
    void logsInWherePasswordAndServerAgreeAndElseSendsNothing() {
        try (SmtpPeer server = new SmtpPeer()) {
            server.answer("EHLO", "250-peer\r\n250 AUTH PLAIN LOGIN");
            server.answer("AUTH", "535 5.7.8 wrong");
            Dispatcher dispatcher = dispatcher(server, Security.NONE, "Geheim-7");

            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 1, 0));
            assertThat(world.ask("select last_error from mails")).isEqualTo("the mail server refused the login");
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));

            server.answer("AUTH", "235 2.7.0 welcome");
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"(hangs up)", "(takes it and hangs up)", "(says nothing)"})
    void saysThatItIsUncertainWhereTheConnectionBreaksAfterTheMail(String failure) {
        try (SmtpPeer server = new SmtpPeer()) {
            Dispatcher dispatcher = dispatcher(server, Security.NONE, null);
            server.answer(".", failure);
            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 1, 0));
            assertThat(world.ask("select uncertain_at is not null from mails")).isEqualTo(true);
            assertThat(world.ask("select attempts from mails")).isEqualTo(1);

            server.answer(".", null);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
            assertThat(server.taken.stream().map(SmtpFailuresTest::messageId).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void leavesAServerAloneForLongerAndLongerWhileItIsAway() {
        SmtpPeer server = new SmtpPeer();
        Dispatcher dispatcher = dispatcher(server, Security.NONE, null);
        server.close();
        world.db.doInTenant(world.northwind, tx -> outbox.post(tx, List.of(Mails.posted("ben@x"))));

        assertThat(dispatcher.runDue().total()).isEqualTo(1);
        assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.runDue().total()).isEqualTo(1);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.runDue().total()).isEqualTo(1);
    }

    private static Dispatcher dispatcher(SmtpPeer server, Security security, @Nullable String password) {
        SmtpSettings settings = new SmtpSettings(
                "localhost", server.port(), security, password == null ? null : "aware", password, Mails.SENDER);
        SSLSocketFactory trusting = LOCALHOST.trusting();
        return new Dispatcher(world.db, new SmtpTransport(settings, Identity.of(Mails.SENDER), IMPATIENT, trusting));
    }

    private static MailState state() {
        return world.db
                .inTenant(world.northwind, tx -> new MailLog().page(tx, null, 0, 1))
                .getFirst()
                .state();
    }

    static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .findFirst()
                .orElseThrow();
    }
}
