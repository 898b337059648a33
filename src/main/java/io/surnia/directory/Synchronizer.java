package io.surnia.directory;

import io.surnia.directory.DirectoryReader.Reading;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.UserUpserts;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the directories that are due, and follows them. Any number of nodes may run one each: one of them looks after a
 * connection at a time, by a claim that ends by itself. Each connection has its own thread, so that a directory that
 * fails or hangs keeps no other.
 *
 * <p>A directory is read outside of any transaction; what follows from it is written in one, with the cursor from which
 * the directory tells changes, so that a run that is broken off has done nothing and is done again.
 */
public final class Synchronizer implements AutoCloseable {
    /** How long it is from one run to the next. */
    static final Duration PAUSE = Duration.ofHours(4);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
    private static final Duration CLAIM = Readers.LONGEST_READING.plusMinutes(20);
    private static final int AT_ONCE = 4;
    private static final Actor ACTOR = new Actor.Automation("directory-sync");
    private static final Logger log = LoggerFactory.getLogger(Synchronizer.class);

    private final Db db;
    private final Audit audit;
    private final Connections connections;
    private final Readers readers;
    private final PlanWriter writer;
    private final DueStore due = new DueStore();
    private final RunStore runs = new RunStore();
    private final LinkStore links = new LinkStore();
    private final RecordStore records = new RecordStore();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** The rooms that follow a directory. */
    public record People(Managers managers, Users users, UserUpserts upserts, Groups groups, Memberships memberships) {}

    public Synchronizer(Db db, Audit audit, Connections connections, Readers readers, People people) {
        this.db = db;
        this.audit = audit;
        this.connections = connections;
        this.readers = readers;
        this.writer = new PlanWriter(
                people.managers(), people.users(), people.upserts(), people.groups(), people.memberships());
    }

    /** Begins to read every directory that is due and after which nobody looks, and does not wait for it. */
    public void begin() {
        startAll();
    }

    /** As {@link #begin}, and waits until what it began is done. */
    public void runDue() {
        for (Future<?> one : startAll()) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Future<?>> startAll() {
        int most = room.availablePermits();
        List<Future<?>> started = new ArrayList<>();
        if (most > 0) {
            for (DueStore.Due one : db.lookUp(handle -> due.connections(handle, now(), most))) {
                if (room.tryAcquire()) {
                    started.add(threads.submit(() -> lookAfter(one.tenant(), one.connection())));
                }
            }
        }
        return started;
    }

    private void lookAfter(Tenant tenant, ConnectionId id) {
        try {
            db.inTenant(tenant, tx -> claim(tx, id)).ifPresent(work -> run(tenant, work));
        } catch (RuntimeException failure) {
            log.error("the sync of directory {} was broken off", id.value(), failure);
        } finally {
            room.release();
        }
    }

    /** A run that was begun, and what it needs. */
    private static final class Work {
        private final Connection connection;
        private final Run run;
        private final @Nullable String secret;
        private final @Nullable String cursor;
        private final @Nullable Integer confirmed;
        private final Map<String, Person> before;

        Work(
                Connection connection,
                Run run,
                @Nullable String secret,
                @Nullable String cursor,
                @Nullable Integer confirmed,
                Map<String, Person> before) {
            this.connection = connection;
            this.run = run;
            this.secret = secret;
            this.cursor = cursor;
            this.confirmed = confirmed;
            this.before = before;
        }

        ConnectionId id() {
            return connection.id();
        }

        ConnectionDetails details() {
            return connection.details();
        }
    }

    private Optional<Work> claim(Tx tx, ConnectionId id) {
        Instant now = now();
        RunStore.Claimed claimed = runs.claim(tx, id, now, now.plus(CLAIM)).orElse(null);
        if (claimed == null) {
            return Optional.empty();
        }
        runs.endAbandoned(tx, id, now);
        Optional<Run> run = runs.beginWaiting(tx, id, now)
                .or(() -> claimed.isDue() ? Optional.of(runs.insertRunning(tx, id, now)) : Optional.empty());
        if (run.isEmpty()) {
            runs.release(tx, id, now, claimed.connection().nextRunAt(), runs.failures(tx, id));
            return Optional.empty();
        }
        return Optional.of(new Work(
                claimed.connection(),
                run.get(),
                connections.secret(tx, id),
                claimed.cursor(),
                claimed.confirmed(),
                records.read(tx, id)));
    }

    private void run(Tenant tenant, Work work) {
        try {
            List<String> groups = work.details().groups().stream()
                    .map(GroupMapping::directoryGroup)
                    .distinct()
                    .toList();
            Reading reading = readers.of(work.details().service(), work.secret).read(work.before, work.cursor, groups);
            db.doInTenant(tenant, tx -> follow(tx, work, reading));
        } catch (DirectoryFailure failure) {
            log.info("directory {} cannot be read: {}", work.id().value(), failure.sentence());
            db.doInTenant(tenant, tx -> fail(tx, work, failure.sentence()));
        } catch (Problem problem) {
            db.doInTenant(tenant, tx -> fail(tx, work, problem.sentence()));
        } catch (RuntimeException failure) {
            log.error("the sync of directory {} failed", work.id().value(), failure);
            db.doInTenant(tenant, tx -> fail(tx, work, "Something went wrong on our side; nothing was changed."));
        }
    }

    private void follow(Tx tx, Work work, Reading reading) {
        if (!runs.isStillOurs(tx, work.id(), work.run.id())) {
            return;
        }
        if (!connections
                .get(tx, work.connection.customer(), work.id())
                .details()
                .equals(work.details())) {
            fail(tx, work, "The connection was changed while the directory was read; it is read again.");
            return;
        }
        Set<String> names = work.details().groups().stream()
                .map(GroupMapping::group)
                .flatMap(name -> Optional.ofNullable(name).stream())
                .map(Planner::key)
                .collect(Collectors.toSet());
        List<KnownPerson> known =
                links.known(tx, work.connection.customer(), links.groups(tx, work.connection.customer(), names));
        Plan plan = Planner.plan(work.id(), work.details(), reading.snapshot(), known);
        boolean isConfirmed = work.confirmed != null && plan.archived().size() <= work.confirmed;
        if (plan.exceeds(work.details().archiveShare()) && !isConfirmed) {
            end(tx, work, Run.State.HELD, plan, held(work, plan));
        } else if (work.run.isDry()) {
            end(tx, work, Run.State.DONE, plan, null);
        } else {
            writer.write(tx, ACTOR, work.connection, plan, known);
            keep(tx, work, reading, known);
            if (plan.counts().isAnyChange()) {
                audit.record(tx, ACTOR, "sync", Connections.subject(work.id()), null, plan.counts());
            }
            end(tx, work, Run.State.DONE, plan, null);
        }
    }

    private static String held(Work work, Plan plan) {
        return "%d of %d people would be archived, more than %d percent: confirm it, or look at the directory."
                .formatted(
                        plan.archived().size(),
                        plan.linkedAndActive(),
                        work.details().archiveShare());
    }

    /** What is needed to read changes alone next time; nothing of those who were forgotten. */
    private void keep(Tx tx, Work work, Reading reading, List<KnownPerson> known) {
        Map<String, Person> people = new HashMap<>();
        if (reading.cursor() != null) {
            people.putAll(reading.snapshot().people());
            known.stream()
                    .filter(KnownPerson::isErased)
                    .map(KnownPerson::link)
                    .flatMap(link -> Optional.ofNullable(link).stream())
                    .forEach(link -> people.remove(link.externalId()));
        }
        records.replace(tx, work.id(), work.before, people);
        runs.followed(tx, work.id(), reading.cursor());
    }

    /** A dry run moves no schedule. */
    private void end(Tx tx, Work work, Run.State state, Plan plan, @Nullable String error) {
        Instant now = now();
        runs.end(tx, work.id(), work.run.id(), state, plan.counts(), plan.refusals(), error, now);
        boolean isDry = work.run.isDry();
        runs.release(
                tx,
                work.id(),
                now,
                isDry ? work.connection.nextRunAt() : now.plus(PAUSE),
                isDry ? runs.failures(tx, work.id()) : 0);
    }

    /** The first retry comes after 15 minutes, each after it in twice the time of the one before. */
    private void fail(Tx tx, Work work, String sentence) {
        if (!runs.isStillOurs(tx, work.id(), work.run.id())) {
            return;
        }
        Instant now = now();
        int failures = runs.failures(tx, work.id());
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 4));
        runs.end(tx, work.id(), work.run.id(), Run.State.FAILED, Run.Counts.NONE, List.of(), sentence, now);
        boolean isDry = work.run.isDry();
        runs.release(
                tx,
                work.id(),
                now,
                isDry ? work.connection.nextRunAt() : now.plus(wait.compareTo(PAUSE) < 0 ? wait : PAUSE),
                isDry ? failures : failures + 1);
    }

    private Instant now() {
        return db.clock().instant();
    }

    /** Breaks off what is read: a run that is not done has changed nothing. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                log.info("a directory was still read when this node stopped; another node reads it again");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
