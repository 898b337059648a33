package io.surnia.administrators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.CapturedLog;
import io.surnia.testing.FakeSources;
import io.surnia.testing.TestRooms;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final FakeSources fake = new FakeSources();

    /** Its SHA-1 is ABF7AAD6438836DBE526AA231ABDE2D0EEF74D42. */
    private static final String KNOWN = "correct horse battery staple";

    private static final String REST = "AD6438836DBE526AA231ABDE2D0EEF74D42";

    private final Passwords passwords =
            new Passwords(PwnedPasswords.at(Optional.of(URI.create(fake.server.baseUrl()))));

    @BeforeEach
    void forget() {
        fake.reset();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @Test
    void refusesOneThatIsKnownFromLeaksAndSendsFiveDigitsOfItsHash() {
        fake.server.stubFor(ofRange()
                .withHeader("Add-Padding", equalTo("true"))
                .willReturn(aResponse().withBody("0018A45C4D1DEF81644B54AB7F969B88D65:21\r\n" + REST + ":4\r\n")));

        assertThatThrownBy(() -> passwords.hash(KNOWN))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.sentence())
                                .contains("known from leaked accounts")
                                .doesNotContain(KNOWN));
        assertThat(fake.asked()).containsExactly("/range/ABF7A");
    }

    @Test
    void takesOneThatIsOnlyPadding() {
        fake.server.stubFor(ofRange().willReturn(aResponse().withBody(REST + ":0\r\n")));

        assertThat(passwords.matches(KNOWN, passwords.hash(KNOWN))).isTrue();
    }

    @Test
    void takesOneWithALineInTheLogWhereTheServiceDoesNotAnswer() {
        fake.server.stubFor(ofRange().willReturn(aResponse().withStatus(503)));
        try (CapturedLog log = CapturedLog.from(Level.WARN)) {
            passwords.hash(KNOWN);
            new Passwords(PwnedPasswords.at(Optional.of(URI.create("http://127.0.0.1:9")))).hash(KNOWN);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("not looked up"))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("the service answered 503"))
                    .anyMatch(line -> line.contains("no connection"))
                    .noneMatch(line -> line.contains(KNOWN) || line.contains("ABF7A"));
            assertThat(log.lines()).noneMatch(line -> line.contains(KNOWN));
        }
    }

    @Test
    void asksNobodyWhereItIsSwitchedOff() {
        new Passwords(PwnedPasswords.at(Optional.empty())).hash(KNOWN);

        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void takesTwelveToAHundredAndTwentyEightCharacters() {
        for (String wrong : new String[] {"", "elevenchars", "x".repeat(129)}) {
            assertThatThrownBy(() -> passwords.hash(wrong))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.sentence())
                                    .isEqualTo("The password must have 12 to 128 characters."));
        }
        assertThat(fake.asked()).isEmpty();
        assertThat(passwords.hash("🦉".repeat(12)).value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("x".repeat(128), passwords.hash("x".repeat(128))))
                .isTrue();
    }

    @Test
    void tellsTheRightPasswordFromAnyOther() {
        PasswordHash hash = passwords.hash("Ångström units");

        assertThat(passwords.matches("A\u030angstro\u0308m units", hash)).isTrue();
        assertThat(passwords.matches("Ångström unitz", hash)).isFalse();
        assertThat(passwords.hash("Ångström units")).isNotEqualTo(hash);
        assertThat(hash).hasToString("PasswordHash");
    }

    @Test
    void isSetOfAnAdministratorAndAudited() {
        try (TestRooms rooms = new TestRooms()) {
            PasswordHash hash = passwords.hash("a long enough one");
            AdministratorId mara = rooms.inTenant(tx -> rooms.administrators.create(
                            tx, TestRooms.OPERATOR, AdministratorDetails.of("Mara", "Lind", "mara@example.net")))
                    .id();
            Optional<PasswordHash> before = rooms.inTenant(tx -> rooms.administrators.password(tx, mara));
            assertThat(before).isEmpty();

            rooms.inTenant(tx -> {
                rooms.administrators.setPassword(tx, TestRooms.OPERATOR, mara, hash);
                return true;
            });

            Optional<PasswordHash> after = rooms.inTenant(tx -> rooms.administrators.password(tx, mara));
            assertThat(after).contains(hash);
            assertThat(rooms.inTenant(tx -> rooms.administrators.get(tx, mara)).passwordResetAt())
                    .isEqualTo(rooms.clock.instant());
            assertThat(rooms.auditAfter(0)).last().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("set_password");
                assertThat(entry.toString()).doesNotContain("argon2");
            });
            assertThatThrownBy(() -> rooms.asStranger(tx -> {
                        rooms.administrators.setPassword(tx, TestRooms.OPERATOR, mara, hash);
                        return true;
                    }))
                    .isInstanceOf(Problem.class);
        }
    }

    private static MappingBuilder ofRange() {
        return get(urlEqualTo("/range/ABF7A"));
    }
}
