package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.letters.Letterhead;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.people.UserId;
import io.surnia.platform.html.Templates;
import org.jspecify.annotations.Nullable;

/** One report as a mail, written once and addressed to any number of recipients. */
final class ExposureMail {
    private static final String KIND = "exposure_report";

    private final CustomerId customer;
    private final @Nullable UserId user;
    private final String serviceName;
    private final String subject;
    private final String text;
    private final String html;

    ExposureMail(
            Templates templates, Letterhead letterhead, CustomerId customer, Message message, ExposureReport report) {
        ExposurePage page = ExposurePage.of(letterhead, message, report);
        this.customer = customer;
        this.user = report.account().user();
        this.serviceName = letterhead.serviceName();
        this.subject = page.headline();
        this.text = ExposureText.of(page);
        this.html = templates.render("mail/exposure-report.jte", page);
    }

    NewMail to(MailAddress recipient) {
        return new NewMail(
                customer.value(),
                user == null ? null : user.value(),
                KIND,
                null,
                serviceName,
                recipient,
                subject,
                text,
                html);
    }
}
