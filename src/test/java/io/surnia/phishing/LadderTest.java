package io.surnia.phishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.Place;
import io.surnia.people.PhishingDifficulty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static final List<LibraryItem> ITEMS = List.of(
            item(1, Difficulty.EASY), item(2, Difficulty.MEDIUM), item(3, Difficulty.EASY), item(4, Difficulty.EASY));

    @ParameterizedTest
    @CsvSource({
        "EASY, 100, true, MEDIUM", "MEDIUM, 100, true, HARD", "HARD, 100, true, HARD",
        "EASY, 99, true, EASY", "MEDIUM, 80, true, MEDIUM", "HARD, 85, true, HARD",
        "EASY, 0, false, EASY", "MEDIUM, 79, false, EASY", "HARD, 50, false, MEDIUM",
    })
    void risesAfterAPerfectFirstAttemptAndFallsAfterAFailedOne(
            Difficulty last, int percent, boolean isPassed, Difficulty next) {
        List<PastExercise> past = List.of(
                new PastExercise(new LibraryId(9), Difficulty.HARD, 100, true),
                new PastExercise(new LibraryId(8), last, percent, isPassed));

        assertThat(Ladder.next(PhishingDifficulty.ADAPTIVE, null, past)).isEqualTo(next);
        assertThat(Ladder.next(PhishingDifficulty.MEDIUM, null, past)).isEqualTo(Difficulty.MEDIUM);
        assertThat(Ladder.next(PhishingDifficulty.ADAPTIVE, PhishingDifficulty.HARD, past))
                .isEqualTo(Difficulty.HARD);
        assertThat(Ladder.next(PhishingDifficulty.HARD, PhishingDifficulty.ADAPTIVE, past))
                .isEqualTo(Difficulty.EASY);
    }

    @Test
    void beginsEasy() {
        assertThat(Ladder.next(PhishingDifficulty.ADAPTIVE, null, List.of())).isEqualTo(Difficulty.EASY);
    }

    @Test
    void choosesThePlannedOneThenWhatIsNewThenWhatWasLongestAgo() {
        assertThat(chosen(Difficulty.EASY, 4L)).contains(4L);
        assertThat(chosen(Difficulty.EASY, 2L)).contains(1L);
        assertThat(chosen(Difficulty.EASY, 4L, 4)).contains(1L);
        assertThat(chosen(Difficulty.EASY, 4L, 4, 1)).contains(3L);
        assertThat(chosen(Difficulty.EASY, 4L, 4, 1, 3)).contains(4L);
        assertThat(chosen(Difficulty.EASY, null, 4, 1, 3, 4)).contains(1L);
        assertThat(chosen(Difficulty.MEDIUM, null, 2)).contains(2L);
        assertThat(chosen(Difficulty.HARD, 1L)).isEmpty();
    }

    private static Optional<Long> chosen(Difficulty difficulty, @Nullable Long planned, Integer... past) {
        return Ladder.choose(
                        ITEMS,
                        difficulty,
                        List.of(past).stream()
                                .map(id -> new PastExercise(new LibraryId(id), Difficulty.EASY, 100, true))
                                .toList(),
                        planned == null ? null : new LibraryId(planned))
                .map(item -> item.id().value());
    }

    private static LibraryItem item(long id, Difficulty difficulty) {
        return new LibraryItem(
                new LibraryId(id),
                null,
                LibraryKind.PHISHING,
                1,
                "Exercise " + id,
                null,
                null,
                null,
                null,
                null,
                "{}",
                difficulty,
                Place.ANYWHERE,
                null,
                Instant.EPOCH,
                null);
    }
}
