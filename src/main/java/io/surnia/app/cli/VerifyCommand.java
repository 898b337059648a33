package io.surnia.app.cli;

import io.surnia.platform.problem.StartupFailure;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Computes every score and counter anew from the history and reports any difference.")
final class VerifyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        DataCommand.run(spec, (rooms, out) -> {
            AtomicLong differences = new AtomicLong();
            rooms.tenants().each(each -> {
                var findings = rooms.verify().all(each.tenant());
                out.printf("partner %d %s: %s%n", each.tenant().partnerId(), each.shortName(), findings);
            });
            out.flush();
            if (differences.get() > 0) {
                throw new StartupFailure(differences.get() + " differences: please report them");
            }
        });
    }
}
