package io.surnia.reports;

import io.surnia.assignments.Loads;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Partners;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import io.surnia.platform.time.Tenant;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.UserOverviews;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * Reports as they are asked for. They are written while their rows are read, chunk by chunk, each chunk in a transaction
 * of its own: memory does not grow with the number of rows.
 */
public final class Reports {
    private final Db db;
    private final Making making;
    private final Paper paper;

    public Reports(Db db, Partners partners, Loads loads, Templates templates) {
        this.db = db;
        this.making = new Making(partners, new CustomerOverviews(), new UserOverviews(loads));
        this.paper = new Paper(templates);
    }

    /**
     * Writes the report of a customer; the stream stays open.
     *
     * @throws io.surnia.platform.problem.Problem before anything is written, where there is no such active customer
     */
    public void ofCustomer(Tenant tenant, CustomerId customer, ReportFormat format, OutputStream out)
            throws IOException {
        making.ofCustomer(access(tenant), customer).write(format, paper, out);
    }

    /** Writes the report of all customers of a partner; the stream stays open. */
    public void ofPartner(Tenant tenant, ReportFormat format, OutputStream out) throws IOException {
        making.ofPartner(access(tenant)).write(format, paper, out);
    }

    private Making.Access access(Tenant tenant) {
        return new Making.Access() {
            @Override
            public <R> R in(Function<Tx, R> work) {
                return db.inTenant(tenant, work);
            }
        };
    }
}
