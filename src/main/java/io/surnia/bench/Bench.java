package io.surnia.bench;

import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The whole bench: data, a running server on it, its limits beside it, one measurement after the other. */
public final class Bench {
    private final BenchRooms rooms;
    private final DataSource owner;
    private final Scale scale;
    private final Consumer<String> progress;
    private final Report report;

    /** @param owner connections of the schema's owner to the database that the server works on */
    public Bench(BenchRooms rooms, DataSource owner, Scale scale, Consumer<String> progress) {
        this.rooms = rooms;
        this.owner = owner;
        this.scale = scale;
        this.progress = progress;
        this.report = new Report(scale);
    }

    /**
     * Loads what is to be measured on, unless an earlier run did, and measures for some minutes.
     *
     * @param server which nobody else uses meanwhile
     * @param folder for what the limits need, to be thrown away afterwards
     */
    public Report run(ServerProcess server, Path folder) {
        Dataset.Opened data = new Dataset(rooms, owner, scale, progress).open();
        Load.Target target = new Load.Target(trusting(server.tlsFolder()), server.port(), scale.connections());
        try (Nginx nginx = nginx(server, folder);
                EmbeddedPostgres postgres = EmbeddedPostgres.attach(server.data())) {
            Pgbench pgbench = pgbench(postgres, data.tenant(), folder);
            StatementRecorder recorder = new StatementRecorder(rooms.db(), data.tenant());
            measure(measurements(new Stand(server, target, data, recorder, rooms.customers(), pgbench, nginx)));
        }
        return report;
    }

    private List<Measurement> measurements(Stand stand) {
        return List.of(
                CustomerPages.of(stand),
                SingleAnswers.of(stand),
                ReadyAnswers.of(stand),
                new UserStream(stand),
                Completions.of(stand, owner),
                DirectoryRequests.of(stand, rooms),
                ListImports.of(rooms, owner, scale),
                new MailSends(stand, rooms, owner),
                new Night(rooms, owner));
    }

    private void measure(List<Measurement> measurements) {
        progress.accept("warming up for %d s".formatted(scale.warmUp().toSeconds()));
        measurements.forEach(each -> each.warmUp(scale.warmUp().dividedBy(measurements.size())));
        for (Measurement measurement : measurements) {
            progress.accept(
                    "measuring, %d of %d".formatted(measurements.indexOf(measurement) + 1, measurements.size()));
            List<Finding> findings = measurement.measure(scale);
            findings.forEach(finding -> progress.accept(finding.row()));
            report.add(findings);
        }
    }

    private @Nullable Pgbench pgbench(EmbeddedPostgres postgres, Tenant tenant, Path folder) {
        Optional<Path> program = ChildProcess.find("pgbench");
        if (program.isEmpty()) {
            noteAbsence("pgbench");
            return null;
        }
        return new Pgbench(program.get(), postgres, tenant, folder, scale.connections());
    }

    private @Nullable Nginx nginx(ServerProcess server, Path folder) {
        Optional<Path> program = ChildProcess.find("nginx");
        if (program.isEmpty()) {
            noteAbsence("nginx");
            return null;
        }
        return Nginx.start(program.get(), folder, server.tlsFolder());
    }

    private void noteAbsence(String program) {
        report.remark("No %s on this machine: its lines are left out.".formatted(program));
    }

    /** Trusts the development certificate's authority and nobody else. */
    private static SSLContext trusting(Path tlsFolder) {
        try (InputStream authority = Files.newInputStream(tlsFolder.resolve("ca.pem"))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(authority));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw new StartupFailure("the server's certificate authority cannot be read", failure);
        }
    }
}
