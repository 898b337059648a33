package io.surnia.app.cli;

import io.surnia.partnerapi.PublicFiles;
import io.surnia.partnerapi.Routes;
import io.surnia.partnerapi.reference.ApiMarkdown;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "routes", description = "Prints every operation that is served.")
final class RoutesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--markdown", description = "Print the page docs/api.md instead.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(ApiMarkdown.of(PublicFiles.reference()));
        } else {
            Routes.table().forEach(out::println);
            io.surnia.manage.Routes.table().forEach(out::println);
        }
        out.flush();
    }
}
