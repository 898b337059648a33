package io.surnia.bench;

import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.provisioning.ImportOptions;
import io.surnia.provisioning.ImportProgress;
import io.surnia.provisioning.ImportReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * People taken from a file into a customer of their own, with all that follows, beside the bare COPY of the same rows into
 * an empty table with the indexes, checks and defaults of users. Each turn takes one whole file, however short its slice.
 */
final class ListImports {
    private static final Actor OPERATOR = new Actor.Operator("surnia bench");

    private ListImports() {}

    static Measurement of(BenchRooms rooms, DataSource owner, Scale scale) {
        Tenant tenant = rooms.partners()
                .create(OPERATOR, PartnerDetails.of("Surnia bench, lists", "bench@surnia.example"))
                .tenant();
        int people = Math.max(1, scale.users() / 5);
        return new Comparisons(List.of(
                new Comparisons.Pair(new Import(rooms, tenant, people), new Copy(owner, tenant, people), null)));
    }

    private record Import(BenchRooms rooms, Tenant tenant, int people) implements Contender {
        @Override
        public String name() {
            return "people imported, %,d in a file".formatted(people);
        }

        @Override
        public double rate(Duration slice) {
            CustomerId customer = rooms.db()
                    .inTenant(
                            tenant,
                            tx -> rooms.customers()
                                    .create(tx, OPERATOR, CustomerDetails.of("A list", CustomerType.POWER))
                                    .id());
            StringBuilder file = new StringBuilder();
            for (int n = 0; n < people; n++) {
                file.append("Given%d,Family%d,person%d@list.example%n".formatted(n % 997, n % 7919, n));
            }
            byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
            long began = System.nanoTime();
            ImportReport report = rooms.imports()
                    .load(
                            tenant,
                            OPERATOR,
                            customer,
                            new ByteArrayInputStream(bytes),
                            ImportOptions.PLAIN,
                            ImportProgress.SILENT);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (!report.isTaken()) {
                throw new StartupFailure("the bench's list was not taken");
            }
            return people / seconds;
        }
    }

    private record Copy(DataSource owner, Tenant tenant, int people) implements Contender {
        @Override
        public String name() {
            return "COPY of the same rows";
        }

        @Override
        public double rate(Duration slice) {
            StringBuilder rows = new StringBuilder();
            for (int n = 0; n < people; n++) {
                rows.append("%d\t1\t%d\tGiven%d\tFamily%d\tperson%d@list.example\tcsv\t2026-01-01 00:00:00+00\n"
                        .formatted(tenant.partnerId(), n, n % 997, n % 7919, n));
            }
            try (Connection connection = owner.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create table copied_people (like users including all)");
                long began = System.nanoTime();
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                                copy copied_people (partner_id, customer_id, id, first_name, last_name, email, user_type,
                                                    created_at) from stdin""", new StringReader(rows.toString()));
                double seconds = (System.nanoTime() - began) / 1e9;
                connection.rollback();
                return people / seconds;
            } catch (SQLException | IOException failure) {
                throw new StartupFailure("the rows cannot be copied", failure);
            }
        }
    }
}
