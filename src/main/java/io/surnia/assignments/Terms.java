package io.surnia.assignments;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.platform.problem.Problem;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment asks and when: everything about it that is decided when it is made. Start from {@link #of} or
 * {@link #ofItem} and change what differs.
 *
 * @param name 1 to 300 characters
 * @param renewal when it begins anew; null for never
 * @param course the programme that it is part of; null for one made by hand
 * @param difficulty of an exercise; null for other work
 */
public record Terms(
        LibraryKind kind,
        String name,
        Effective effective,
        Window window,
        @Nullable Renewal renewal,
        Notices notices,
        Source source,
        @Nullable Course course,
        Quiz quiz,
        Rules rules,
        @Nullable Difficulty difficulty,
        Reports reports) {

    /** Work with every default, owed from a day on without an end, its window beginning on that day. */
    public static Terms of(LibraryKind kind, String name, LocalDate start) {
        return new Terms(
                kind,
                name,
                Effective.from(start),
                Window.from(start),
                null,
                Notices.DEFAULT,
                Source.NONE,
                null,
                Quiz.NONE,
                Rules.REQUIRED,
                null,
                Reports.NONE);
    }

    /** Work made of a library item, with its name, quiz and difficulty. */
    public static Terms ofItem(LibraryItem item, LocalDate start) {
        return of(item.kind(), item.title(), start)
                .withSource(Source.of(item))
                .withQuiz(item.isGraded() ? Quiz.DEFAULT : Quiz.NONE)
                .withDifficulty(item.difficulty());
    }

    /**
     * The same moved as a whole, so that it begins on a day: window, end and renewal keep their distance from it.
     */
    public Terms beginningOn(LocalDate start) {
        Period moved = Period.between(effective.start(), start);
        LocalDate end = effective.end();
        Span span = effective.span();
        LocalDate windowStart = window.startsOn().plus(moved);
        return withEffective(new Effective(
                        start, span != null ? span.lastDay(start) : end == null ? null : end.plus(moved), span))
                .withWindow(
                        new Window(windowStart.isBefore(start) ? start : windowStart, window.days(), window.isFixed()))
                .withRenewal(renewal == null ? null : new Renewal(renewal.on().plus(moved), renewal.warningDays()));
    }

    /**
     * The same of another version of its item, with what comes of that: a title, a quiz or a difficulty that was set
     * otherwise than the item's stays.
     *
     * @param was the item that it is made of
     */
    Terms ofVersion(LibraryItem was, LibraryItem is) {
        Terms changed = withSource(Source.of(is));
        if (name.equals(was.title())) {
            changed = changed.withName(is.title());
        }
        if (quiz.isEnabled() == was.isGraded()) {
            changed = changed.withQuiz(new Quiz(is.isGraded(), quiz.passingPercent()));
        }
        return difficulty == was.difficulty() ? changed.withDifficulty(is.difficulty()) : changed;
    }

    /** Refuses days that contradict each other. */
    void check() {
        if (window.startsOn().isBefore(effective.start())) {
            throw Problem.invalidParameter(
                    "beginning_of_acceptance_window", "The acceptance window begins before the assignment does.");
        }
        LocalDate end = effective.end();
        if (end != null && end.isBefore(window.isFixed() ? window.dueOn() : window.startsOn())) {
            throw Problem.invalidParameter(
                    "effective_end", "The assignment ends before the last day of its acceptance window.");
        }
        if (renewal != null && !renewal.on().isAfter(effective.start())) {
            throw Problem.invalidParameter("renew_date", "The assignment renews before its second day.");
        }
    }

    public Terms withName(String changed) {
        return new Terms(
                kind, changed, effective, window, renewal, notices, source, course, quiz, rules, difficulty, reports);
    }

    public Terms withEffective(Effective changed) {
        return new Terms(
                kind, name, changed, window, renewal, notices, source, course, quiz, rules, difficulty, reports);
    }

    public Terms withWindow(Window changed) {
        return new Terms(
                kind, name, effective, changed, renewal, notices, source, course, quiz, rules, difficulty, reports);
    }

    public Terms withRenewal(@Nullable Renewal changed) {
        return new Terms(
                kind, name, effective, window, changed, notices, source, course, quiz, rules, difficulty, reports);
    }

    public Terms withNotices(Notices changed) {
        return new Terms(
                kind, name, effective, window, renewal, changed, source, course, quiz, rules, difficulty, reports);
    }

    public Terms withSource(Source changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, changed, course, quiz, rules, difficulty, reports);
    }

    public Terms withCourse(@Nullable Course changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, source, changed, quiz, rules, difficulty, reports);
    }

    public Terms withQuiz(Quiz changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, source, course, changed, rules, difficulty, reports);
    }

    public Terms withRules(Rules changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, source, course, quiz, changed, difficulty, reports);
    }

    public Terms withDifficulty(@Nullable Difficulty changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, source, course, quiz, rules, changed, reports);
    }

    public Terms withReports(Reports changed) {
        return new Terms(
                kind, name, effective, window, renewal, notices, source, course, quiz, rules, difficulty, changed);
    }
}
