package io.surnia.exposures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.testing.TwoPartners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Path REAL = Path.of("../shared/data/hibp-breaches.json");
    private static final CustomerId HARBOUR = new CustomerId(TwoPartners.HARBOUR);

    private static final TwoPartners world = new TwoPartners();

    private final Catalogue catalogue = new Catalogue(world.db);
    private final Exposures exposures = new Exposures();

    @TempDir
    Path folder;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void loadsThePublicCatalogueWholeAndChangesNothingTheSecondTime() {
        assumeThat(REAL).as("the catalogue is not here: skipped").exists();

        CatalogueLoad first = catalogue.load(REAL);
        CatalogueLoad second = catalogue.load(REAL);

        assertThat(first).isEqualTo(new CatalogueLoad(1030, 0, 0));
        assertThat(second).isEqualTo(new CatalogueLoad(0, 0, 1030));
        assertThat(world.ask("select count(*) from breaches where catalogued")).isEqualTo(1030L);
        assertThat(world.ask("select count(*) from breaches where is_sensitive is null"))
                .isEqualTo(696L);
        assertThat(world.ask("select count(*) from breaches where breached_on is null"))
                .isEqualTo(6L);
        assertThat(world.ask("select count(*) from breaches where data_classes is null"))
                .isEqualTo(45L);
        assertThat(world.ask("select count(*) from breaches where logo_path is null"))
                .isEqualTo(0L);
        assertThat(world.ask("select count(*) from breaches where description ~* '<(script|img|a [^>]*\\starget=)'"))
                .isEqualTo(0L);
    }

    @Test
    void countsAMentionedBreachAsAddedOnceItIsDescribed() throws IOException {
        world.db.doInTenant(
                world.northwind,
                tx -> exposures.record(
                        tx, HARBOUR, "ana@harbour.example", "Fern", Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(catalogue.load(file("[%s]".formatted(entry("Fern"))))).isEqualTo(new CatalogueLoad(1, 0, 0));
        assertThat(report().title()).isEqualTo("The Fern");
    }

    @Test
    void updatesWhatDiffersAndKeepsItsIdAndWhatIsNotNamed() throws IOException {
        catalogue.load(file("[%s, %s, %s]".formatted(entry("Fern"), entry("Moss"), entry("Reed"))));
        Object id = world.ask("select id from breaches where name = 'Moss'");

        CatalogueLoad load = catalogue.load(file("[%s, %s]"
                .formatted(entry("Fern"), entry("Moss").replace("\"PwnCount\": 1234", "\"PwnCount\": 1235"))));

        assertThat(load).isEqualTo(new CatalogueLoad(0, 1, 1));
        assertThat(world.ask("select id from breaches where name = 'Moss' and pwn_count = 1235"))
                .isEqualTo(id);
        assertThat(world.ask("select count(*) from breaches")).isEqualTo(3L);
    }

    @Test
    void keepsUnknownFlagsUnknown() throws IOException {
        catalogue.load(file("""
                [{"Name": "Fern", "Title": "The Fern", "IsVerified": true, "IsFabricated": null, "BreachDate": null,
                  "DataClasses": null, "Domain": "", "AFieldOfTomorrow": {"a": [1]}}]"""));

        assertThat(world.ask("""
                select count(*) from breaches
                 where is_verified and is_fabricated is null and is_spam_list is null and breached_on is null
                   and data_classes is null and domain is null and pwn_count is null""")).isEqualTo(1L);
    }

    @Test
    void sanitisesDescriptionsAndTakesLogosByHttpsOnly() throws IOException {
        catalogue.load(file("""
                [{"Name": "Fern", "Title": "The Fern", "LogoPath": "http://logos.example/fern.png", "Description":
                  "It's <b>bad</b><script>alert(1)</script> <a href='https://a.example/?x=1&y=2' onclick='x()' target=_blank>more</a> <a href='javascript:x()'>js</a> <a href='/rel'>rel</a> <img src=x onerror=x()> 1 < 2"}]"""));

        assertThat(world.ask("select description from breaches"))
                .isEqualTo("It's <b>bad</b> <a href=\"https://a.example/?x=1&amp;y=2\" rel=\"noopener\">more</a> js rel"
                        + "  1 &lt; 2");
        assertThat(world.ask("select logo_path from breaches")).isNull();
    }

    @Test
    void aWrongEntryIsNamedAndNothingChanges() throws IOException {
        refused("[%s, 7]".formatted(entry("Fern")), "entry [1] is not a JSON object");
        refused("[%s, {\"Title\": \"x\"}]".formatted(entry("Fern")), "entry [1] has no Name");
        refused("[{\"Name\": \"Fern\"}]", "entry [0] \"Fern\" has no Title");
        refused("[{\"Name\": 7}]", "entry [0] is wrong: Name must be a text");
        refused("[%s, %s]".formatted(entry("Fern"), entry("Fern")), "entry [1] \"Fern\" has the Name of entry [0]");
        wrong("BreachDate", "\"2013-02-30\"", "BreachDate must be a day like 2013-10-04");
        wrong("BreachDate", "\"9999-01-01\"", "BreachDate must be in a year from 1970 to 2999");
        wrong("AddedDate", "\"yesterday\"", "AddedDate must be a time like 2013-12-04T00:00:00Z");
        wrong("PwnCount", "-1", "PwnCount must be a whole number from 0 on");
        wrong("PwnCount", "1.5", "PwnCount must be a whole number from 0 on");
        wrong("PwnCount", "99999999999999999999", "PwnCount must be a whole number from 0 on");
        wrong("IsVerified", "\"yes\"", "IsVerified must be true, false or null");
        wrong("DataClasses", "\"Passwords\"", "DataClasses must be an array of at most 200 texts");
        wrong("DataClasses", "[7]", "DataClasses must hold texts of 1 to 200 characters");
        wrong("Domain", "\"a\\u0000b\"", "Domain must hold characters only, no NUL and no half of a pair");
        wrong("Description", "\"\\ud800\"", "Description must hold characters only, no NUL and no half of a pair");
        wrong("Domain", "\"%s\"".formatted("x".repeat(254)), "Domain must have at most 253 characters");
        assertThat(world.ask("select count(*) from breaches")).isEqualTo(0L);
    }

    @Test
    void aBrokenFileIsNamedAndNothingChanges() throws IOException {
        refused("", "it is not a JSON array of breaches");
        refused("{}", "it is not a JSON array of breaches");
        refused("[]", "it holds no breach");
        refused("[%s] []".formatted(entry("Fern")), "something follows the array");
        refused(
                "[%s".formatted(entry("Fern")),
                "it is not valid JSON at line 1, column %d, after entry [0] \"Fern\""
                        .formatted(entry("Fern").length() + 2));
        refused("[{\"Name\": \"a\", \"Name\": \"b\"}]", "it is not valid JSON at line 1, column 22");
        assertThatThrownBy(() -> catalogue.load(folder.resolve("missing.json")))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("missing.json cannot be read");
        assertThat(world.ask("select count(*) from breaches")).isEqualTo(0L);
    }

    @Test
    void notesNeverOverwriteTheCatalogueWhichOverridesThem() throws IOException {
        catalogue.load(file("[%s]".formatted(entry("Adobe"))));

        int notes = catalogue.stockNotes().total();

        assertThat(notes).isGreaterThanOrEqualTo(15);
        assertThat(world.ask("select title from breaches where name = 'Adobe'")).isEqualTo("The Adobe");
        assertThat(catalogue.stockNotes()).isEqualTo(new CatalogueLoad(0, 0, notes));
        assertThat(catalogue.load(file("[%s]".formatted(entry("LinkedIn"))))).isEqualTo(new CatalogueLoad(1, 0, 0));
        assertThat(world.ask("select title from breaches where name = 'LinkedIn'"))
                .isEqualTo("The LinkedIn");
    }

    private Breach report() {
        return world.db
                .inTenant(world.northwind, tx -> exposures.report(tx, HARBOUR, "ana@harbour.example"))
                .breaches()
                .getFirst()
                .breach();
    }

    private void wrong(String field, String value, String sentence) throws IOException {
        String entry = "{\"Name\": \"Moss\", \"Title\": \"x\", \"%s\": %s}".formatted(field, value);
        refused("[%s, %s]".formatted(entry("Fern"), entry), "entry [1] \"Moss\" is wrong: " + sentence);
    }

    private void refused(String json, String sentence) throws IOException {
        Path file = file(json);
        assertThatThrownBy(() -> catalogue.load(file))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("the breach catalogue was not loaded: " + sentence);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("breaches.json"), json);
    }

    private static String entry(String name) {
        return """
                {"Name": "%s", "Title": "The %s", "Domain": "x.example", "BreachDate": "2013-10-04", \
                "AddedDate": "2013-12-04T00:00:00Z", "ModifiedDate": "2022-05-15T23:52:49Z", "PwnCount": 1234, \
                "Description": "What happened.", "LogoPath": "https://logos.example/x.png", \
                "DataClasses": ["Email addresses", "Passwords"], "IsVerified": true}""".formatted(name, name);
    }
}
