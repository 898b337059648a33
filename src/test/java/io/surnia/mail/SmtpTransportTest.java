package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.surnia.mail.SmtpSettings.Security;
import io.surnia.platform.problem.StartupFailure;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final SelfSigned LOCALHOST = SelfSigned.forHost("localhost");

    @Test
    void arrivesAsTextAndHtmlWithItsIdentityAndItsUmlauts() throws Exception {
        GreenMail server = started(new GreenMailConfiguration());
        try {
            SmtpTransport transport = plain(server.getSmtp().getPort(), null, null);

            assertThat(transport.deliver(Mails.to("ana@harbour.example"), NOW)).isEqualTo(new Delivery.Accepted());
            transport.release();

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getMessageID()).isEqualTo("<1603.1000@northwind.example>");
            assertThat(message.getSubject()).isEqualTo("Grüße, こんにちは");
            assertThat(message.getFrom()[0].toString()).contains("<aware@northwind.example>");
            assertThat(message.getAllRecipients()[0]).hasToString("ana@harbour.example");
            assertThat(message.getSentDate()).isEqualTo(NOW);
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(((String) parts.getBodyPart(0).getContent()))
                    .isEqualToNormalizingNewlines("Liebe Grüße\n.\nこんにちは\n");
            assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
            assertThat(((String) parts.getBodyPart(1).getContent())).contains("<p>こんにちは</p>");
        } finally {
            server.stop();
        }
    }

    @Test
    void logsInAndSendsNothingWhenTheLoginIsRefused() {
        GreenMail server = started(new GreenMailConfiguration().withUser("aware@x", "aware", "Geheim-7"));
        try {
            assertThat(plain(server.getSmtp().getPort(), "aware", "Geheim-7").deliver(Mails.to("ana@x"), NOW))
                    .isEqualTo(new Delivery.Accepted());
            assertThat(plain(server.getSmtp().getPort(), "aware", "wrong").deliver(Mails.to("ana@x"), NOW))
                    .isEqualTo(new Delivery.Unreachable("the mail server refused the login"));
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void sendsOverAConnectionWhoseCertificateProvesTheHost(Security security) {
        try (SmtpPeer server = new SmtpPeer(security, LOCALHOST.server())) {
            SmtpTransport transport = new SmtpTransport(settings("localhost", server, security), LOCALHOST.trusting());

            assertThat(transport.deliver(Mails.to("ana@x"), NOW)).isEqualTo(new Delivery.Accepted());
            assertThat(server.taken).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void sendsNothingWhereNobodyTrustedVouchesForTheCertificate(Security security) {
        try (SmtpPeer server = new SmtpPeer(security, LOCALHOST.server())) {
            SmtpTransport transport = new SmtpTransport(settings("localhost", server, security));

            assertThat(transport.deliver(Mails.to("ana@x"), NOW)).isInstanceOf(Delivery.Unreachable.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void sendsNothingWhereTheCertificateIsAnotherHosts(Security security) {
        SelfSigned other = SelfSigned.forHost("mail.elsewhere.example");
        try (SmtpPeer server = new SmtpPeer(security, other.server())) {
            SmtpTransport transport = new SmtpTransport(settings("localhost", server, security), other.trusting());

            assertThat(transport.deliver(Mails.to("ana@x"), NOW)).isInstanceOf(Delivery.Unreachable.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void sendsNothingInTheClearWhereStarttlsWasAskedForAndIsNotOffered() {
        try (SmtpPeer server = new SmtpPeer()) {
            SmtpTransport transport = new SmtpTransport(settings("localhost", server, Security.STARTTLS));

            assertThat(transport.deliver(Mails.to("ana@x"), NOW)).isInstanceOf(Delivery.Unreachable.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, Refused",
        "RCPT, 451 4.3.0 later, Postponed",
        "RCPT, 421 4.3.2 closing, Unreachable",
        "MAIL, 550 5.7.1 not from here, Unreachable",
        "DATA, 451 4.3.0 later, Postponed",
        "., 554 5.7.1 spam, Refused",
        "., 452 4.2.2 mailbox full, Postponed",
    })
    void judgesByTheReplyCodeAndWhomItConcerns(String command, String reply, String verdict) {
        try (SmtpPeer server = new SmtpPeer()) {
            server.answer(command, reply);
            SmtpTransport transport = new SmtpTransport(settings("127.0.0.1", server, Security.NONE));

            assertThat(transport.deliver(Mails.to("ana@x"), NOW).getClass().getSimpleName())
                    .isEqualTo(verdict);
            assertThat(server.taken).isEmpty();

            server.answer(command, null);
            assertThat(transport.deliver(Mails.to("ana@x"), NOW)).isEqualTo(new Delivery.Accepted());
        }
    }

    @Test
    void sendsTheMailsOfOneRunOverOneConnection() {
        try (SmtpPeer server = new SmtpPeer()) {
            SmtpTransport transport = new SmtpTransport(settings("127.0.0.1", server, Security.NONE));

            transport.deliver(Mails.to("ana@x"), NOW);
            transport.deliver(Mails.to("ben@x"), NOW);

            assertThat(server.taken).hasSize(2);
            assertThat(server.heard).containsOnlyOnce("connected");
        }
    }

    @Test
    void isUnreachableWhereNobodyListens() {
        SmtpPeer server = new SmtpPeer();
        server.close();

        assertThat(new SmtpTransport(settings("127.0.0.1", server, Security.NONE)).deliver(Mails.to("ana@x"), NOW))
                .isInstanceOf(Delivery.Unreachable.class);
    }

    @Test
    void refusesAnAddressThatPlainSmtpCannotCarry() {
        try (SmtpPeer server = new SmtpPeer()) {
            SmtpTransport transport = new SmtpTransport(settings("127.0.0.1", server, Security.NONE));

            assertThat(transport.deliver(Mails.to("josé@x"), NOW)).isInstanceOf(Delivery.Refused.class);
            assertThat(transport.deliver(Mails.to("ana@bücher.example"), NOW)).isEqualTo(new Delivery.Accepted());
            assertThat(server.heard).anyMatch(line -> line.contains("<ana@xn--bcher-kva.example>"));
        }
    }

    @Test
    void doesNotStartWithALoginThatWouldCrossTheNetworkInTheClear() {
        assertThatThrownBy(() -> new SmtpSettings("mail.example", 25, Security.NONE, "u", "p", Mails.SENDER))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("in the clear");
        assertThat(new SmtpSettings("mail.example", 587, Security.STARTTLS, "u", "Geheim-7", Mails.SENDER).toString())
                .doesNotContain("Geheim-7");
    }

    private static GreenMail started(GreenMailConfiguration configuration) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(configuration).start();
        return server;
    }

    private static SmtpTransport plain(int port, @Nullable String user, @Nullable String password) {
        return new SmtpTransport(new SmtpSettings("127.0.0.1", port, Security.NONE, user, password, Mails.SENDER));
    }

    private static SmtpSettings settings(String host, SmtpPeer server, Security security) {
        return new SmtpSettings(host, server.port(), security, null, null, Mails.SENDER);
    }
}
