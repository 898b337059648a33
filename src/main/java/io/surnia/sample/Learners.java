package io.surnia.sample;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Load;
import io.surnia.assignments.Renewal;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets the people of one company hear of their assignments, and find a day for each. */
final class Learners {
    private static final int MOST = 1000;

    private final Play play;
    private final Site site;
    private final WorkingHours hours;
    private final Dice dice;
    private final Work work;
    private LocalDate lastLook;
    private int heads;

    Learners(Play play, Site site) {
        this.play = play;
        this.site = site;
        this.hours = site.company().hours();
        this.dice = play.dice("learners of " + site.company().key());
        this.work = new Work(play, site);
        this.lastLook = site.company().begins(play.today()).minusDays(1);
    }

    /** Once a working day: looks where there may be something new, and comes back on the next one. */
    void look(Tx tx) {
        if (hasNews(tx.today())) {
            lastLook = tx.today();
            heads = site.learners().size();
            hear(tx);
        }
        play.agenda().put(tx.today().plusDays(1), hours, this::look);
    }

    private boolean hasNews(LocalDate day) {
        LocalDate opening = site.openings().floor(day);
        return site.learners().size() != heads
                || (opening != null && opening.isAfter(lastLook))
                || !day.getMonth().equals(lastLook.getMonth());
    }

    private void hear(Tx tx) {
        Map<AssignmentId, Assignment> assignments = new HashMap<>();
        for (Assignment assignment : play.rooms().assignments().page(tx, site.id(), 0, MOST)) {
            assignments.put(assignment.id(), assignment);
            site.openings().add(assignment.terms().effective().start());
            Renewal renewal = assignment.terms().renewal();
            if (renewal != null) {
                site.openings().add(renewal.on());
            }
        }
        List<Learner> present = site.present();
        List<UserId> ids = present.stream().map(Learner::id).toList();
        Map<UserId, Load> loads = play.rooms().loads().of(tx, site.id(), ids);
        for (Learner learner : present) {
            for (Load.Item item : loads.getOrDefault(learner.id(), Load.NONE).active()) {
                Assignment assignment = assignments.get(item.assignment().id());
                if (assignment != null
                        && learner.hears(assignment.id())
                        && learner.diligence().bothers(dice)) {
                    LocalDate day = tx.today().plusDays(learner.diligence().delay(dice));
                    play.agenda().put(day, hours, later -> work.attempt(later, learner, assignment, 1));
                }
            }
        }
    }
}
