package io.surnia.library;

import java.util.Locale;

/** A part of a library folder: which items stand in it, and the file with each one's text. */
enum Section {
    TRAININGS("lesson.md"),
    POLICIES("policy.md"),
    SURVEYS("survey.md"),
    EXERCISES("exercise.md");

    private final String file;

    Section(String file) {
        this.file = file;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    String file() {
        return file;
    }
}
