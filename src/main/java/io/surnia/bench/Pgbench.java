package io.surnia.bench;

import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, on the server's database, as its role: what the SQL alone reaches. */
record Pgbench(Path program, EmbeddedPostgres postgres, Tenant tenant, Path folder, int connections) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** The transaction that these statements are, after the one that names the tenant. */
    Contender transaction(String name, List<String> statements) {
        StringBuilder script = new StringBuilder("begin;\nselect set_config('app.partner_id', '")
                .append(tenant.partnerId())
                .append("', true);\n");
        statements.forEach(statement -> script.append(statement).append(";\n"));
        script.append("commit;\n");
        try {
            return new Transaction(name, this, Files.writeString(Files.createTempFile(folder, "page", ".sql"), script));
        } catch (IOException failure) {
            throw new StartupFailure(folder + " cannot be written", failure);
        }
    }

    private double rate(Path script, Duration slice) {
        List<String> command = List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=2",
                "--time=" + Math.max(1, slice.toSeconds()),
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + postgres.port(),
                "--username=" + EmbeddedPostgres.APP,
                EmbeddedPostgres.DATABASE);
        try (ChildProcess pgbench = ChildProcess.start(command, Map.of("PGPASSWORD", postgres.appPassword()))) {
            String output = pgbench.outputToEnd();
            Matcher rate = RATE.matcher(output);
            if (!rate.find()) {
                throw new StartupFailure("pgbench gave no rate:\n" + output);
            }
            return Double.parseDouble(rate.group(1));
        }
    }

    private record Transaction(String name, Pgbench pgbench, Path script) implements Contender {
        @Override
        public double rate(Duration slice) {
            return pgbench.rate(script, slice);
        }
    }
}
