package io.surnia.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.surnia.customers.CustomerId;
import io.surnia.letters.Effective.Origin;
import io.surnia.mail.MailAddress;
import io.surnia.mail.Outbox;
import io.surnia.platform.html.Templates;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private final TestRooms rooms = new TestRooms();
    private final Letters letters =
            new Letters(rooms.audit, rooms.customers, new Outbox("mail.invalid"), new Templates());
    private final CustomerId customer = rooms.customer("Harbour Dental");

    @AfterEach
    void close() {
        rooms.close();
    }

    @ParameterizedTest
    @EnumSource
    void shipsATextOfEveryKindThatCanBeSent(LetterKind kind) {
        Template shipped = Words.ENGLISH.shipped(kind);
        shipped.check(kind);

        Letter letter = rooms.inTenant(tx -> letters.preview(tx, null, kind, before -> before));

        assertThat(letter.subject() + letter.text()).doesNotContain("{{").contains("Northwind");
        assertThat(letter.text().lines()).allMatch(line -> line.length() <= 76);
        assertThat(letter.html()).doesNotContain("{{");
    }

    @Test
    void letsACustomersTextStandBeforeThePartnersAndThatBeforeOurs() {
        assertThat(origin(customer)).isEqualTo(Origin.BUILT_IN);
        change(null, "The partner's");
        assertThat(origin(customer)).isEqualTo(Origin.PARTNER);
        change(customer, "The customer's");
        assertThat(origin(customer)).isEqualTo(Origin.CUSTOMER);
        assertThat(origin(null)).isEqualTo(Origin.PARTNER);
        assertThat(origin(rooms.customer("Another"))).isEqualTo(Origin.PARTNER);

        remove(customer);
        assertThat(origin(customer)).isEqualTo(Origin.PARTNER);
        remove(null);
        remove(null);
        assertThat(origin(customer)).isEqualTo(Origin.BUILT_IN);
        assertThat(rooms.asStranger(tx -> letters.get(tx, null, LetterKind.WELCOME))
                        .origin())
                .isEqualTo(Origin.BUILT_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello {{learner.password}}",
                "Hello {{recipient.name}}",
                "Hello {{ }}",
                "Hello {{learner.first_name",
                "{{assignments}}"
            })
    void refusesAPlaceholderThatTheKindDoesNotHave(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rooms.inTenant(tx -> letters.change(
                        tx, TestRooms.OPERATOR, null, LetterKind.WELCOME, _ -> new Template("Welcome", body))))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
                .withMessageContaining("'body'");
    }

    @Test
    void namesWhatAKindKnowsWhereItRefuses() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Template("Hello {{learner.age}}", "Hi").check(LetterKind.WELCOME))
                .withMessage(
                        "The field 'subject' has {{learner.age}}, which a letter of kind welcome does not know. It knows:"
                                + " {{learner.first_name}}, {{learner.last_name}}, {{customer.name}}, {{service.name}},"
                                + " {{support.email}}, {{link.url}}.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"One\r\nBcc: all@example.net", "One\nTwo", "One\u2028Two", " ", "One\0"})
    void refusesASubjectOfSeveralLines(String subject) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Template(subject, "Hi").check(LetterKind.WELCOME))
                .withMessageContaining("'subject'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"See {{assignments}} here", "See:\n{{assignments}}\n\nBye", "> {{assignments}}"})
    void refusesAListThatDoesNotStandByItself(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Template("New", body).check(LetterKind.FIRST_NOTICE))
                .withMessageContaining("paragraph of its own");
    }

    @Test
    void takesValuesAsTextNeverAsMarkupOrHeader() {
        Contents contents = Contents.of(Map.of(
                Placeholder.LEARNER_FIRST_NAME,
                "<script>alert(1)</script> **bold** [x](https://evil.example) {{link.url}}\r\nBcc: all@example.net",
                Placeholder.LINK,
                "https://good.example/learn/x"));
        Letter letter = write("Dear {{learner.first_name}}", "Hello {{learner.first_name}}!", contents);

        assertThat(letter.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; **bold** [x](https://evil.example) {{link.url}}")
                .doesNotContain("<script>", "href=\"https://evil.example", "<strong>bold");
        assertThat(letter.subject())
                .isEqualTo("Dear <script>alert(1)</script> **bold** [x](https://evil.example) {{link.url}} Bcc:"
                        + " all@example.net");
    }

    @Test
    void takesItemsOfAListAsText() {
        Contents contents = Contents.of(Map.of())
                .withItems(List.of(new Item("<b>*Rules*</b>", List.of("[due](https://x.example)"))));
        Letter letter = rooms.inTenant(
                tx -> letters.desk(tx, customer).write(LetterKind.FIRST_NOTICE, contents, "New", "{{assignments}}"));

        assertThat(letter.html()).contains("&lt;b&gt;*Rules*&lt;/b&gt;", "[due](https://x.example)");
        assertThat(letter.text()).contains("* <b>*Rules*</b>\n  [due](https://x.example)");
    }

    @Test
    void showsHtmlOfATextAsItIsWrittenAndPicturesByTheirText() {
        Letter letter = write(
                "Hi",
                "<img src=x onerror=alert(1)> and ![our logo](https://track.example/a.png), [run](javascript:alert(1))",
                Contents.of(Map.of()));

        assertThat(letter.html())
                .contains("&lt;img src=x onerror=alert(1)&gt;", "our logo")
                .doesNotContain("<img", "track.example", "javascript:");
    }

    @Test
    void writesALinkByItselfAsAButtonAndItsAddressIntoTheText() {
        Letter letter = write(
                "Hi",
                "[Start now]({{link.url}})\n\nOr read [more](https://more.example).",
                Contents.of(Map.of(Placeholder.LINK, "https://good.example/learn/x")));

        assertThat(letter.text())
                .contains("Start now:\nhttps://good.example/learn/x\n", "Or read more: https://more.example.");
        assertThat(letter.html()).contains("href=\"https://good.example/learn/x\" class=\"button\"");
    }

    @Test
    void mailsATestOfACustomersTextInItsName() {
        change(customer, "Ahoy {{learner.first_name}}");
        rooms.inTenant(tx -> {
            letters.sendTest(tx, TestRooms.OPERATOR, customer, LetterKind.WELCOME, new MailAddress("mara@example.net"));
            return true;
        });

        List<String> mails =
                rooms.inTenant(tx -> tx.query("""
                        select recipient || ' ' || from_name || ': ' || subject from mails where partner_id = :partner""").mapTo(String.class).list());
        assertThat(mails).containsExactly("mara@example.net Northwind: Ahoy Ana");
    }

    private Letter write(String subject, String body, Contents contents) {
        return rooms.inTenant(tx -> letters.desk(tx, customer).write(LetterKind.WELCOME, contents, subject, body));
    }

    private Origin origin(@Nullable CustomerId customer) {
        return rooms.inTenant(tx -> letters.get(tx, customer, LetterKind.WELCOME))
                .origin();
    }

    private void change(@Nullable CustomerId customer, String subject) {
        Effective after = rooms.inTenant(tx -> letters.change(
                tx, TestRooms.OPERATOR, customer, LetterKind.WELCOME, before -> new Template(subject, before.body())));
        assertThat(after.template().subject()).isEqualTo(subject);
    }

    private void remove(@Nullable CustomerId customer) {
        rooms.inTenant(tx -> {
            letters.remove(tx, TestRooms.OPERATOR, customer, LetterKind.WELCOME);
            return true;
        });
    }
}
