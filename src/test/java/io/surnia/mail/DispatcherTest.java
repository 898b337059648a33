package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.db.Tx;
import io.surnia.testing.TwoPartners;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final TwoPartners world = new TwoPartners();

    private final SmtpPeer server = new SmtpPeer();
    private final Outbox outbox = new Outbox("northwind.example");
    private final Dispatcher dispatcher = dispatcher();

    @BeforeEach
    void clear() {
        world.clear();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void sendsTheMailsOfAllPartnersOnce() {
        post(Mails.posted("ana@x"), Mails.posted("ben@x"));
        world.db.doInTenant(world.southgate, tx -> outbox.post(tx, List.of(Mails.posted("carl@x"))));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(3, 0, 0));
        assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
        assertThat(server.taken).hasSize(3).anyMatch(mail -> mail.contains("To: carl@x"));
        assertThat(dispatcher.waiting()).isZero();
    }

    @Test
    void namesEachMailByItsId() {
        post(Mails.posted("ana@x"), Mails.posted("ben@x"));

        assertThat(
                        world.ask(
                                "select bool_and(message_id = '<' || id || '.' || partner_id || '@northwind.example>') from mails"))
                .isEqualTo(true);
    }

    @Test
    void storesNothingOfATransactionThatFails() {
        assertThatThrownBy(() -> world.db.doInTenant(world.northwind, tx -> {
                    outbox.post(tx, List.of(Mails.posted("ana@x")));
                    throw new IllegalStateException("after posting");
                }))
                .hasMessage("after posting");
        assertThat(dispatcher.waiting()).isZero();
    }

    @Test
    void storesAMailOfOneOnceKeyOnce() {
        assertThat(post(Mails.postedOnce("first/1"), Mails.postedOnce("first/1"), Mails.postedOnce("first/2")))
                .isEqualTo(2);
        assertThat(post(Mails.postedOnce("first/2"), Mails.posted("ana@x"), Mails.posted("ana@x")))
                .isEqualTo(2);
        assertThat(dispatcher.waiting()).isEqualTo(4);
    }

    @Test
    void storesManyAtOnce() {
        NewMail[] mails = IntStream.range(0, 1201)
                .mapToObj(i -> Mails.posted("u" + i + "@x"))
                .toArray(NewMail[]::new);

        assertThat(post(mails)).isEqualTo(1201);
        assertThat(world.ask("select count(distinct recipient) from mails")).isEqualTo(1201L);
    }

    @Test
    void triesAgainAfterLongerAndLongerPausesAndGivesUpInTheEnd() {
        post(Mails.posted("ana@x"));
        server.answer("RCPT", "451 4.3.0 later");

        for (Duration pause : Claims.PAUSES) {
            assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 1, 0));
            world.clock.advance(pause.minusSeconds(1));
            assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 0, 1));
        assertThat(world.ask("select last_error from mails where failed_at is not null"))
                .asString()
                .contains("451 4.3.0 later");
        assertThat(dispatcher.waiting()).isZero();
    }

    @Test
    void sendsLaterWhatTheServerDidNotTakeAtFirst() {
        post(Mails.posted("ana@x"));
        server.answer("RCPT", "451 4.3.0 later");
        dispatcher.runDue();
        server.answer("RCPT", null);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void givesUpAtOnceWhatTheServerRefusesForGoodAndSendsTheOthers() {
        server.answer("RCPT", "550 5.1.1 no such user");
        post(Mails.posted("ana@x"));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 0, 1));

        server.answer("RCPT", null);
        post(Mails.posted("ben@x"));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void stopsTryingWhileTheServerIsAway() {
        post(Mails.posted("ana@x"), Mails.posted("ben@x"), Mails.posted("carl@x"));
        server.close();

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(0, 1, 0));
        assertThat(dispatcher.waiting()).isEqualTo(3);
    }

    @Test
    void passesOverAMailThatAnotherNodeIsSending() {
        post(Mails.posted("ana@x"));

        world.db.doInTenant(world.northwind, tx -> {
            lock(tx);
            assertThat(CompletableFuture.supplyAsync(dispatcher::runDue).join()).isEqualTo(Dispatched.NONE);
        });
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void manyNodesSendEachMailOnce() {
        post(IntStream.range(0, 60).mapToObj(i -> Mails.posted("u" + i + "@x")).toArray(NewMail[]::new));

        List<CompletableFuture<Dispatched>> nodes = IntStream.range(0, 3)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> dispatcher().runDue()))
                .toList();
        int sent = nodes.stream().mapToInt(node -> node.join().sent()).sum();

        assertThat(sent).isEqualTo(60);
        assertThat(server.taken).hasSize(60);
        assertThat(server.heard.stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void goesByTheSandboxPartnersOwnClock() {
        world.database.execute("update partners set sandbox = true, clock_ahead = '10 days' where id = 1000");
        world.db.doInTenant(
                world.northwind,
                tx -> outbox.post(tx, List.of(Mails.posted("ana@x")), tx.now().plus(Duration.ofDays(9))));
        world.db.doInTenant(
                world.southgate,
                tx -> outbox.post(tx, List.of(Mails.posted("ben@x")), tx.now().plus(Duration.ofDays(9))));

        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @Test
    void keepsTheMailOfAnArchivedPartner() {
        post(Mails.posted("ana@x"));
        world.database.execute("update partners set archived_at = created_at where id = 1000");

        assertThat(dispatcher.runDue()).isEqualTo(Dispatched.NONE);
    }

    private int post(NewMail... mails) {
        return world.db.inTenant(world.northwind, tx -> outbox.post(tx, List.of(mails)));
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                world.db,
                new SmtpTransport(new SmtpSettings(
                        "127.0.0.1", server.port(), SmtpSettings.Security.NONE, null, null, Mails.SENDER)));
    }

    private static void lock(Tx tx) {
        tx.query("select id from mails where partner_id = :partner for update")
                .mapTo(Long.class)
                .list();
    }
}
