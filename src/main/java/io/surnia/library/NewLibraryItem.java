package io.surnia.library;

import io.surnia.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A library item to add; the fields are those of {@link LibraryItem}, and the pictures that its text shows. */
public record NewLibraryItem(
        @Nullable String starterKey,
        LibraryKind kind,
        int version,
        String title,
        @Nullable String summary,
        @Nullable String fileName,
        @Nullable String fileType,
        @Nullable String content,
        @Nullable String quiz,
        @Nullable Difficulty difficulty,
        Place place,
        @Nullable Integer minutes,
        List<Picture> pictures) {

    /** An item without pictures that stands for itself. */
    public NewLibraryItem(
            @Nullable String starterKey,
            LibraryKind kind,
            int version,
            String title,
            @Nullable String summary,
            @Nullable String fileName,
            @Nullable String fileType,
            @Nullable String content,
            @Nullable String quiz,
            @Nullable Difficulty difficulty) {
        this(
                starterKey,
                kind,
                version,
                title,
                summary,
                fileName,
                fileType,
                content,
                quiz,
                difficulty,
                Place.ANYWHERE,
                null,
                List.of());
    }

    /** The same, standing somewhere, taking so long, and showing these pictures. */
    public NewLibraryItem at(Place where, @Nullable Integer howLong, List<Picture> shown) {
        return new NewLibraryItem(
                starterKey,
                kind,
                version,
                title,
                summary,
                fileName,
                fileType,
                content,
                quiz,
                difficulty,
                where,
                howLong,
                shown);
    }

    /**
     * The same with its quiz as it may be stored.
     *
     * @throws Problem where the quiz is none of this kind of item, or its difficulty is adaptive
     */
    NewLibraryItem checked() {
        if (difficulty == Difficulty.ADAPTIVE) {
            throw Problem.invalidParameter(
                    "phishing_difficulty", "The field 'phishing_difficulty' of an item must be easy, medium or hard.");
        }
        if (quiz == null) {
            return this;
        }
        try {
            return new NewLibraryItem(
                    starterKey,
                    kind,
                    version,
                    title,
                    summary,
                    fileName,
                    fileType,
                    content,
                    QuizJson.checked(kind, quiz),
                    difficulty,
                    place,
                    minutes,
                    pictures);
        } catch (QuizJson.Flawed flawed) {
            throw Problem.invalidParameter("quiz", "The field 'quiz' %s.".formatted(flawed.reason()));
        }
    }

    /** An item of the partner's own, of which only the text is known. */
    public static NewLibraryItem ofText(LibraryKind kind, String title, String content) {
        return new NewLibraryItem(null, kind, 1, title, null, null, null, content, null, null);
    }
}
