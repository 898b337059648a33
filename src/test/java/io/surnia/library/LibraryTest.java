package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.partner.AuditEntry;
import io.surnia.partner.PartnerDetails;
import io.surnia.platform.html.Markdown;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private final TestEngine engine = new TestEngine(LocalDate.of(2026, 3, 2), ZoneOffset.UTC);
    private final Library library = engine.library;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void stocksEveryItemOnce() {
        int first = engine.<Integer>ask(library::stock);
        int second = engine.<Integer>ask(library::stock);

        assertThat(first).isEqualTo(39);
        assertThat(second).isZero();
        assertThat(current(LibraryKind.FOUNDATIONAL)).hasSize(6);
        assertThat(current(LibraryKind.VIDEO)).hasSize(12);
        assertThat(current(LibraryKind.POLICY)).hasSize(6);
        assertThat(current(LibraryKind.SURVEY)).hasSize(3);
        assertThat(current(LibraryKind.PHISHING)).hasSize(12);
    }

    @Test
    void gradesWhatHasRightAnswersAndNoSurvey() {
        engine.<Integer>ask(library::stock);

        assertThat(current(LibraryKind.VIDEO)).allMatch(LibraryItem::isGraded);
        assertThat(current(LibraryKind.PHISHING)).allMatch(LibraryItem::isGraded);
        assertThat(current(LibraryKind.SURVEY)).noneMatch(LibraryItem::isGraded);
        assertThat(current(LibraryKind.POLICY)).noneMatch(LibraryItem::isGraded);
    }

    @Test
    void hashesTheContentOfAPolicy() throws Exception {
        LibraryId id = engine.ask(tx -> library.add(tx, NewLibraryItem.ofText(LibraryKind.POLICY, "Naïve", "Règles")));

        LibraryItem item = engine.ask(tx -> library.get(tx, id)).orElseThrow();

        byte[] expected = MessageDigest.getInstance("SHA-256").digest("Règles".getBytes(StandardCharsets.UTF_8));
        assertThat(item.contentHash()).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void listsOnlyTheNewestVersionOfAnItem() {
        engine.run(tx -> {
            library.add(tx, version(1));
            library.add(tx, version(2));
        });

        assertThat(current(LibraryKind.VIDEO)).extracting(LibraryItem::version).containsExactly(2);
    }

    @Test
    void stocksWhatTheProgramHasAnewBesideWhatIsThere() {
        NewLibraryItem first = StarterLibrary.items().getFirst();
        engine.run(tx -> library.add(
                tx,
                new NewLibraryItem(
                        first.starterKey(), first.kind(), 1, "As it was", null, null, null, "old", null, null)));

        assertThat(engine.<Integer>ask(library::stock)).isEqualTo(39);
        assertThat(current(first.kind())).extracting(LibraryItem::title).doesNotContain("As it was");
        assertThat(engine.ask(tx -> library.keys(tx, first.kind())).values())
                .filteredOn(key -> key.equals(first.starterKey()))
                .hasSize(2);
    }

    @Test
    void keepsThePicturesOfAnItemForThisPartnerAlone() {
        engine.<Integer>ask(library::stock);
        LibraryItem item = current(LibraryKind.FOUNDATIONAL).getFirst();
        String name = Markdown.pictures(Objects.requireNonNull(item.content()))
                .getFirst()
                .name();

        Picture picture = engine.ask(tx -> library.picture(tx, item.id(), name)).orElseThrow();
        assertThat(picture.mediaType()).isEqualTo("image/svg+xml");
        assertThat(new String(picture.content(), StandardCharsets.UTF_8)).startsWith("<svg");

        Tenant other = engine.partners
                .create(TestEngine.OPERATOR, PartnerDetails.of("Southwind", "hello@example.org"))
                .tenant();
        assertThat(engine.db.<Optional<Picture>>inTenant(other, tx -> library.picture(tx, item.id(), name)))
                .isEmpty();
    }

    @Test
    void ordersWhatStandsForItselfBeforeCoursesAndByPosition() {
        engine.run(tx -> {
            library.add(tx, placed("own/a", new Place(Language.ENGLISH, "Our course", 1)));
            library.add(tx, placed("b", new Place(Language.ENGLISH, null, 2)));
            library.add(tx, placed("c", new Place(Language.ENGLISH, null, 1)));
            library.add(tx, NewLibraryItem.ofText(LibraryKind.VIDEO, "By itself", "text"));
            library.add(tx, placed("b", new Place(new Language("de"), null, 3)));
        });

        assertThat(current(LibraryKind.VIDEO))
                .extracting(LibraryItem::starterKey)
                .containsExactly("c", "b", "b", "own/a", null);
    }

    @Test
    void importsAFolderOnceAndRemembersWhoDidIt() {
        FolderReading folder = reading(version(1));

        Imported first = engine.ask(tx -> library.importFolder(tx, TestEngine.OPERATOR, folder));
        Imported second = engine.ask(tx -> library.importFolder(tx, TestEngine.OPERATOR, folder));
        Imported newer = engine.ask(tx -> library.importFolder(tx, TestEngine.OPERATOR, reading(version(2))));

        assertThat(first.added()).hasSize(1);
        assertThat(second).isEqualTo(new Imported(List.of(), 1));
        assertThat(newer.added()).hasSize(1);
        assertThat(engine.<List<AuditEntry>>ask(tx -> engine.audit.page(tx, 0, 100)))
                .filteredOn(entry -> entry.action().equals("import"))
                .hasSize(2);
    }

    @Test
    void importsNothingOfAFolderWithAFlaw() {
        FolderReading folder = new FolderReading(
                List.of(version(1)), List.of(new Flaw("policies/x/policy.md", 7, "the text is missing")), List.of());

        assertThatThrownBy(() -> engine.run(tx -> library.importFolder(tx, TestEngine.OPERATOR, folder)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("policies/x/policy.md:7: the text is missing");
        assertThat(current(LibraryKind.VIDEO)).isEmpty();
    }

    @Test
    void importsNoOtherTextUnderTheSameVersion() {
        engine.run(tx -> library.add(tx, version(1)));
        NewLibraryItem changed = new NewLibraryItem(
                "locks", LibraryKind.VIDEO, 1, "Locks", null, null, null, "another text", null, null);

        assertThatThrownBy(() ->
                        engine.run(tx -> library.importFolder(tx, TestEngine.OPERATOR, reading(version(2), changed))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'locks'")
                .hasMessageContaining("version 1");
        assertThat(current(LibraryKind.VIDEO)).hasSize(1);
    }

    private static FolderReading reading(NewLibraryItem... items) {
        return new FolderReading(List.of(items), List.of(), List.of());
    }

    private static NewLibraryItem placed(String key, Place place) {
        return new NewLibraryItem(
                key, LibraryKind.VIDEO, 1, key, null, null, null, "text", null, null, place, null, List.of());
    }

    private static NewLibraryItem version(int version) {
        return new NewLibraryItem("locks", LibraryKind.VIDEO, version, "Locks", null, null, null, "text", null, null);
    }

    private List<LibraryItem> current(LibraryKind kind) {
        return engine.ask(tx -> library.current(tx, kind));
    }
}
