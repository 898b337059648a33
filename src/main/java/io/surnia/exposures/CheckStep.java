package io.surnia.exposures;

import io.surnia.exposures.BreachCheckStore.Gain;
import io.surnia.exposures.BreachCheckStore.Turn;
import io.surnia.exposures.CheckTargetStore.Person;
import io.surnia.exposures.SourceKeys.Usable;
import io.surnia.exposures.sources.BreachSource;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.exposures.sources.Coverage;
import io.surnia.exposures.sources.SearchAnswer;
import io.surnia.exposures.sources.SearchAnswer.Found;
import io.surnia.exposures.sources.SourceName;
import io.surnia.exposures.sources.Target;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step of one check: reads where it is, searches a little further, stores what was found and where it is then. */
final class CheckStep {
    private static final int PEOPLE_AT_ONCE = 25;

    /** After so many failures in a row a source is left out of a check. */
    private static final int MOST_FAILURES = 7;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(CheckStep.class);

    private final Db db;
    private final SourceKeys keys;
    private final BreachSources sources;
    private final FoundThings found;
    private final CatalogueRefresh refresh;
    private final Alarms alarms;
    private final BreachCheckStore store = new BreachCheckStore();
    private final CheckTargetStore targets = new CheckTargetStore();

    CheckStep(
            Db db, SourceKeys keys, BreachSources sources, FoundThings found, CatalogueRefresh refresh, Alarms alarms) {
        this.db = db;
        this.keys = keys;
        this.sources = sources;
        this.found = found;
        this.refresh = refresh;
        this.alarms = alarms;
    }

    /** Takes a partner's next step; false where none could be taken or it brought nobody further. */
    boolean take(Tenant tenant) {
        Optional<Turn> next = db.inTenant(tenant, store::next);
        if (next.isEmpty()) {
            return false;
        }
        Turn turn = next.get();
        SourceName source = turn.position().source();
        if (source == null) {
            return finish(tenant, turn);
        }
        Optional<Usable> key = db.inTenant(tenant, tx -> keys.usable(tx, source));
        if (key.isEmpty()) {
            return store(tenant, turn, Progress.to(turn.position().nextSource()), null);
        }
        return search(tenant, turn, sources.of(source), key.get());
    }

    private boolean search(Tenant tenant, Turn turn, BreachSource source, Usable key) {
        CheckPosition at = turn.position();
        Progress progress = at.domainsDone()
                ? people(tenant, turn, source, key)
                : switch (coverage(tenant, turn, source, key)) {
                    case Coverage.Domains(SortedSet<String> names) -> domain(at, source, key, names);
                    case Coverage.Unknown(SearchAnswer why) -> Progress.to(at).stoppedBy(why);
                };
        return store(tenant, turn, progress, key);
    }

    private Coverage coverage(Tenant tenant, Turn turn, BreachSource source, Usable key) {
        Set<String> declared = db.inTenant(
                tenant,
                tx -> targets.declared(tx, turn.check().customer()).map(Set::of).orElse(Set.of()));
        Set<String> used =
                db.inTenant(tenant, tx -> targets.used(tx, turn.check().customer()));
        return source.coverage(key.secret(), withoutProviders(declared), withoutProviders(used));
    }

    private static Set<String> withoutProviders(Set<String> domains) {
        Set<String> own = new HashSet<>(domains);
        own.removeIf(MailboxProviders::own);
        return own;
    }

    /** Searches the next domain, or the next page of the one at hand. */
    private static Progress domain(CheckPosition at, BreachSource source, Usable key, SortedSet<String> names) {
        Optional<String> next = names.stream()
                .filter(name -> name.compareTo(at.lastDomain()) > 0)
                .findFirst();
        if (next.isEmpty()) {
            return Progress.to(at.pastDomains());
        }
        return switch (source.search(key.secret(), new Target.Domain(next.get()), at.page())) {
            case Found found ->
                Progress.to(found.hasMore() ? at.nextPage() : at.pastDomain(next.get(), true))
                        .with(found);
            // Its addresses are searched one by one then.
            case SearchAnswer.NotAllowed _ -> Progress.to(at.pastDomain(next.get(), false));
            case SearchAnswer other -> Progress.to(at).stoppedBy(other);
        };
    }

    /** Searches the next people's addresses, as many as the source's pace allows. */
    private Progress people(Tenant tenant, Turn turn, BreachSource source, Usable key) {
        CheckPosition at = turn.position();
        List<Person> people =
                db.inTenant(tenant, tx -> targets.people(tx, turn.check().customer(), at.lastUser(), PEOPLE_AT_ONCE));
        if (people.isEmpty()) {
            return Progress.to(at.nextSource());
        }
        Progress progress = Progress.to(at);
        for (Person person : people) {
            CheckPosition here = progress.to();
            if (isSearched(person, here)) {
                progress = progress.movedTo(here.pastUser(person.id()));
                continue;
            }
            switch (source.search(key.secret(), new Target.Address(person.email()), here.page())) {
                case Found found -> {
                    progress = progress.movedTo(found.hasMore() ? here.nextPage() : here.pastUser(person.id()))
                            .with(found);
                    if (found.hasMore()) {
                        return progress;
                    }
                }
                case SearchAnswer.NotAllowed _ -> progress = progress.movedTo(here.pastUser(person.id()));
                case SearchAnswer other -> {
                    return progress.stoppedBy(other);
                }
            }
        }
        return progress;
    }

    private static boolean isSearched(Person person, CheckPosition at) {
        return at.searched().contains(person.email().substring(person.email().lastIndexOf('@') + 1));
    }

    private boolean store(Tenant tenant, Turn turn, Progress progress, @Nullable Usable key) {
        try {
            return db.inTenant(tenant, tx -> stored(tx, turn, progress, key));
        } catch (Overtaken other) {
            log.debug(
                    "check {} was gone on with by another node",
                    turn.check().id().value());
            return false;
        }
    }

    private boolean stored(Tx tx, Turn turn, Progress progress, @Nullable Usable key) {
        FoundThings.Count count = found.store(tx, turn.check(), progress.found());
        SourceKeyId own = key == null ? null : key.own();
        if (progress.credits() != null) {
            keys.noted(tx, own, SourceKey.State.ACCEPTED, progress.credits());
        }
        CheckPosition to = progress.to();
        Duration pause = Duration.ZERO;
        String note = null;
        switch (progress.stop()) {
            case null -> {}
            case SearchAnswer.Later(Duration wait) -> pause = wait;
            case SearchAnswer.Failed(String reason) -> {
                to = to.failedAgain();
                pause = FIRST_PAUSE.multipliedBy(1L << Math.min(to.failures() - 1, 6));
                log.info("check {} could not go on: {}", turn.check().id().value(), reason);
                if (to.failures() >= MOST_FAILURES) {
                    note = left(to, reason);
                    to = to.nextSource();
                    pause = Duration.ZERO;
                }
            }
            case SearchAnswer.KeyRefused _ -> {
                note = left(to, "it refused the key");
                to = to.nextSource();
                keys.noted(tx, own, SourceKey.State.REFUSED, null);
            }
            case SearchAnswer.CreditsExhausted _ -> {
                note = left(to, "the key has no credits left");
                to = to.nextSource();
                keys.noted(tx, own, SourceKey.State.EXHAUSTED, 0L);
            }
            case Found _, SearchAnswer.NotAllowed _ ->
                throw new IllegalStateException("neither stops a check: " + progress.stop());
        }
        Gain gain = new Gain(progress.found().size(), count.exposures(), count.records(), note);
        if (!store.advance(tx, turn, to, gain, tx.now().plus(pause))) {
            throw new Overtaken();
        }
        return !to.equals(turn.position()) && pause.isZero();
    }

    private static String left(CheckPosition at, String why) {
        return at.source() == null
                ? ""
                : "%s was not searched to the end: %s.".formatted(at.source().title(), why);
    }

    /** Describes what was found, then tells the administrators and ends the check in one transaction. */
    private boolean finish(Tenant tenant, Turn turn) {
        if (db.inTenant(tenant, tx -> alarms.isAnythingUndescribed(tx, turn.check()))) {
            refresh.whenNeeded();
        }
        return db.inTenant(tenant, tx -> {
            boolean isOurs = store.finish(tx, turn.check());
            if (isOurs) {
                alarms.raise(tx, turn.check());
            }
            return isOurs;
        });
    }

    /**
     * What a step came to.
     *
     * @param stop why it went no further; null where nothing kept it
     */
    private record Progress(
            CheckPosition to, List<Found> found, @Nullable SearchAnswer stop) {
        static Progress to(CheckPosition to) {
            return new Progress(to, List.of(), null);
        }

        Progress movedTo(CheckPosition further) {
            return new Progress(further, found, stop);
        }

        Progress with(Found more) {
            List<Found> all = new ArrayList<>(found);
            all.add(more);
            return new Progress(to, all, stop);
        }

        Progress stoppedBy(SearchAnswer why) {
            return new Progress(to, found, why);
        }

        /** What the source said last of the key's credits. */
        @Nullable
        Long credits() {
            return found.isEmpty() ? null : found.getLast().credits();
        }
    }

    /** Another node did this step meanwhile: what this one found is rolled back, and was found there. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another node went on with the check", null, false, false);
        }
    }
}
