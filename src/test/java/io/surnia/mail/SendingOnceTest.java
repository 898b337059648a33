package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Reactions;
import io.surnia.testing.TwoPartners;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that are lost between any two steps, and nodes that work at once. */
class SendingOnceTest {
    private static final TwoPartners world = new TwoPartners();
    private static final HikariDataSource connections = pool();
    private static final Db db = new Db(connections, world.clock, new Reactions());
    private static final Duration UNTIL_CLAIMS_END = Claims.HOLD.plusSeconds(1);

    private final SmtpPeer server = new SmtpPeer();
    private final Outbox outbox = new Outbox("northwind.example");

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
        connections.close();
        world.close();
    }

    @Test
    void sendsAgainWithTheSameIdentityWhatALostNodeHadBegun() {
        post(3);
        assertThatThrownBy(
                        () -> lostNode(DispatchPolicy.USUAL, n -> n == 2, true).runDue())
                .isInstanceOf(Lost.class);
        assertThat(server.taken).hasSize(2);
        assertThat(states()).containsExactly(MailState.SENT, MailState.SENDING, MailState.WAITING);

        Dispatcher other = node(DispatchPolicy.USUAL);
        assertThat(other.runDue()).isEqualTo(Dispatched.NONE);
        world.clock.advance(UNTIL_CLAIMS_END);
        assertThat(other.runDue()).isEqualTo(new Dispatched(2, 0, 0));

        assertThat(identities()).hasSize(4);
        assertThat(identities().stream().distinct()).hasSize(3);
        assertThat(world.ask("select count(*) from mails where uncertain_at is not null"))
                .isEqualTo(1L);
    }

    @Test
    void setsAsideWhatALostNodeHadBegunWhereTheOperatorWantsThat() {
        DispatchPolicy never = new DispatchPolicy(OfficeHours.USUAL, false);
        post(3);
        assertThatThrownBy(() -> lostNode(never, n -> n == 2, true).runDue()).isInstanceOf(Lost.class);
        world.clock.advance(UNTIL_CLAIMS_END);

        assertThat(node(never).runDue()).isEqualTo(new Dispatched(1, 0, 1));
        assertThat(states()).containsExactly(MailState.SENT, MailState.UNCERTAIN, MailState.SENT);
        assertThat(identities()).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void losesNothingAndRepeatsAtMostOneMailAKillHoweverOftenNodesAreLost() {
        post(60);
        Random random = new Random(7);
        int kills = 0;
        while (states().stream().anyMatch(state -> state != MailState.SENT)) {
            int fatal = 1 + random.nextInt(9);
            boolean isAfter = random.nextBoolean();
            try {
                lostNode(DispatchPolicy.USUAL, n -> n == fatal, isAfter).runDue();
            } catch (Lost lost) {
                kills++;
            }
            world.clock.advance(UNTIL_CLAIMS_END);
        }
        assertThat(kills).isGreaterThan(5);
        assertThat(identities().stream().distinct()).hasSize(60);
        assertThat(identities().size() - 60).isLessThanOrEqualTo(kills);
    }

    @Test
    void doesNotBeginWhatItHeldForTooLong() {
        post(2);
        Dispatcher slow = new Dispatcher(db, new Hooked(new SmtpTransport(settings()), true, n -> {
            if (n == 1) {
                world.clock.advance(UNTIL_CLAIMS_END);
                node(DispatchPolicy.USUAL).runDue();
            }
        }));

        // The first went twice, since its sender seemed lost in the midst of it; the second once.
        assertThat(slow.runDue().sent()).isEqualTo(1);
        assertThat(identities().stream().distinct()).hasSize(2);
        assertThat(identities()).hasSize(3);
    }

    @Test
    void nodesWithManyConnectionsSendEachMailOnce() {
        post(400);
        Supplier<Dispatcher> node = () -> new Dispatcher(
                db,
                new Gateways(
                        Optional.of(new Gateway("server", 4, Limits.NONE, () -> new SmtpTransport(settings()))),
                        servers()),
                DispatchPolicy.USUAL);

        List<CompletableFuture<Dispatched>> runs = IntStream.range(0, 3)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> node.get().runDue()))
                .toList();
        int sent = runs.stream().mapToInt(run -> run.join().sent()).sum();

        assertThat(sent).isEqualTo(400);
        assertThat(identities()).hasSize(400).doesNotHaveDuplicates();
        assertThat(server.heard.stream().filter("connected"::equals).count()).isBetween(2L, 40L);
    }

    @Test
    void onePartnersManyMailsDoNotHoldAnothers() {
        post(400);
        db.doInTenant(world.southgate, tx -> outbox.post(tx, List.of(Mails.posted("carl@x")), tx.now()));

        node(DispatchPolicy.USUAL).runDue();

        int place = IntStream.range(0, server.taken.size())
                .filter(n -> server.taken.get(n).contains("carl@x"))
                .findFirst()
                .orElseThrow();
        assertThat(place).isLessThan(2 * Claims.CHUNK);
        assertThat(server.taken).hasSize(401);
    }

    @Test
    void setsAsideAMailThatCannotBeMadeAndSendsTheOthers() {
        post(2);
        world.database.execute("update mails set recipient = 'nobody' where id = (select min(id) from mails)");

        assertThat(node(DispatchPolicy.USUAL).runDue()).isEqualTo(new Dispatched(1, 0, 1));
        assertThat(states()).containsExactly(MailState.UNSENDABLE, MailState.SENT);
    }

    private static HikariDataSource pool() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(world.database.app());
        pool.setMaximumPoolSize(8);
        return new HikariDataSource(pool);
    }

    private void post(int count) {
        List<NewMail> mails = IntStream.range(0, count)
                .mapToObj(n -> Mails.posted("u" + n + "@x"))
                .toList();
        db.doInTenant(world.northwind, tx -> outbox.post(tx, mails));
    }

    private List<MailState> states() {
        return db.inTenant(world.northwind, tx -> new MailLog().page(tx, null, 0, 1000)).stream()
                .map(LoggedMail::state)
                .toList();
    }

    private List<String> identities() {
        return server.taken.stream().map(SmtpFailuresTest::messageId).toList();
    }

    private SmtpSettings settings() {
        return new SmtpSettings("127.0.0.1", server.port(), SmtpSettings.Security.NONE, null, null, Mails.SENDER);
    }

    private static MailServers servers() {
        Sealer sealer = new Sealer(new byte[Sealer.KEY_LENGTH]);
        return new MailServers(sealer, new DkimKeys(sealer), SmtpTransport.Manners.ofPartner(true), (SSLSocketFactory)
                SSLSocketFactory.getDefault());
    }

    /** A node that is lost before, or after, the server has taken a mail. */
    private Dispatcher lostNode(DispatchPolicy policy, IntPredicate isFatal, boolean isAfter) {
        MailTransport transport = new Hooked(new SmtpTransport(settings()), isAfter, n -> {
            if (isFatal.test(n)) {
                throw new Lost();
            }
        });
        return new Dispatcher(db, Gateways.through(transport), policy);
    }

    private Dispatcher node(DispatchPolicy policy) {
        return new Dispatcher(db, Gateways.through(new SmtpTransport(settings())), policy);
    }

    /** The power goes: nobody writes anything any more. */
    private static final class Lost extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A transport around whose deliveries something happens; they are counted from 1. */
    private static final class Hooked implements MailTransport {
        private final MailTransport real;
        private final boolean isAfter;
        private final IntConsumer hook;
        private int count;

        Hooked(MailTransport real, boolean isAfter, IntConsumer hook) {
            this.real = real;
            this.isAfter = isAfter;
            this.hook = hook;
        }

        @Override
        public Delivery deliver(Mail mail, Instant at) {
            count++;
            if (!isAfter) {
                hook.accept(count);
            }
            Delivery delivery = real.deliver(mail, at);
            if (isAfter) {
                hook.accept(count);
            }
            return delivery;
        }

        @Override
        public void check() {
            real.check();
        }

        @Override
        public void release() {
            real.release();
        }
    }
}
