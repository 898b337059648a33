package io.surnia.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.mail.DispatchPolicy;
import io.surnia.mail.Dispatcher;
import io.surnia.mail.Gateway;
import io.surnia.mail.Gateways;
import io.surnia.mail.Limits;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.SmtpSettings;
import io.surnia.mail.SmtpTransport;
import io.surnia.platform.problem.StartupFailure;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The outbox sent into a sink, each mail once and on record, beside Angus alone on as many connections. */
record MailSends(Stand stand, BenchRooms rooms, DataSource owner) implements Measurement {
    private static final Reach RATIO = Reach.atLeast(0.7);
    private static final int MOST_A_ROUND = 20_000;
    private static final int WARM = 500;
    private static final MailAddress SENDER = new MailAddress("aware@sender.example");
    private static final String TEXT = "Hello,\n\nthree assignments wait for you until Friday.\n".repeat(10);
    private static final String HTML =
            "<p>Hello,</p>\n<p>three assignments wait for you until Friday.</p>\n".repeat(20);

    @Override
    public void warmUp(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try (SmtpSink sink = new SmtpSink()) {
            do {
                ours(sink, WARM, 2);
                bare(sink, WARM, 2);
            } while (System.nanoTime() - deadline < 0);
        }
    }

    @Override
    public List<Finding> measure(Scale scale) {
        int count = Math.min(MOST_A_ROUND, scale.users());
        double[] own = new double[scale.rounds()];
        double[] other = new double[scale.rounds()];
        double[] ratios = new double[scale.rounds()];
        try (SmtpSink sink = new SmtpSink()) {
            for (int round = 0; round < scale.rounds(); round++) {
                own[round] = ours(sink, count, scale.connections());
                other[round] = bare(sink, count, scale.connections());
                ratios[round] = own[round] / other[round];
            }
        }
        return List.of(new Finding(
                "mails from the outbox to a sink, %,d of them".formatted(count * scale.rounds()),
                Finding.perSecond(Comparisons.median(own)),
                "Angus alone, %d connections".formatted(scale.connections()),
                Finding.perSecond(Comparisons.median(other)),
                Comparisons.median(ratios),
                RATIO));
    }

    /** Mails a second; posting them is not in it. */
    private double ours(SmtpSink sink, int count, int connections) {
        clear();
        List<NewMail> mails =
                IntStream.range(0, count).mapToObj(MailSends::mail).toList();
        rooms.db().doInTenant(stand.data().tenant(), tx -> rooms.outbox().post(tx, mails));
        SmtpSettings settings =
                new SmtpSettings("127.0.0.1", sink.port(), SmtpSettings.Security.NONE, null, null, SENDER);
        Dispatcher dispatcher = new Dispatcher(
                rooms.db(),
                Gateways.through(new Gateway("bench", connections, Limits.NONE, () -> new SmtpTransport(settings))),
                DispatchPolicy.USUAL);
        long before = sink.taken();
        long begun = System.nanoTime();
        dispatcher.runDue();
        long nanos = System.nanoTime() - begun;
        long taken = sink.taken() - before;
        requireAll(count, taken);
        clear();
        return taken * 1e9 / nanos;
    }

    private double bare(SmtpSink sink, int count, int connections) {
        long before = sink.taken();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> lanes = new ArrayList<>();
            for (int lane = 0; lane < connections; lane++) {
                int first = lane;
                lanes.add(threads.submit(() -> {
                    sendBare(sink, first, count, connections);
                    return true;
                }));
            }
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (ExecutionException failure) {
            throw new StartupFailure("Angus alone failed: " + failure.getCause(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("the bench was interrupted", stopping);
        }
        long nanos = System.nanoTime() - begun;
        requireAll(count, sink.taken() - before);
        return count * 1e9 / nanos;
    }

    private static void sendBare(SmtpSink sink, int first, int count, int step) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.from", SENDER.value());
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", sink.port(), null, null);
            for (int n = first; n < count; n += step) {
                NewMail mail = mail(n);
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress(SENDER.value()));
                message.setRecipient(
                        Message.RecipientType.TO,
                        new InternetAddress(mail.recipient().value()));
                message.setSubject(mail.subject(), UTF_8.name());
                message.setContent(
                        new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
                message.saveChanges();
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
    }

    private static MimeBodyPart part(String body, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(body, UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static NewMail mail(int n) {
        return new NewMail(
                null,
                null,
                "bench",
                null,
                "Bench",
                new MailAddress("user%d@receiver.example".formatted(n)),
                "Three assignments wait for you",
                TEXT,
                HTML);
    }

    /** Takes away what was sent, and what other measurements gave cause to. */
    private void clear() {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from mails");
            statement.execute("vacuum (analyze) mails");
        } catch (SQLException failure) {
            throw new StartupFailure("the bench's mails cannot be cleared: " + failure.getMessage(), failure);
        }
    }

    private static void requireAll(long count, long taken) {
        if (taken < count) {
            throw new StartupFailure("of %d mails the sink took %d".formatted(count, taken));
        }
    }
}
