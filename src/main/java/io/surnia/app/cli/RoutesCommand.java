package io.surnia.app.cli;

import io.surnia.partnerapi.Routes;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "routes", description = "Prints every operation that is served.")
final class RoutesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Routes.table().forEach(out::println);
        out.flush();
    }
}
