package io.surnia.sample;

import io.surnia.exposures.DehashedRecordId;
import io.surnia.exposures.ExposureId;
import io.surnia.exposures.NewDehashedRecord;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The leaked accounts of one company, found by its first search or by a later weekly one. */
final class DarkWeb {
    /** Public breaches, by their names in Have I Been Pwned. The people in them are invented all the same. */
    static final List<String> BREACHES = List.of(
            "LinkedIn",
            "Adobe",
            "Dropbox",
            "MySpace",
            "Canva",
            "Dubsmash",
            "Zynga",
            "MyFitnessPal",
            "Wattpad",
            "Deezer",
            "Gravatar",
            "000webhost",
            "Disqus",
            "Bitly",
            "Apollo",
            "Trello",
            "Collection1");

    private static final List<String> MAILBOXES_OF_NOBODY =
            List.of("info", "office", "invoices", "jobs", "scanner", "old.intern", "reception");

    private final Play play;
    private final Site site;
    private final Dice dice;
    private long recordNumber;

    DarkWeb(Play play, Site site) {
        this.play = play;
        this.site = site;
        this.dice = play.dice("leaks of " + site.company().key());
        this.recordNumber = dice.between(1, 9_000) * 1_000_000L;
    }

    /** Plans the first search, two days after the company came, and some later ones. */
    void plan() {
        LocalDate first = site.company().begins(play.today()).plusDays(2);
        play.agenda().put(first, WorkingHours.HERE, this::searchFirst);
        for (int daysAgo = site.company().since() - 60; daysAgo > 0; daysAgo -= 55) {
            play.agenda().put(play.daysAgo(daysAgo), WorkingHours.HERE, this::searchAgain);
        }
        play.agenda().put(play.daysAgo(3), WorkingHours.HERE, this::searchAgain);
    }

    private void searchFirst(Tx tx) {
        List<Learner> learners = site.learners();
        for (int place = 0; place < learners.size(); place++) {
            boolean isShowcase = site.company().key().equals("clinics") && place == 1;
            if (isShowcase || dice.happens(0.22)) {
                find(tx, learners.get(place).email(), isShowcase ? 4 : dice.between(1, 3));
            }
            if (isShowcase || dice.happens(0.05)) {
                leak(tx, learners.get(place));
            }
        }
        int nobodies = learners.isEmpty() ? 1 : 1 + Math.min(4, learners.size() / 20);
        MAILBOXES_OF_NOBODY.stream().limit(nobodies).forEach(name -> find(tx, addressOf(name), dice.between(1, 2)));
    }

    private void searchAgain(Tx tx) {
        List<Learner> present = site.present();
        if (!present.isEmpty()) {
            find(tx, dice.pick(present).email(), 1);
            if (dice.happens(0.3)) {
                leak(tx, dice.pick(present));
            }
        }
    }

    private void find(Tx tx, String email, int breaches) {
        List<ExposureId> found = new ArrayList<>();
        int first = dice.between(0, BREACHES.size() - 1);
        for (int i = 0; i < breaches; i++) {
            String breach = BREACHES.get((first + 4 * i) % BREACHES.size());
            found.add(play.rooms().exposures().record(tx, site.id(), email, breach, tx.now()));
        }
        if (dice.happens(0.5)) {
            acknowledgeLater(tx, later -> play.rooms().exposures().acknowledge(later, site.id(), found.getFirst()));
        }
    }

    private void leak(Tx tx, Learner learner) {
        boolean hasPassword = dice.happens(0.6);
        DehashedRecordId id = play.rooms().dehashedRecords().record(tx, site.id(), record(tx, learner, hasPassword));
        if (dice.happens(0.4)) {
            acknowledgeLater(tx, later -> play.rooms().dehashedRecords().acknowledge(later, site.id(), id));
        }
    }

    private NewDehashedRecord record(Tx tx, Learner learner, boolean hasPassword) {
        recordNumber += dice.between(1, 90_000);
        return new NewDehashedRecord(
                learner.email(),
                recordNumber,
                sometimes("198.51.100." + dice.between(1, 254)),
                learner.email().substring(0, learner.email().indexOf('@')),
                hasPassword ? "sample-" + dice.between(100_000, 999_999) : null,
                sometimes(learner.fullName()),
                null,
                sometimes(dice.between(1, 240) + " Harbor Street"),
                sometimes("+1 603 555 01" + dice.between(10, 99)),
                dice.pick(List.of("Collection 1", "Stealer logs", "Forum dump", "Shop customers")),
                null,
                tx.now());
    }

    private @Nullable String sometimes(String value) {
        return dice.happens(0.5) ? value : null;
    }

    private void acknowledgeLater(Tx tx, Consumer<Tx> acknowledge) {
        play.agenda().put(tx.today().plusDays(dice.between(1, 9)), WorkingHours.HERE, acknowledge);
    }

    private String addressOf(String mailbox) {
        return mailbox + "@" + site.company().domain();
    }
}
