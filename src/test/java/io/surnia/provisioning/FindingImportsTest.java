package io.surnia.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.Exposure;
import io.surnia.exposures.Exposures;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingImportsTest {
    private final TestRooms rooms = new TestRooms();
    private final CustomerId harbour = rooms.customer("Harbour");
    private final Exposures exposures = new Exposures();
    private final FindingImports imports = new FindingImports(rooms.audit, rooms.customers, exposures);

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void takesAddressBreachAndDay() {
        assertThat(load("Ana@harbour.example,Adobe,2013-10-04\nbo@harbour.example,\"Canva, Inc.\"\n"))
                .isEqualTo(new FindingImports.Taken(2, 2));

        assertThat(found())
                .extracting(
                        Exposure::email,
                        exposure -> exposure.breach().name(),
                        exposure -> exposure.foundAt().toString())
                .containsExactly(
                        tuple("ana@harbour.example", "Adobe", "2013-10-04T00:00:00Z"),
                        tuple("bo@harbour.example", "Canva, Inc.", "2026-11-24T12:00:00Z"));
    }

    @Test
    void takesColumnsAsAHeaderNamesThem() {
        load("sep=;\r\nDate;Breach name;who;E-Mail\r\n2020-01-31;Adobe;Ana;ana@harbour.example\r\n");

        assertThat(found())
                .singleElement()
                .satisfies(exposure -> assertThat(exposure.foundAt()).isEqualTo("2020-01-31T00:00:00Z"));
    }

    @Test
    void leavesWhatIsKnownAsItIs() {
        load("ana@harbour.example,Adobe,2020-01-01\n");

        assertThat(load("ana@harbour.example,Adobe,2021-01-01\nANA@harbour.example,Adobe\nana@harbour.example,Canva"))
                .isEqualTo(new FindingImports.Taken(3, 1));
        assertThat(found().getFirst().foundAt()).isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void takesNothingWhereALineIsWrongAndNamesEachLine() {
        assertThatThrownBy(() -> load("""
                        email,breach,date
                        ana@harbour.example,Adobe,2013-10-04
                        nobody,Adobe,2013-10-04
                        ana@harbour.example,,2013-10-04

                        ana@harbour.example,Adobe,4.10.2013
                        ana@harbour.example,Adobe,2027-01-01
                        """))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field, Problem.Field::errorDescription)
                                .containsExactly(
                                        tuple("line 3", "In line 3 the address is none."),
                                        tuple(
                                                "line 4",
                                                "In line 4 the breach must have a name of 1 to 200 characters on one line."),
                                        tuple(
                                                "line 6",
                                                "In line 6 the date must be a day such as 2026-11-24, and not in the future."),
                                        tuple(
                                                "line 7",
                                                "In line 7 the date must be a day such as 2026-11-24, and not in the"
                                                        + " future.")));
        assertThat(found()).isEmpty();
    }

    @Test
    void refusesWhatIsNoList() {
        for (String file : List.of("", "email,breach\n", "a@b.example,\"Ado")) {
            assertThatThrownBy(() -> load(file))
                    .as(file)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(400));
        }
        assertThatThrownBy(() -> rooms.asStranger(
                        tx -> imports.load(tx, TestRooms.OPERATOR, harbour, in("ana@harbour.example,Adobe", UTF_8))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void takesManyAtOnce() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            file.append("u%d@harbour.example\tAdobe\n".formatted(i));
        }

        assertThat(load(file.toString())).isEqualTo(new FindingImports.Taken(2_500, 2_500));
    }

    private FindingImports.Taken load(String file) {
        return rooms.inTenant(tx -> imports.load(tx, TestRooms.OPERATOR, harbour, in(file, UTF_8)));
    }

    private List<Exposure> found() {
        return rooms.inTenant(tx -> exposures.page(tx, harbour, null, false, 0, 100));
    }

    private static ByteArrayInputStream in(String file, Charset charset) {
        return new ByteArrayInputStream(file.getBytes(charset));
    }
}
