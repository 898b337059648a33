package io.surnia.mail;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what came back. A report counts for the mail whose Message-ID it names, where it speaks of that mail's receiver:
 * so nobody takes an address off who does not know both.
 */
public final class Bounces {
    private static final Pattern MESSAGE_ID = Pattern.compile("<(\\d{1,18})\\.(\\d{1,18})@[^<>@\\s]+>");
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    private final Db db;
    private final BounceMailbox mailbox;
    private final MailStore mails = new MailStore();
    private final MailLogStore mailLog = new MailLogStore();
    private final SuppressionStore suppressions = new SuppressionStore();

    public Bounces(Db db, BounceMailbox mailbox) {
        this.db = db;
        this.mailbox = mailbox;
    }

    /**
     * Reads what is new in the mailbox. It can be read twice: a mail comes back once.
     *
     * @throws IllegalStateException where the mailbox cannot be read
     */
    public void collect() {
        try {
            mailbox.eachUnseen(this::read);
        } catch (MessagingException failure) {
            throw new IllegalStateException("the mailbox for bounces cannot be read", failure);
        }
    }

    private void read(MimeMessage message) {
        Optional<DeliveryReport> report = Optional.empty();
        try {
            report = DeliveryReport.of(message);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            log.warn(
                    "a message in the mailbox for bounces cannot be read: {}",
                    unreadable.getClass().getSimpleName());
        }
        report.ifPresent(this::note);
    }

    private void note(DeliveryReport report) {
        Matcher id = MESSAGE_ID.matcher(report.messageId());
        if (!id.matches()) {
            return;
        }
        MailId mail = new MailId(Long.parseLong(id.group(1)));
        long partner = Long.parseLong(id.group(2));
        db.lookUp(handle -> mails.tenant(handle, partner)).ifPresent(tenant -> {
            for (DeliveryReport.Failure failure : report.failures()) {
                db.doInTenant(tenant, tx -> note(tx, mail, report.messageId(), failure));
            }
        });
    }

    private void note(Tx tx, MailId id, String messageId, DeliveryReport.Failure failure) {
        String reason = Claims.bounded("%s %s".formatted(failure.status(), failure.diagnostic()));
        boolean isKnown = mailLog.bounce(tx, id, messageId, failure.address(), reason);
        if (isKnown && failure.isHard()) {
            MailAddress.parse(failure.address())
                    .ifPresent(address -> suppressions.add(tx, address, Suppression.Reason.BOUNCED, reason));
        }
    }
}
