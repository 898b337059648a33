package io.surnia.reports;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Partners;
import io.surnia.partner.Subject;
import io.surnia.people.UserId;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import io.surnia.platform.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Certificates of what learners completed. */
public final class Certificates {
    private final Db db;
    private final Audit audit;
    private final Partners partners;
    private final Customers customers;
    private final Paper paper;
    private final CertificateStore store = new CertificateStore();

    public Certificates(Db db, Audit audit, Partners partners, Customers customers, Templates templates) {
        this.db = db;
        this.audit = audit;
        this.partners = partners;
        this.customers = customers;
        this.paper = new Paper(templates);
    }

    /**
     * The certificate of an assignment that a learner completed. It gets its code when it is first asked for, and keeps
     * it until it is revoked.
     *
     * @throws Problem where the learner has not completed it
     */
    public Certificate get(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return store.find(tx, customer, user, assignment).orElseGet(() -> {
            store.issue(tx, customer, user, assignment, CertificateCode.random());
            return store.find(tx, customer, user, assignment).orElseThrow(Certificates::unknown);
        });
    }

    /**
     * Takes a certificate back: its page says so from then on. Asked for again, another is given.
     *
     * @throws Problem where there is none that is valid
     */
    public void revoke(Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment) {
        if (!store.revoke(tx, customer, user, assignment)) {
            throw unknown();
        }
        audit.record(
                tx,
                actor,
                "revoke_certificate",
                new Subject("user", user.value()),
                Map.of("assignment_id", assignment.value()),
                null);
    }

    /** Forgets the certificates of somebody who was forgotten. */
    public void forget(Tx tx, CustomerId customer, UserId user) {
        store.forget(tx, customer, user);
    }

    /**
     * Prints it.
     *
     * @param pages the address below which codes are verified, such as {@code https://example.net/certificates/}
     */
    public byte[] pdf(Tx tx, Certificate certificate, String pages) {
        PartnerDetails partner = partners.settings(tx).details();
        CustomerDetails customer = customers.get(tx, certificate.customer()).details();
        Brand brand = Brand.of(partner, customer);
        CertificatePage page = new CertificatePage(
                brand,
                CertificateStore.issuer(brand.serviceName(), partner.offer().whitelabelCertificate()),
                Cell.ofPage(certificate.learner()),
                Cell.ofPage(customer.name()),
                Cell.ofPage(certificate.training()),
                ReportPage.dated(LocalDate.ofInstant(certificate.completedAt(), partner.timezone())),
                certificate.code().toString(),
                pages + certificate.code());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            paper.certificate(page, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What a code stands for, whichever partner gave it; empty where no certificate has it. */
    public Optional<Verified> verify(CertificateCode code) {
        return db.lookUp(handle -> store.verify(handle, code));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no certificate of this user and assignment: it was not completed.");
    }
}
