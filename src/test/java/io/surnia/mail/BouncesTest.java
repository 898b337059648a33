package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.surnia.mail.SmtpSettings.Security;
import io.surnia.testing.TwoPartners;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BouncesTest {
    private static final TwoPartners world = new TwoPartners();

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final GreenMailUser mailbox = started();
    private final Bounces bounces = bounces("Geheim-7");

    @BeforeEach
    void post() {
        world.clear();
        world.db.doInTenant(
                world.northwind,
                tx -> new Outbox("northwind.example").post(tx, List.of(Mails.posted("ana@harbour.example"))));
        Dispatcher dispatcher = new Dispatcher(
                world.db,
                new SmtpTransport(new SmtpSettings(
                        "127.0.0.1", server.getSmtp().getPort(), Security.NONE, null, null, Mails.SENDER)));
        assertThat(dispatcher.runDue()).isEqualTo(new Dispatched(1, 0, 0));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void marksAMailThatCameBackAndSuppressesTheAddressThatIsAtFault() {
        deliver(report(messageId(), "ana@harbour.example", "failed", "5.1.1"));

        bounces.collect();
        bounces.collect();

        LoggedMail mail = only(MailState.BOUNCED);
        assertThat(mail.lastAnswer()).isEqualTo("5.1.1 550 5.1.1 <ana@harbour.example> unknown");
        assertThat(suppressed()).singleElement().satisfies(one -> {
            assertThat(one.address()).isEqualTo("ana@harbour.example");
            assertThat(one.reason()).isEqualTo(Suppression.Reason.BOUNCED);
        });
    }

    @Test
    void onlyMarksAMailThatCameBackFromAFullMailbox() {
        deliver(report(messageId(), "ana@harbour.example", "failed", "5.2.2"));

        bounces.collect();

        only(MailState.BOUNCED);
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void takesNoNoticeOfDelaysForgeriesAndOrdinaryMail() {
        deliver(report(messageId(), "ana@harbour.example", "delayed", "4.2.0"));
        deliver(report(messageId(), "somebody@else.example", "failed", "5.1.1"));
        deliver(report("<1.1000@northwind.example>", "ana@harbour.example", "failed", "5.1.1"));
        deliver(report("<99999999.4711@northwind.example>", "ana@harbour.example", "failed", "5.1.1"));
        deliver("From: eve@x.example\r\nSubject: hello\r\n\r\nmultipart/report\r\n");
        deliver("From: eve@x.example\r\nContent-Type: multipart/report; boundary=\"x\"\r\n\r\nnothing\r\n");

        bounces.collect();

        only(MailState.SENT);
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void saysWhereTheMailboxCannotBeRead() {
        assertThatThrownBy(() -> bounces("wrong").collect()).hasMessageContaining("cannot be read");
    }

    private GreenMailUser started() {
        server.start();
        return server.setUser("bounces@northwind.example", "bounces", "Geheim-7");
    }

    private Bounces bounces(String password) {
        BounceMailbox.Settings settings = new BounceMailbox.Settings(
                "127.0.0.1", server.getImap().getPort(), Security.NONE, "bounces", password, "INBOX");
        return new Bounces(world.db, new BounceMailbox(settings, (SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    private void deliver(String raw) {
        try {
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static String messageId() {
        return String.valueOf(world.ask("select message_id from mails"));
    }

    private static LoggedMail only(MailState state) {
        return world.db
                .inTenant(world.northwind, tx -> new MailLog().page(tx, state, 0, 10))
                .getFirst();
    }

    private static List<Suppression> suppressed() {
        return world.db.inTenant(world.northwind, tx -> new Suppressions().page(tx, 0, 10));
    }

    private static String report(String messageId, String recipient, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.example
                To: aware@northwind.example
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b0"

                --b0
                Content-Type: text/plain

                It did not arrive.
                --b0
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Tue, 24 Nov 2026 09:30:00 +0000

                Final-Recipient: rfc822; %2$s
                Action: %3$s
                Status: %4$s
                Diagnostic-Code: smtp; 550 %4$s <%2$s> unknown

                --b0
                Content-Type: message/rfc822

                From: aware@northwind.example
                To: %2$s
                Message-ID: %1$s
                Subject: Hello

                text
                --b0--
                """.formatted(messageId, recipient, action, status).replace("\n", "\r\n");
    }
}
