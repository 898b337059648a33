package io.surnia.sample;

import static io.surnia.phishing.PhishingEventKind.CLICKED;
import static io.surnia.phishing.PhishingEventKind.OPENED;
import static io.surnia.phishing.PhishingEventKind.REPORTED;
import static io.surnia.phishing.PhishingEventKind.SENT;
import static io.surnia.phishing.PhishingEventKind.SUBMITTED;

import io.surnia.phishing.PhishingEventKind;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Map;

/** The phishing mails that some companies' people get, and what they do with them. */
final class PhishingMails {
    private static final Map<String, List<Integer>> DAYS_AGO = Map.of(
            "clinics", List.of(285, 104, 17),
            "haulier", List.of(188, 61),
            "foundry", List.of(150, 82, 24),
            "creditunion", List.of(38));

    private final Play play;
    private final Site site;
    private final Dice dice;

    PhishingMails(Play play, Site site) {
        this.play = play;
        this.site = site;
        this.dice = play.dice("phishing mails to " + site.company().key());
    }

    void plan() {
        for (int daysAgo : DAYS_AGO.getOrDefault(site.company().key(), List.of())) {
            play.agenda().put(play.daysAgo(daysAgo), site.company().hours(), this::send);
        }
    }

    private void send(Tx tx) {
        List<Learner> addressees = site.present();
        addressees.forEach(learner -> record(tx, learner, SENT, false));
        play.agenda().put(tx.today(), Hour.EVENING, later -> addressees.forEach(learner -> receive(later, learner)));
    }

    private void receive(Tx tx, Learner learner) {
        if (dice.happens(0.03)) {
            record(tx, learner, CLICKED, true);
        }
        if (dice.happens(0.45)) {
            return;
        }
        record(tx, learner, OPENED, false);
        if (dice.happens(learner.diligence().gullibility() * 2)) {
            record(tx, learner, CLICKED, false);
            if (dice.happens(0.3)) {
                record(tx, learner, SUBMITTED, false);
            }
        } else if (dice.happens(learner.diligence() == Diligence.KEEN ? 0.5 : 0.12)) {
            record(tx, learner, REPORTED, false);
        }
    }

    private void record(Tx tx, Learner learner, PhishingEventKind kind, boolean isMachine) {
        play.rooms().phishingEvents().record(tx, site.id(), learner.id(), null, kind, isMachine);
    }
}
