package io.surnia.app.cli;

import io.surnia.platform.problem.StartupFailure;
import io.surnia.scoring.Verification;
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
                Verification found = rooms.verify().all(each.tenant());
                out.printf(
                        "partner %d %s, as of %s: %d users and %d customers recomputed, %d differences%n",
                        each.tenant().partnerId(),
                        each.shortName(),
                        found.openDay(),
                        found.users(),
                        found.customers(),
                        found.count());
                found.differences().forEach(difference -> out.println("  " + difference));
                differences.addAndGet(found.count());
            });
            if (differences.get() > 0) {
                throw new StartupFailure(
                        "what is stored differs from its history in %d places".formatted(differences.get()));
            }
        });
    }
}
