package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
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

    private static NewLibraryItem version(int version) {
        return new NewLibraryItem("locks", LibraryKind.VIDEO, version, "Locks", null, null, null, "text", null, null);
    }

    private List<LibraryItem> current(LibraryKind kind) {
        return engine.ask(tx -> library.current(tx, kind));
    }
}
