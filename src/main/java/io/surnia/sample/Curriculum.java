package io.surnia.sample;

import static io.surnia.library.LibraryKind.FOUNDATIONAL;
import static io.surnia.library.LibraryKind.PHISHING;
import static io.surnia.library.LibraryKind.POLICY;
import static io.surnia.library.LibraryKind.SURVEY;
import static io.surnia.library.LibraryKind.VIDEO;
import static io.surnia.sample.Assigner.everyone;
import static io.surnia.sample.Assigner.groups;
import static io.surnia.sample.Assigner.people;

import io.surnia.assignments.Effective;
import io.surnia.assignments.Notices;
import io.surnia.assignments.Notices.Notice;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Reports;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Span;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.library.Difficulty;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the administrators of power customers assign by hand, over the whole time. */
final class Curriculum {
    private static final Notices WITH_HR = Notices.DEFAULT
            .withTexts(Notice.ON, Notice.ON, Notice.ON, Notice.ON)
            .withDays(10, 5);

    private final Play play;

    Curriculum(Play play) {
        this.play = play;
    }

    /** Called on the company's first day, when its first people are there. */
    void plan(Site site) {
        Assigner assigner = new Assigner(play, site);
        switch (site.company().key()) {
            case "clinics" -> clinics(assigner);
            case "ourselves" -> ourselves(assigner);
            case "law" -> lawOffice(assigner);
            case "shipping" -> shipping(assigner);
            case "creditunion" -> creditUnion(assigner);
            default -> {}
        }
    }

    /** The showcase: everything that can be assigned, in every state. */
    private void clinics(Assigner assigner) {
        assigner.assign(POLICY, 0, Companies.OLDEST - 1, everyone(), Curriculum::everyYear);
        assigner.assign(VIDEO, 0, Companies.OLDEST - 1, everyone());
        assigner.assign(
                410,
                groups(0, 1, 3),
                tx -> Terms.ofItem(Policies.patientRecords(play, tx), play.daysAgo(410))
                        .withRenewal(Renewal.on(play.daysAgo(410).plusMonths(6)))
                        .withNotices(WITH_HR.withMessages(
                                "Read this before your next shift, and accept it at the end.",
                                "Your supervisor will call you about what you do not agree with.")));
        for (int place = 0; place < 4; place++) {
            assigner.assign(FOUNDATIONAL, place, 402, everyone(), Curriculum::joining);
        }
        for (int i = 0; i < 6; i++) {
            assigner.assign(
                    VIDEO,
                    1 + i,
                    370 - 62 * i,
                    everyone(),
                    i % 2 == 0 ? Curriculum::forHalfAYear : UnaryOperator.identity());
        }
        for (int i = 0; i < 4; i++) {
            Difficulty difficulty = List.of(Difficulty.EASY, Difficulty.MEDIUM, Difficulty.ADAPTIVE, Difficulty.HARD)
                    .get(i);
            assigner.assign(PHISHING, i, 330 - 95 * i, everyone(), terms -> terms.withDifficulty(difficulty));
        }
        assigner.assign(SURVEY, 0, 240, everyone());
        assigner.assign(SURVEY, 1, 130, groups(2, 3), Curriculum::optional);
        assigner.assign(VIDEO, 8, 205, groups(4), UnaryOperator.identity());
        assigner.assign(VIDEO, 9, 160, everyone(), Curriculum::optional);
        assigner.assign(
                100,
                groups(2),
                tx -> Terms.ofItem(Policies.paymentCards(play, tx), play.daysAgo(100))
                        .withWindow(new Window(play.daysAgo(100), 14, true))
                        .withNotices(WITH_HR)
                        .withReports(new Reports(
                                List.of(play.rooms()
                                        .administrators()
                                        .page(tx, 0, 1)
                                        .getFirst()
                                        .id()),
                                List.of("audit@pellworth.example"))));
        assigner.assign(
                VIDEO,
                10,
                74,
                people(0, 1, 2),
                terms -> terms.withWindow(new Window(play.daysAgo(74), 14, true))
                        .withRules(new Rules(false, false, true)));
        assigner.assign(POLICY, 2, 66, groups(4), terms -> terms.withRules(new Rules(true, true, false)));
        assigner.assign(VIDEO, 7, 45, groups(0, 5));
        assigner.assign(SURVEY, 1, 19, everyone());
        assigner.assign(PHISHING, 5, 13, everyone(), terms -> terms.withDifficulty(Difficulty.ADAPTIVE));
        assigner.assign(VIDEO, 11, 6, everyone());
        assigner.assign(POLICY, 1, -8, everyone(), Curriculum::everyYear);
        assigner.assign(VIDEO, 5, -21, groups(0, 1), UnaryOperator.identity());
    }

    private void ourselves(Assigner assigner) {
        assigner.assign(POLICY, 1, 423, everyone(), Curriculum::everyYear);
        regular(assigner, 410, 80);
        assigner.assign(VIDEO, 4, 9, groups(0));
    }

    private void lawOffice(Assigner assigner) {
        assigner.assign(
                368,
                everyone(),
                tx -> Terms.ofItem(Policies.clientConfidence(play, tx), play.daysAgo(368))
                        .withRenewal(Renewal.on(play.daysAgo(368).plusYears(1)))
                        .withNotices(WITH_HR));
        regular(assigner, 350, 70);
        assigner.assign(SURVEY, 0, 25, groups(0), Curriculum::optional);
        assigner.assign(VIDEO, 2, -30, everyone());
    }

    private void shipping(Assigner assigner) {
        assigner.assign(270, everyone(), tx -> Terms.ofItem(Policies.japaneseSecurity(play, tx), play.daysAgo(270)));
        assigner.assign(VIDEO, 0, 262, everyone(), terms -> terms.withName("新しい口座が書かれた請求書"));
        assigner.assign(VIDEO, 1, 190, groups(1), terms -> terms.withName("Η φωνή στο τηλέφωνο"));
        assigner.assign(VIDEO, 1, 184, groups(2), terms -> terms.withName("الصوت على الهاتف"));
        assigner.assign(PHISHING, 0, 120, everyone(), terms -> terms.withName("届かない荷物"));
        assigner.assign(SURVEY, 0, 60, everyone());
        assigner.assign(VIDEO, 3, 40, everyone());
        assigner.assign(PHISHING, 2, 8, everyone());
        assigner.assign(VIDEO, 6, -12, groups(0, 1, 2));
    }

    private void creditUnion(Assigner assigner) {
        assigner.assign(
                POLICY,
                0,
                179,
                everyone(),
                terms -> terms.withRenewal(Renewal.on(play.daysAgo(179).plusMonths(3)))
                        .withNotices(WITH_HR));
        assigner.assign(FOUNDATIONAL, 0, 178, everyone(), Curriculum::joining);
        regular(assigner, 170, 50);
        assigner.assign(VIDEO, 9, 12, groups(1), Curriculum::optional);
    }

    /** A video and, half way to the next one, an exercise, again and again until shortly before today. */
    private void regular(Assigner assigner, int daysAgo, int every) {
        for (int i = 0; daysAgo - every * i > 5; i++) {
            assigner.assign(VIDEO, i, daysAgo - every * i, everyone());
            if (i % 2 == 0 && daysAgo - every * i - every / 2 > 5) {
                assigner.assign(PHISHING, i, daysAgo - every * i - every / 2, everyone());
            }
        }
    }

    private static Terms optional(Terms terms) {
        return terms.withRules(Rules.OPTIONAL);
    }

    private static Terms everyYear(Terms terms) {
        return terms.withRenewal(Renewal.on(terms.effective().start().plusYears(1)));
    }

    private static Terms joining(Terms terms) {
        return terms.withWindow(Window.fromJoining(terms.effective().start()));
    }

    private static Terms forHalfAYear(Terms terms) {
        return terms.withEffective(Effective.during(terms.effective().start(), new Span(6, Span.Unit.MONTH)));
    }
}
