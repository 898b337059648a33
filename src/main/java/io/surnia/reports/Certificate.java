package io.surnia.reports;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import java.time.Instant;

/**
 * That a learner completed an assignment.
 *
 * @param learner the learner's name as it is now
 * @param training what was completed
 */
public record Certificate(
        CustomerId customer,
        UserId user,
        AssignmentId assignment,
        CertificateCode code,
        String learner,
        String training,
        Instant completedAt) {}
