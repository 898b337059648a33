package io.surnia.exposures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.mail.Outbox;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TwoPartners;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyingTest {
    private static final TwoPartners world = new TwoPartners();
    private static final CustomerId HARBOUR = new CustomerId(TwoPartners.HARBOUR);
    private static final Instant FOUND = Instant.parse("2026-11-01T10:00:00Z");
    private static final String WORDS = "Please change your passwords today.";

    private record Stored(String recipient, String fromName, String subject, String text, String html) {}

    private final Exposures exposures = new Exposures();
    private final DehashedRecords records = new DehashedRecords(new Sealer(new byte[Sealer.KEY_LENGTH]));
    private final Notifying notifying = new Notifying(exposures, new Outbox("northwind.example"), new Templates());
    private UserId ana = new UserId(0);

    @BeforeEach
    void exposeAna() {
        world.clear();
        new Catalogue(world.db).stockNotes();
        ana = new UserId(world.user(TwoPartners.HARBOUR, "Ana", "Sousa", "Ana@harbour.example"));
        world.db.doInTenant(world.northwind, tx -> {
            exposures.record(tx, HARBOUR, "ana@harbour.example", "Adobe", FOUND);
            records.record(
                    tx,
                    HARBOUR,
                    new NewDehashedRecord(
                            "ana@harbour.example",
                            1,
                            null,
                            "ana.s",
                            "hunter2",
                            null,
                            null,
                            null,
                            null,
                            "old-forum",
                            null,
                            FOUND));
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void writesAUserTheReportWithTheMessage() {
        assertThat(post(tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null)))
                .isEqualTo(1);

        Stored mail = stored().getFirst();
        assertThat(mail.recipient()).isEqualTo("Ana@harbour.example");
        assertThat(mail.fromName()).isEqualTo("Northwind Aware");
        assertThat(mail.subject()).isEqualTo("Your account in known data leaks: 2 found");
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("Hello Ana Sousa,", WORDS, "Adobe", "October 4, 2013", "152,445,165 accounts")
                    .contains("Email addresses, Password hints, Passwords, Usernames")
                    .contains("old-forum", "password, user name", "Northwind Aware for Harbour")
                    .doesNotContain("hunter2", "ana.s");
        }
        assertThat(world.ask("select user_id from mails")).isEqualTo(ana.value());
        assertThat(world.ask("select customer_id from mails")).isEqualTo(TwoPartners.HARBOUR);
    }

    @Test
    void writesToEachFurtherAddressOnceWhateverItsCase() {
        assertThat(post(tx ->
                        notifying.notifyOne(tx, HARBOUR, ana, WORDS, "desk@x, DESK@X,,ana@HARBOUR.example , boss@x")))
                .isEqualTo(3);
        assertThat(stored()).extracting(Stored::recipient).containsExactly("Ana@harbour.example", "desk@x", "boss@x");
        assertThat(stored())
                .extracting(Stored::text)
                .containsOnly(stored().getFirst().text());
    }

    @Test
    void writesToAnExposedAddressThatBelongsToNoUser() {
        world.db.doInTenant(
                world.northwind, tx -> exposures.record(tx, HARBOUR, "sales@harbour.example", "Canva", FOUND));

        assertThat(post(tx -> notifying.notifyOne(tx, HARBOUR, "SALES@harbour.example", WORDS, null)))
                .isEqualTo(1);
        assertThat(stored().getFirst().recipient()).isEqualTo("sales@harbour.example");
        assertThat(stored().getFirst().text()).contains("Hello,\n", "Canva").doesNotContain("null");
    }

    @Test
    void saysThatNothingWasFoundWhereNothingWas() {
        UserId ben = new UserId(world.user(TwoPartners.HARBOUR, "Ben", "", "ben@harbour.example"));

        post(tx -> notifying.notifyOne(tx, HARBOUR, ben, WORDS, null));

        assertThat(stored().getFirst().subject()).endsWith("nothing found");
        assertThat(stored().getFirst().text())
                .contains("Hello Ben,", "found nothing")
                .doesNotContain("What to do");
    }

    @Test
    void writesEveryExposedAddressItsOwnReportButNoArchivedUser() {
        long gone = world.user(TwoPartners.HARBOUR, "Gone", "Away", "gone@harbour.example");
        world.archive(gone);
        world.user(TwoPartners.HARBOUR, "Not", "Exposed", "not@harbour.example");
        world.db.doInTenant(world.northwind, tx -> {
            exposures.record(tx, HARBOUR, "gone@harbour.example", "Adobe", FOUND);
            exposures.record(tx, HARBOUR, "sales@harbour.example", "Canva", FOUND);
            exposures.record(tx, new CustomerId(TwoPartners.LAGOON), "lee@lagoon.example", "Adobe", FOUND);
            exposures.recordAll(
                    tx,
                    HARBOUR,
                    IntStream.range(0, 450)
                            .mapToObj(i -> new Finding("u%03d@harbour.example".formatted(i), "Trello", FOUND))
                            .toList());
        });

        assertThat(post(tx -> notifying.notifyAll(tx, HARBOUR, WORDS))).isEqualTo(452);

        List<Stored> mails = stored();
        assertThat(mails).hasSize(452).extracting(Stored::recipient).doesNotHaveDuplicates();
        assertThat(mails).extracting(Stored::recipient).doesNotContain("gone@harbour.example", "lee@lagoon.example");
        assertThat(mails)
                .filteredOn(mail -> mail.text().contains("Hello Ana"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Adobe").doesNotContain("Canva"));
        assertThat(mails).filteredOn(mail -> mail.text().contains("Trello")).hasSize(450);
    }

    @Test
    void escapesWhateverComesFromOutside() {
        UserId eve = new UserId(world.user(TwoPartners.HARBOUR, "<b>Eve</b>", "\"&", "eve@harbour.example"));
        world.database.execute(
                "update partners set service_name = 'A <i>service</i>' || chr(10) || 'Bcc: x@x' where id = 1000");
        try {
            world.db.doInTenant(
                    world.northwind,
                    tx -> exposures.record(tx, HARBOUR, "eve@harbour.example", "<img src=x onerror=x()>", FOUND));
            post(tx -> notifying.notifyOne(
                    tx, HARBOUR, eve, "<script>alert(1)</script>\r\n& \"second\" line\r\n\r\nlast ${7*7} {{x}}", null));
        } finally {
            world.database.execute("update partners set service_name = 'Northwind Aware' where id = 1000");
        }

        Stored mail = stored().getFirst();
        assertThat(mail.fromName()).isEqualTo("A <i>service</i> Bcc: x@x");
        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>", "&amp; \"second\" line<br>", "last ${7*7} {{x}}")
                .contains("&lt;b&gt;Eve&lt;/b&gt;", "A &lt;i&gt;service", "&lt;img src=x onerror=x()&gt;")
                .doesNotContain("<script", "<img", "<b>", "<i>");
        assertThat(mail.text()).contains("<script>alert(1)</script>\n& \"second\" line\n\nlast");
    }

    @Test
    void wearsTheCustomersColoursWhereThoseOverrideThePartners() {
        post(tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null));
        world.database.execute("update partners set color_override = true, primary_color = '#ffe000' where id = 1000");
        post(tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null));
        world.database.execute(
                "update customers set branding_override = true, primary_color = '#00aa55' where id = 1000");
        post(tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null));
        world.database.execute("""
                update partners set color_override = false, primary_color = '#1f3a5f' where id = 1000;
                update customers set branding_override = false, primary_color = '#1f3a5f' where id = 1000""");

        List<Stored> mails = stored();
        assertThat(mails.get(0).html()).contains("background:#1f3a5f;color:#ffffff");
        assertThat(mails.get(1).html()).contains("background:#ffe000;color:#000000");
        assertThat(mails.get(2).html()).contains("background:#00aa55");
    }

    @Test
    void listsTheNewestWhereThereAreTooManyForOneMail() {
        world.db.doInTenant(
                world.northwind,
                tx -> exposures.recordAll(
                        tx,
                        HARBOUR,
                        IntStream.range(0, 300)
                                .mapToObj(i -> new Finding("ana@harbour.example", "Unheard" + i, FOUND))
                                .toList()));

        post(tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null));

        assertThat(stored().getFirst().subject()).contains("302 found");
        assertThat(stored().getFirst().text()).contains("242 more are not listed here");
        assertThat(stored().getFirst().html().length()).isLessThan(100_000);
    }

    @Test
    void namesTheParameterThatIsWrongAndStoresNothing() {
        wrong("missing_parameter", "message", ana, null, null);
        wrong("missing_parameter", "message", ana, " \r\n", null);
        wrong("invalid_parameter", "message", ana, "a".repeat(10_001), null);
        wrong("invalid_parameter", "message", ana, "a\0b", null);
        wrong("invalid_parameter", "message", ana, "a\u001bb", null);
        wrong("invalid_parameter", "emails", ana, WORDS, "desk@x, no address");
        wrong("invalid_parameter", "emails", ana, WORDS, "desk@x\r\nBcc: b@x");
        wrong("invalid_parameter", "emails", ana, WORDS, addresses(51));
        wrong("not_found", "user", new UserId(999_999), WORDS, null);

        assertThat(stored()).isEmpty();
        assertThat(post(tx -> notifying.notifyOne(tx, HARBOUR, ana, "é😀".repeat(5_000), addresses(50))))
                .isEqualTo(51);
    }

    @Test
    void knowsNobodyOfAnotherPartner() {
        assertThatThrownBy(() ->
                        world.db.inTenant(world.southgate, tx -> notifying.notifyOne(tx, HARBOUR, ana, WORDS, null)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> world.db.inTenant(world.southgate, tx -> notifying.notifyAll(tx, HARBOUR, WORDS)))
                .isInstanceOf(Problem.class);
        assertThat(stored()).isEmpty();
    }

    private void wrong(String code, String named, UserId user, String message, String emails) {
        assertThatThrownBy(() -> post(tx -> notifying.notifyOne(tx, HARBOUR, user, message, emails)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.sentence()).contains(named);
                });
    }

    private static String addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "u" + i + "@x").collect(Collectors.joining(","));
    }

    private static int post(ToIntFunction<Tx> work) {
        return world.db.inTenant(world.northwind, work::applyAsInt);
    }

    private static List<Stored> stored() {
        return Db.jdbi(world.database.owner())
                .withHandle(handle -> handle.createQuery(
                                "select recipient, from_name, subject, text_body, html_body from mails order by id")
                        .map((row, _) -> new Stored(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        .list());
    }
}
