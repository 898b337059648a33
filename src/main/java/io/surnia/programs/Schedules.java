package io.surnia.programs;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.Loads;
import io.surnia.assignments.TargetGroup;
import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Map;

/** Reads what is planned for a customer and how far it is done: the same few queries however long the page is. */
public final class Schedules {
    private final Assignments assignments;
    private final Programs programs;
    private final Loads loads;

    public Schedules(Assignments assignments, Programs programs, Loads loads) {
        this.assignments = assignments;
        this.programs = programs;
        this.loads = loads;
    }

    /**
     * The customer's next assignments after an id, whoever planned them, archived ones too, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     */
    public List<ScheduledTraining> page(Tx tx, CustomerId customer, long after, int limit) {
        return schedule(tx, customer, assignments.page(tx, customer, after, limit));
    }

    /** As {@link #page}, of what a programme planned alone. */
    public List<ScheduledTraining> ofProgram(Tx tx, CustomerId customer, ProgramKind kind, long after, int limit) {
        List<Assignment> planned = programs.assignments(tx, customer, kind).stream()
                .filter(each -> each.id().value() > after)
                .limit(limit)
                .toList();
        return schedule(tx, customer, planned);
    }

    private List<ScheduledTraining> schedule(Tx tx, CustomerId customer, List<Assignment> planned) {
        List<AssignmentId> ids = planned.stream().map(Assignment::id).toList();
        Map<AssignmentId, List<TargetGroup>> groups = assignments.groupsOf(tx, customer, ids);
        Map<AssignmentId, Integer> compliance = loads.compliance(tx, customer, ids);
        return planned.stream()
                .map(each -> new ScheduledTraining(
                        each,
                        groups.getOrDefault(each.id(), List.of()),
                        compliance.getOrDefault(each.id(), 100),
                        each.isEffective(tx.today())))
                .toList();
    }
}
