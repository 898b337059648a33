package io.surnia.reports;

import io.surnia.customers.CustomerId;
import io.surnia.mail.MailAddress;
import io.surnia.mail.MailFile;
import io.surnia.mail.NewMail;
import io.surnia.platform.html.Templates;
import io.surnia.reports.Report.Printed;
import io.surnia.reports.ReportPage.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One report as a mail, made once and addressed to any number of recipients. */
final class ReportMail {
    /** A workbook of more rows is left out; the mail says where it is to be had. */
    static final int MOST_ROWS = 20_000;

    private static final int SHARPNESS = 2;
    private static final int LONGEST_SUBJECT = 250;

    private final String kind;
    private final @Nullable CustomerId customer;
    private final LocalDate due;
    private final ReportPage page;
    private final String text;
    private final String html;
    private final List<MailFile> files = new ArrayList<>();

    /**
     * Makes the mail.
     *
     * @param due the day on which it fell due: there is one of this kind a day
     * @param rows how many rows the report has
     */
    ReportMail(
            Paper paper,
            Templates templates,
            String kind,
            @Nullable CustomerId customer,
            LocalDate due,
            Report<?> report,
            long rows) {
        Printed printed = report.printed();
        boolean hasWorkbook = rows <= MOST_ROWS;
        MailPage mail = new MailPage(printed.page(), hasWorkbook);
        this.kind = kind;
        this.customer = customer;
        this.due = due;
        this.page = printed.page();
        this.text = text(mail);
        this.html = templates.render("mail/report.jte", mail);
        for (int chart = 0; chart < printed.drawings().size(); chart++) {
            files.add(new MailFile(
                    page.pictures().get(chart).name(),
                    "image/png",
                    true,
                    printed.drawings().get(chart).png(SHARPNESS)));
        }
        try {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            paper.report(page, pdf);
            files.add(new MailFile(fileName("pdf"), ReportFormat.PDF.mediaType(), false, pdf.toByteArray()));
            if (hasWorkbook) {
                ByteArrayOutputStream workbook = new ByteArrayOutputStream();
                report.write(ReportFormat.XLSX, paper, workbook);
                files.add(new MailFile(fileName("xlsx"), ReportFormat.XLSX.mediaType(), false, workbook.toByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param about whose report it is, for the once-key: an id */
    NewMail to(MailAddress recipient, long about) {
        UUID address = UUID.nameUUIDFromBytes(recipient.key().getBytes(StandardCharsets.UTF_8));
        String subject = "%s: %s, %s".formatted(page.title(), page.subject(), page.date());
        return new NewMail(
                        customer == null ? null : customer.value(),
                        null,
                        kind,
                        "%s/%d/%s/%s".formatted(kind, about, due, address),
                        shortened(page.brand().serviceName(), 100),
                        recipient,
                        shortened(subject, LONGEST_SUBJECT),
                        text,
                        html)
                .with(files);
    }

    private String fileName(String suffix) {
        return "%s-%s.%s".formatted(kind.replace('_', '-'), page.day(), suffix);
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static String text(MailPage mail) {
        ReportPage page = mail.page();
        StringBuilder text = new StringBuilder(2048);
        line(text, page.title());
        line(text, page.subject());
        line(text, page.date());
        line(text, "");
        page.figures().forEach(figure -> line(text, figure.heading() + ": " + figure.shown()));
        line(text, "");
        page.pictures().forEach(picture -> line(text, picture.spoken()));
        line(text, "");
        Listing listing = page.listing();
        line(text, listing.title());
        mail.rows().forEach(row -> line(text, "- " + String.join(", ", row)));
        if (listing.rows().isEmpty()) {
            line(text, listing.none());
        }
        if (mail.unlisted() > 0) {
            line(text, mail.more());
        }
        line(text, "");
        line(text, mail.enclosed());
        line(text, "");
        line(text, "-- ");
        line(text, page.brand().serviceName());
        line(text, "Questions: " + page.brand().contact());
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
