package io.surnia.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Reporting;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.Branding;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.UserOverviews;
import io.surnia.scoring.UserRanking;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports and certificates of a customer with two levels of managers and some dozens of people. */
class ReportsTest {
    private static final Actor ACTOR = new Actor.Operator("test");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    /** A Sunday evening in the partner's zone. */
    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-29T20:00:00Z"));

    private static final HikariDataSource POOL = pool();
    private static final Rooms ROOMS = Rooms.on(POOL, CLOCK, new byte[32], "mail.invalid");
    private static final Tenant TENANT = ROOMS.partners()
            .create(
                    ACTOR,
                    PartnerDetails.of("Northwind Zürich", "hello@northwind.example")
                            .withTimezone(ZoneId.of("Europe/Zurich"))
                            .withService("Hawk Eye", true)
                            .withBranding(new Branding("#0b5351", "#e0a458", true)))
            .tenant();
    private static CustomerId harbour = new CustomerId(0);
    private static AssignmentId video = new AssignmentId(0);
    private static UserId kirill = new UserId(0);
    private static ManagerId top = new ManagerId(0);

    @BeforeAll
    static void populate() {
        ROOMS.db().inTenant(TENANT, CLOCK.instant().minus(Duration.ofDays(60)), tx -> {
            harbour = ROOMS.customers()
                    .create(
                            tx,
                            ACTOR,
                            CustomerDetails.of("Harbour & Söhne", CustomerType.POWER)
                                    .withReporting(new Reporting(
                                            Reporting.Frequency.WEEKLY,
                                            1,
                                            List.of("board@harbour.example", "owner@harbour.example"))))
                    .id();
            people(tx);
            return true;
        });
        ROOMS.db().inTenant(TENANT, CLOCK.instant().minus(Duration.ofDays(50)), tx -> {
            Terms terms = Terms.of(LibraryKind.VIDEO, "Passwörter, Κωδικοί, Пароли", tx.today());
            video = ROOMS.assignments().create(tx, ACTOR, harbour, terms, List.of(new Target.Everyone()));
            ROOMS.assignments()
                    .create(
                            tx,
                            ACTOR,
                            harbour,
                            Terms.of(LibraryKind.POLICY, "Acceptable use", tx.today()),
                            List.of(new Target.Everyone()));
            return true;
        });
        ROOMS.db().inTenant(TENANT, CLOCK.instant().minus(Duration.ofDays(40)), tx -> {
            ROOMS.users().page(tx, harbour, 0, 100).stream()
                    .limit(40)
                    .forEach(user -> ROOMS.learning().complete(tx, ACTOR, harbour, user.id(), video));
            return true;
        });
        ROOMS.nightly().close(TENANT);
    }

    private static void people(Tx tx) {
        top = ROOMS.managers().add(tx, ACTOR, harbour, ManagerDetails.of("Ines", "Duarte", "ines@harbour.example"));
        ManagerId middle = ROOMS.managers()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        ManagerDetails.of("Ole", "Berg", "ole@harbour.example").withSuperior(top));
        ROOMS.managers().add(tx, ACTOR, harbour, ManagerDetails.of("Idle", "Ivy", "ivy@harbour.example"));
        kirill = ROOMS.users()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        UserDetails.of("Кирилл", "Παπαδόπουλος", "kirill@harbour.example")
                                .withManager(top));
        ROOMS.users()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        UserDetails.of("=cmd|'/c calc'!A1", "<b>&\"'", "odd@harbour.example")
                                .withManager(middle));
        List<UserDetails> rest = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            rest.add(UserDetails.of("Anna " + n, "Lindqvist-Österberg", "anna%d@harbour.example".formatted(n)));
        }
        ROOMS.users().addAll(tx, ACTOR, harbour, rest);
    }

    @AfterAll
    static void close() {
        POOL.close();
        DATABASE.close();
    }

    @Test
    void saysOfACustomerWhatItsOverviewSays() {
        JsonNode report = Json.tree(written(ReportFormat.JSON));
        CustomerOverview overview =
                ask(tx -> new CustomerOverviews().find(tx, harbour)).orElseThrow();
        List<UserRanking> people = ask(tx -> new UserOverviews(ROOMS.loads()).rankings(tx, harbour, 0, 1000));

        assertThat(report.path("users").asInt())
                .isEqualTo(overview.standing().users())
                .isEqualTo(people.size())
                .isEqualTo(report.path("people").size());
        assertThat(report.path("hoot_score").asInt())
                .isEqualTo(overview.standing().hootScore());
        assertThat(report.path("compliance").asInt())
                .isEqualTo(overview.standing().overallCompliance());
        assertThat(report.path("video_compliance").asInt())
                .isEqualTo(overview.standing().compliance().get(LibraryKind.VIDEO));
        for (int n = 0; n < people.size(); n++) {
            JsonNode person = report.path("people").get(n);
            assertThat(person.path("email").asText()).isEqualTo(people.get(n).email());
            assertThat(person.path("compliant").asBoolean())
                    .isEqualTo(people.get(n).standing().isCompliant());
            assertThat(person.path("completed_assignments").asInt())
                    .isEqualTo(people.get(n).standing().completedAssignments());
        }
    }

    @Test
    void writesEverybodyAsTextThatNoSpreadsheetRuns() {
        assertThat(new String(written(ReportFormat.CSV).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .lines())
                .hasSize(63)
                .first()
                .asString()
                .startsWith("first_name,last_name,email,hoot_score");
        assertThat(written(ReportFormat.CSV)).contains("'=cmd|").contains("Кирилл,Παπαδόπουλος");
    }

    @Test
    void printsWhatABoardReadsWithLettersOfThreeAlphabets() throws IOException {
        String text = printed("customer-report", bytes(ReportFormat.PDF));

        assertThat(text)
                .contains("Security awareness report", "Harbour & Söhne", "Hawk Eye", "29 November 2026")
                .contains("Who is behind", "… and ", "People by rank");
        CustomerOverview overview =
                ask(tx -> new CustomerOverviews().find(tx, harbour)).orElseThrow();
        assertThat(text).contains(overview.standing().overallCompliance() + "%");
        assertThat(text).contains("Anna 59").contains("<b>&\"'");
    }

    @Test
    void tellsThePartnerOfAllItsCustomers() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        ROOMS.reports().ofPartner(TENANT, ReportFormat.PDF, pdf);
        assertThat(printed("partner-report", pdf.toByteArray())).contains("Harbour & Söhne", "Northwind Zürich");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ROOMS.reports().ofPartner(TENANT, ReportFormat.JSON, json);
        JsonNode report = Json.tree(json.toString(StandardCharsets.UTF_8));
        CustomerOverview overview =
                ask(tx -> new CustomerOverviews().find(tx, harbour)).orElseThrow();
        assertThat(report.path("users").asInt()).isEqualTo(62);
        assertThat(report.path("mean_hoot_score").asInt())
                .isEqualTo(overview.standing().hootScore());
        assertThat(report.path("customers").get(0).path("compliance").asInt())
                .isEqualTo(overview.standing().overallCompliance());
    }

    @Test
    void knowsNoCustomerOfAnother() {
        assertThatThrownBy(() -> ROOMS.reports()
                        .ofCustomer(TENANT, new CustomerId(999_999), ReportFormat.PDF, new ByteArrayOutputStream()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void postsWhatIsDueOnceToEachHoweverOftenItIsTriedAndWhateverWasMissed() throws IOException {
        assertThat(ROOMS.posting().postDue(TENANT)).isZero();

        // Over Monday, and over the end of the month, while nothing ran: it is Wednesday.
        Instant sunday = CLOCK.instant();
        CLOCK.advance(Duration.ofDays(3));
        try {
            ROOMS.nightly().close(TENANT);
            assertThat(ROOMS.posting().postDue(TENANT)).isEqualTo(5);
            assertThat(ROOMS.posting().postDue(TENANT)).isZero();
            DATABASE.execute("update report_days set day = '2026-11-29'");
            assertThat(ROOMS.posting().postDue(TENANT)).isZero();
        } finally {
            CLOCK.advance(Duration.between(CLOCK.instant(), sunday));
        }

        List<Map<String, Object>> mails = ask(tx -> tx.query("""
                        select kind, recipient, html_body, text_body, due_at,
                               (select count(*) from mail_files f
                                 where f.partner_id = m.partner_id and f.mail_id = m.id) as files
                          from mails m where partner_id = :partner and kind like '%\\_report'
                         order by kind, recipient
                        """).mapToMap().list());
        assertThat(mails)
                .extracting(mail -> mail.get("kind") + " " + mail.get("recipient") + " " + mail.get("files"))
                .containsExactly(
                        "customer_report board@harbour.example 4",
                        "customer_report owner@harbour.example 4",
                        "manager_report ines@harbour.example 3",
                        "manager_report ole@harbour.example 3",
                        "partner_report hello@northwind.example 3");
        assertThat(String.valueOf(mails.get(2).get("text_body")))
                .contains("People in the team: 2", "Кирилл Παπαδόπουλος");
        assertThat(String.valueOf(mails.get(3).get("text_body")))
                .contains("People in the team: 1")
                .doesNotContain("Кирилл");
        assertThat(String.valueOf(mails.getFirst().get("html_body"))).contains("cid:chart1.png");
        show(String.valueOf(mails.getFirst().get("html_body")));
    }

    @Test
    void certifiesWhatWasCompletedUnderACodeThatAnybodyCanVerify() throws IOException {
        Certificate certificate = ask(tx -> ROOMS.certificates().get(tx, harbour, kirill, video));
        byte[] pdf = ask(tx -> ROOMS.certificates().pdf(tx, certificate, "https://aware.example/certificates/"));
        assertThat(printed("certificate", pdf))
                .contains("Кирилл Παπαδόπουλος", "Hawk Eye", "20 October 2026", "Пароли")
                .contains("https://aware.example/certificates/" + certificate.code());
        Certificate again = ask(tx -> ROOMS.certificates().get(tx, harbour, kirill, video));
        assertThat(again).isEqualTo(certificate);

        Verified verified = ROOMS.certificates().verify(certificate.code()).orElseThrow();
        assertThat(verified.initials()).isEqualTo("К. Π.");
        assertThat(verified.isValid()).isTrue();
        assertThat(verified.issuer()).isEqualTo("Hawk Eye");
        assertThat(verified.completedOn()).isEqualTo(LocalDate.of(2026, 10, 20));
        assertThat(ROOMS.certificates().verify(CertificateCode.random())).isEmpty();
    }

    @Test
    void saysOfARevokedCertificateThatItIsAndGivesAnother() {
        UserId someone = ask(tx -> ROOMS.users().byEmail(tx, harbour, "anna1@harbour.example"))
                .orElseThrow()
                .id();
        Certificate first = ask(tx -> ROOMS.certificates().get(tx, harbour, someone, video));
        ROOMS.db().doInTenant(TENANT, tx -> ROOMS.certificates().revoke(tx, ACTOR, harbour, someone, video));
        Certificate second = ask(tx -> ROOMS.certificates().get(tx, harbour, someone, video));

        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(ROOMS.certificates().verify(first.code()).orElseThrow().isValid())
                .isFalse();
        assertThat(ROOMS.certificates().verify(second.code()).orElseThrow().isValid())
                .isTrue();
    }

    @Test
    void certifiesNothingThatWasNotCompleted() {
        UserId last = ask(tx -> ROOMS.users().byEmail(tx, harbour, "anna59@harbour.example"))
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> ask(tx -> ROOMS.certificates().get(tx, harbour, last, video)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void readsACodeAsPeopleTypeIt() {
        CertificateCode code = CertificateCode.random();
        assertThat(CertificateCode.parse(" " + code.toString().toLowerCase(Locale.ROOT)))
                .contains(code);
        assertThat(CertificateCode.parse("oIl00-00000-00000-00000").map(CertificateCode::value))
                .contains("01100000000000000000");
        assertThat(CertificateCode.parse("0000-0")).isEmpty();
        assertThat(CertificateCode.parse("U".repeat(20))).isEmpty();
    }

    private static <T> T ask(Function<Tx, T> work) {
        return ROOMS.db().inTenant(TENANT, work);
    }

    private static byte[] bytes(ReportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ROOMS.reports().ofCustomer(TENANT, harbour, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String written(ReportFormat format) {
        return new String(bytes(format), StandardCharsets.UTF_8);
    }

    /** The text of a PDF, whose pages are left as pictures to look at. */
    private static String printed(String name, byte[] pdf) throws IOException {
        Files.createDirectories(PICTURES);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                Path picture = PICTURES.resolve("%s-%d.png".formatted(name, page + 1));
                ImageIO.write(renderer.renderImageWithDPI(page, 70), "png", picture.toFile());
            }
            return new PDFTextStripper().getText(document);
        }
    }

    /** Leaves the mail beside them, with its pictures, for a browser. */
    private static void show(String html) throws IOException {
        Files.createDirectories(PICTURES);
        List<Map<String, Object>> files = ask(tx -> tx.query("""
                        select name, content from mail_files
                         where partner_id = :partner and shown
                           and mail_id = (select min(mail_id) from mail_files where partner_id = :partner)
                        """).mapToMap().list());
        assertThat(files).isNotEmpty();
        for (Map<String, Object> file : files) {
            Files.write(
                    PICTURES.resolve(Objects.requireNonNull(file.get("name")).toString()),
                    (byte[]) Objects.requireNonNull(file.get("content")));
        }
        Files.writeString(PICTURES.resolve("customer-report-mail.html"), html.replace("cid:", ""));
    }

    private static HikariDataSource pool() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(DATABASE.app());
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }
}
