package io.surnia.manage;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.reports.Certificate;
import io.surnia.reports.Certificates;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Certificates of what users completed: printed, and taken back. */
final class CertificatesApi {
    private final Db db;
    private final Writes writes;
    private final Certificates certificates;
    private final Optional<URI> baseUrl;

    CertificatesApi(Db db, Writes writes, Certificates certificates, Optional<URI> baseUrl) {
        this.db = db;
        this.writes = writes;
        this.certificates = certificates;
        this.baseUrl = baseUrl;
    }

    void read(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId user = new UserId(call.pathId("id"));
        AssignmentId assignment = new AssignmentId(call.pathId("assignment"));
        String pages = baseUrl.map(URI::toString).orElseGet(call::origin) + "/certificates/";
        byte[] pdf = db.inTenant(caller.tenant(), tx -> {
            Certificate certificate = certificates.get(tx, customer, user, assignment);
            return certificates.pdf(tx, certificate, pages);
        });
        call.setHeader(
                "Content-Disposition", "attachment; filename=\"certificate-%d.pdf\"".formatted(assignment.value()));
        call.answer("application/pdf", pdf);
    }

    void revoke(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId user = new UserId(call.pathId("id"));
        AssignmentId assignment = new AssignmentId(call.pathId("assignment"));
        writes.answer(caller, tx -> {
            certificates.revoke(tx, caller.actor(), customer, user, assignment);
            return Answer.noContent();
        });
    }
}
