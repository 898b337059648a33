package io.surnia.partnerapi;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.AssignmentListing;
import io.surnia.assignments.AssignmentListings;
import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.WireAssignment;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.io.IOException;

/** The assignments of a customer, archived ones too. */
final class AssignmentsApi {
    private final Lists lists;
    private final AssignmentListings assignments;

    AssignmentsApi(Lists lists, AssignmentListings assignments) {
        this.lists = lists;
        this.assignments = assignments;
    }

    void list(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<Long, AssignmentListing> rows = lists.ofCustomer(
                call,
                customer,
                (tx, after, limit) -> assignments.page(tx, customer, after, limit),
                listing -> listing.assignment().id().value());
        Lists.array(call, rows, WireAssignment::of);
    }

    void one(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        AssignmentId id = new AssignmentId(call.requiredId("id"));
        AssignmentListing listing = lists.one(
                call, customer, tx -> assignments.find(tx, customer, id).orElseThrow(() -> unknown(id)));
        call.answer(Json.bytes(WireAssignment.of(listing)));
    }

    private static Problem unknown(AssignmentId id) {
        return Problem.notFound("There is no assignment with id %d.".formatted(id.value()));
    }
}
