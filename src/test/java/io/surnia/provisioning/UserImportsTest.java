package io.surnia.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.people.Member;
import io.surnia.people.RosterChanges;
import io.surnia.people.Source;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserImportsTest {
    private static final ImportedCustomer AT = new ImportedCustomer();

    private CustomerId customer = AT.customer();

    @AfterEach
    void everythingStoredIsWhatTheHistoryGives() {
        AT.assertVerified();
    }

    @AfterAll
    static void close() {
        AT.close();
    }

    @Test
    void takesThePowerLayoutWithItsManagersAndGroups() {
        ImportReport report = load("""
                Ana,Sousa,ana@harbour.example,Ines,Duarte,ines@harbour.example,Front desk,Night shift
                Bo,Li,bo@harbour.example,,,,front desk
                Cy,,cy@harbour.example
                """);

        assertThat(report.changes()).isEqualTo(new RosterChanges(3, 0, 0, 0, 0, 1, 2, 3));
        assertThat(report.format()).isEqualTo("Power layout, comma-separated, UTF-8");
        User ana = user("ana@harbour.example");
        assertThat(ana.details().source()).isEqualTo(Source.CSV);
        assertThat(AT.managerOf(customer, ana)).isEqualTo("Ines Duarte ines@harbour.example");
        assertThat(groups(ana)).containsExactlyInAnyOrder("Front desk", "Night shift");
        assertThat(user("cy@harbour.example").details().lastName()).isEmpty();
    }

    @Test
    void takesTheAutopilotLayout() {
        load("Ana Maria Sousa,ana@harbour.example\n\"Li, Bo\",bo@harbour.example\nCher,cher@harbour.example\n");

        assertThat(user("ana@harbour.example").details().firstName()).isEqualTo("Ana");
        assertThat(user("ana@harbour.example").details().lastName()).isEqualTo("Maria Sousa");
        assertThat(user("bo@harbour.example").details().firstName()).isEqualTo("Bo");
        assertThat(user("cher@harbour.example").details().lastName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ',', UTF-8, comma",
        "windows-1252, ';', windows-1252, semicolon",
        "UTF-16LE, '\t', UTF-16LE, tab",
        "UTF-8, '|', UTF-8, bar"
    })
    void findsOutEncodingAndSeparator(String encoding, char separator, String told, String name) {
        String text = "Name%1$sMail%1$sGroups\r\nZoë Müller%1$szoe@harbour.example%1$s\"Küche / Büro\"\r\n"
                .formatted(separator);
        ImportReport report = load((encoding.startsWith("UTF-16") ? "\uFEFF" : "") + text, Charset.forName(encoding));

        assertThat(report.format()).isEqualTo("columns by header, %s-separated, %s".formatted(name, told));
        assertThat(user("zoe@harbour.example").details().firstName()).isEqualTo("Zoë");
        assertThat(groups(user("zoe@harbour.example"))).containsExactly("Küche / Büro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEndAndAMarkAtTheBeginning(String lineEnd) {
        load(String.join(
                lineEnd,
                "\uFEFFE-Mail,Surname,Given Name",
                "a@harbour.example,Ärzte,Die",
                "",
                ",,",
                "b@harbour.example,B,"));

        assertThat(user("a@harbour.example").details().lastName()).isEqualTo("Ärzte");
        assertThat(user("b@harbour.example").details().firstName()).isEmpty();
    }

    @Test
    void readsColumnsInAnyOrderAndNamesThoseThatItLeavesAside() {
        ImportReport report = load("""
                sep=;
                Phone;Groups;Supervisor's E-mail;Email Address;Display Name;;
                1;"Front desk; Kitchen";ana@harbour.example;bo@harbour.example;Bo Li;;
                2;;;ana@harbour.example;Ana Sousa;;
                """);

        assertThat(report.notes()).containsExactly("The column 'Phone' is left aside.");
        assertThat(groups(user("bo@harbour.example"))).containsExactlyInAnyOrder("Front desk", "Kitchen");
        assertThat(AT.managerOf(customer, user("bo@harbour.example"))).isEqualTo("Ana Sousa ana@harbour.example");
    }

    @Test
    void tellsWithLineNumbersWhatIsWrongAndTakesNothing() throws IOException {
        ImportReport report = AT.load(customer, fixture("ten-mistakes.csv"), ImportOptions.PLAIN);

        assertThat(report.isTaken()).isFalse();
        assertThat(report.findings())
                .extracting(finding -> finding.line() + " " + finding.kind().word())
                .containsExactly(
                        "3 bad_address",
                        "4 duplicate",
                        "5 missing_name",
                        "6 missing_address",
                        "7 too_long",
                        "8 wrong_column_count",
                        "9 wrong_column_count",
                        "10 unknown_manager",
                        "11 control_character",
                        "13 bad_encoding",
                        "14 bad_manager_address",
                        "16 unknown_manager",
                        "17 broken_quotes");
        assertThat(AT.users(customer)).isEmpty();
    }

    @Test
    void matchesPeopleByAddressAndLeavesWhatIsKeptByHand() {
        UserId ana = AT.add(customer, UserDetails.of("Anna", "Souza", "Ana@Harbour.example"));
        AT.add(customer, UserDetails.of("Bo", "Li", "bo@harbour.example"));

        ImportReport report =
                load("Ana,Sousa,ana@harbour.EXAMPLE\nBo,Li,BO@harbour.example\nCy,Ng,cy@harbour.example\n");

        assertThat(report.changes()).isEqualTo(new RosterChanges(1, 1, 1, 0, 0, 0, 0, 0));
        User after = user("ana@harbour.example");
        assertThat(after.id()).isEqualTo(ana);
        assertThat(after.details().firstName()).isEqualTo("Ana");
        assertThat(after.details().email()).isEqualTo("Ana@Harbour.example");
        assertThat(after.details().source()).isEqualTo(Source.LOCAL);
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String file = "Ana,Sousa,ana@harbour.example,Ines,Duarte,ines@harbour.example,Desk\n";
        load(file);

        assertThat(load(file).changes()).isEqualTo(new RosterChanges(0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void tellsInADryRunWhatTheImportThenDoes() {
        load("Ana,Sousa,ana@harbour.example\nBo,Li,bo@harbour.example\n");
        String file =
                "Ana,Souza,ana@harbour.example,,,,Desk\nCy,Ng,cy@harbour.example,Ines,Duarte,ines@harbour.example,Desk\n";
        ImportOptions options = ImportOptions.PLAIN.archivingMissing();

        ImportReport tried = AT.load(customer, stream(file), options.asDryRun());
        List<User> untouched = AT.users(customer);
        ImportReport done = AT.load(customer, stream(file), options);

        assertThat(tried.changes()).isEqualTo(new RosterChanges(1, 1, 0, 0, 1, 1, 1, 2));
        assertThat(tried.isTaken()).isFalse();
        assertThat(untouched).hasSize(2).allMatch(user -> user.archivedAt() == null);
        assertThat(done.changes()).isEqualTo(tried.changes());
    }

    @Test
    void archivesWhoIsMissingOnlyWhenAskedAndRestoresWhoComesBack() {
        load("Ana,Sousa,ana@harbour.example\nBo,Li,bo@harbour.example\n");
        load("Ana,Sousa,ana@harbour.example\n");
        assertThat(user("bo@harbour.example").archivedAt()).isNull();

        AT.load(customer, stream("Ana,Sousa,ana@harbour.example\n"), ImportOptions.PLAIN.archivingMissing());
        assertThat(user("bo@harbour.example").archivedAt()).isNotNull();
        AT.assertVerified();

        assertThat(load("Bo,Li,bo@harbour.example\n").changes()).isEqualTo(new RosterChanges(0, 0, 0, 1, 0, 0, 0, 0));
        assertThat(user("bo@harbour.example").archivedAt()).isNull();
    }

    @Test
    void enrolsWhoComesInWhatAsksThem() {
        load("Old,Hand,old@harbour.example\n");
        CustomerId busy = AT.busyCustomer();
        customer = busy;

        load("""
                Ana,Sousa,ana@harbour.example,,,,Front desk
                Bo,Li,bo@harbour.example,,,,Front desk,Night shift
                Cy,Ng,cy@harbour.example,,,,Kitchen
                Dee,Dee,dee@harbour.example
                """);
        assertThat(AT.owedBy(busy, user("ana@harbour.example"))).containsExactly("For all", "For the desk");
        assertThat(AT.owedBy(busy, user("bo@harbour.example")))
                .containsExactly("For all", "For the desk", "For the night");
        assertThat(AT.owedBy(busy, user("dee@harbour.example"))).containsExactly("For all");
        AT.assertVerified();

        load("Dee,Dee,dee@harbour.example,,,,Night shift\n");
        assertThat(AT.owedBy(busy, user("dee@harbour.example"))).containsExactly("For all", "For the night");
    }

    @Test
    void tenThousandPeopleStandAsIfEachHadBeenAdded() {
        customer = AT.busyCustomer();
        StringBuilder file = new StringBuilder("Email,First,Last,Group\n");
        for (int person = 0; person < 10_000; person++) {
            file.append("p%d@harbour.example,P,%d,%s\n"
                    .formatted(
                            person,
                            person,
                            List.of("Front desk", "Night shift", "", "Kitchen").get(person % 4)));
        }

        assertThat(load(file.toString()).changes()).isEqualTo(new RosterChanges(10_000, 0, 0, 0, 0, 0, 1, 7_500));
        assertThat(AT.activeUsers(customer)).isEqualTo(10_000);
        AT.analyze();
    }

    @Test
    void refusesACustomerWhoIsNotThere() {
        assertThatThrownBy(() -> AT.load(
                        new CustomerId(999_999), stream("Ana,Sousa,ana@harbour.example\n"), ImportOptions.PLAIN))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no customer with id 999999.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', unknown_layout",
        "'ana@harbour.example', unknown_layout",
        "'Name,Mail', no_people",
        "'Phone,Town', unknown_layout"
    })
    void saysWhatAFileLacks(String file, String kind) {
        assertThat(load(file).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(1);
            assertThat(finding.kind().word()).isEqualTo(kind);
        });
    }

    private ImportReport load(String file) {
        return load(file, StandardCharsets.UTF_8);
    }

    private ImportReport load(String file, Charset charset) {
        return AT.load(customer, new ByteArrayInputStream(file.getBytes(charset)), ImportOptions.PLAIN);
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream fixture(String name) {
        return Objects.requireNonNull(UserImportsTest.class.getResourceAsStream("/people/" + name));
    }

    private User user(String email) {
        return AT.user(customer, email);
    }

    private List<String> groups(User user) {
        List<String> names = new ArrayList<>();
        AT.groups(customer).forEach((group, members) -> {
            if (members.stream().map(Member::user).anyMatch(user.id()::equals)) {
                names.add(group);
            }
        });
        return names;
    }
}
