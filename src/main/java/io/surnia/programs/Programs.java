package io.surnia.programs;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.Course;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Span;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.Library;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What runs by itself at a customer. */
public final class Programs {
    private static final int CUSTOMERS_AT_ONCE = 50;
    private static final Actor PROGRAM = new Actor.Automation("programme");

    /** How long a monthly video or an exercise is owed: whoever joins later than that is spared it. */
    private static final Span OWED_FOR = new Span(3, Span.Unit.MONTH);

    private final Assignments assignments;
    private final Library library;
    private final ProgramStore store = new ProgramStore();

    public Programs(Assignments assignments, Library library) {
        this.assignments = assignments;
        this.library = library;
    }

    /** The reaction to customers that were added or changed. */
    public void followCustomers(Tx tx, Set<CustomerChanged> changes) {
        changes.forEach(change -> follow(tx, change.customer()));
    }

    /**
     * Brings a customer's programmes in step with its type, switches and speeds: starts what should run, with the
     * assignments of its year as rows ahead, ends what should not, and re-dates what has not begun. Changes nothing
     * where all is in step.
     */
    public void follow(Tx tx, CustomerId customer) {
        Locks.alone(tx, "programs", List.of(customer.value()));
        Optional<Setup> found = store.setup(tx, customer);
        if (found.isEmpty()) {
            return;
        }
        Setup setup = found.get();
        List<Program> programs = store.programs(tx, customer);
        for (ProgramKind kind : ProgramKind.values()) {
            Optional<Program> running = programs.stream()
                    .filter(program -> program.kind() == kind && program.endedOn() == null)
                    .findFirst();
            if (setup.runs(kind)) {
                Program program =
                        running.orElseGet(() -> store.start(tx, customer, kind, setup.startsOn(kind, tx.today())));
                arrange(tx, customer, setup, program);
            } else if (running.isPresent()) {
                end(tx, customer, running.get());
            }
        }
    }

    /**
     * Lays out the next year of some of the programmes whose last is about to end on a day.
     *
     * @return whether there was anything to do, so that there may be more
     */
    public boolean continueSome(Tx tx, LocalDate day) {
        List<CustomerId> ending = store.ending(tx, day, CUSTOMERS_AT_ONCE);
        Locks.alone(tx, "programs", ending.stream().map(CustomerId::value).toList());
        ending.stream().distinct().forEach(customer -> follow(tx, customer));
        return !ending.isEmpty();
    }

    /** The assignments of every year of the programmes of a kind that run or ran at a customer, ordered by id. */
    public List<Assignment> assignments(Tx tx, CustomerId customer, ProgramKind kind) {
        return store.programs(tx, customer).stream()
                .filter(program -> program.kind() == kind)
                .flatMap(program ->
                        assignments.ofProgram(tx, customer, program.id().value()).stream())
                .toList();
    }

    private void arrange(Tx tx, CustomerId customer, Setup setup, Program program) {
        List<Assignment> there = assignments(tx, customer, program.kind()).stream()
                .filter(assignment -> assignment.archivedAt() == null)
                .toList();
        List<LibraryItem> items = library.current(tx, itemKind(program.kind()));
        List<Assignment> kept = new ArrayList<>();
        List<Placed> planned = new ArrayList<>();
        for (ProgramYear year : years(tx, customer, program)) {
            plan(setup, program, year, items).forEach(item -> planned.add(new Placed(item, year)));
        }
        for (Assignment assignment : there) {
            if (assignment.openedOn() != null || planned.stream().anyMatch(one -> isSame(one.due(), assignment))) {
                kept.add(assignment);
            } else {
                assignments.cancel(tx, PROGRAM, customer, assignment.id());
            }
        }
        boolean isOnce = program.kind() == ProgramKind.FOUNDATIONAL;
        Map<LibraryId, String> keys = isOnce ? library.keys(tx, LibraryKind.FOUNDATIONAL) : Map.of();
        for (Placed one : planned) {
            DueItem due = one.due();
            boolean isThere = kept.stream()
                    .anyMatch(assignment ->
                            isOnce ? isVersionOf(due.item(), assignment, keys) : startsOn(due.on(), assignment));
            if (!isThere && (isOnce || !due.on().isBefore(tx.today()))) {
                assignments.create(tx, PROGRAM, customer, terms(tx, program, one), List.of(new Target.Everyone()));
            }
        }
    }

    private void end(Tx tx, CustomerId customer, Program program) {
        for (Assignment assignment :
                assignments.ofProgram(tx, customer, program.id().value())) {
            if (assignment.openedOn() == null && assignment.archivedAt() == null) {
                assignments.cancel(tx, PROGRAM, customer, assignment.id());
            }
        }
        store.end(tx, customer, program.id());
    }

    /** The programme's years up to the one that must be laid out today. */
    private List<ProgramYear> years(Tx tx, CustomerId customer, Program program) {
        List<ProgramYear> years = new ArrayList<>(store.years(tx, customer, program.id()));
        boolean isYearly = program.kind() != ProgramKind.FOUNDATIONAL;
        while (years.isEmpty() || (isYearly && years.getLast().isEnding(tx.today()))) {
            years.add(store.addYear(tx, customer, program, years.size() + 1));
        }
        return years;
    }

    private static List<DueItem> plan(Setup setup, Program program, ProgramYear year, List<LibraryItem> items) {
        return switch (program.kind()) {
            case FOUNDATIONAL -> Plan.foundational(items, year.startsOn(), setup.speed());
            case TRAINING -> Plan.training(items, year.startsOn(), year.number());
            case PHISHING -> Plan.phishing(items, year.startsOn(), year.number(), setup.cadence());
        };
    }

    private static Terms terms(Tx tx, Program program, Placed one) {
        LocalDate on =
                one.due().on().isBefore(tx.today()) ? tx.today() : one.due().on();
        Terms terms = Terms.ofItem(one.due().item(), on)
                .withWindow(Window.fromJoining(on))
                .withCourse(new Course(program.id().value(), one.year().id()));
        return switch (program.kind()) {
            case FOUNDATIONAL -> terms;
            case TRAINING -> terms.withEffective(Effective.during(on, OWED_FOR));
            // Everybody gets an exercise of their own level when they open it; the item is for whom none is found.
            case PHISHING -> terms.withEffective(Effective.during(on, OWED_FOR)).withDifficulty(Difficulty.ADAPTIVE);
        };
    }

    private static LibraryKind itemKind(ProgramKind kind) {
        return switch (kind) {
            case FOUNDATIONAL -> LibraryKind.FOUNDATIONAL;
            case TRAINING -> LibraryKind.VIDEO;
            case PHISHING -> LibraryKind.PHISHING;
        };
    }

    private static boolean isSame(DueItem due, Assignment assignment) {
        return isOf(due.item(), assignment) && startsOn(due.on(), assignment);
    }

    private static boolean startsOn(LocalDate day, Assignment assignment) {
        return assignment.terms().effective().start().equals(day);
    }

    private static boolean isOf(LibraryItem item, Assignment assignment) {
        return item.id().equals(assignment.terms().source().item());
    }

    /** Whether an assignment is of this item or of an earlier version of it. */
    private static boolean isVersionOf(LibraryItem item, Assignment assignment, Map<LibraryId, String> keys) {
        LibraryId of = assignment.terms().source().item();
        return isOf(item, assignment) || (of != null && Objects.equals(keys.get(item.id()), keys.get(of)));
    }

    /** A planned item with the year that it is part of. */
    private record Placed(DueItem due, ProgramYear year) {}
}
