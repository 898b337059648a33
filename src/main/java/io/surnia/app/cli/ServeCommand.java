package io.surnia.app.cli;

import io.surnia.app.Surnia;
import io.surnia.platform.config.Configuration;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Runs the server until it is stopped (Ctrl-C, or a TERM signal).")
final class ServeCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Configuration configuration = SettingOptions.read(spec);
        Surnia surnia = Surnia.start(configuration, Surnia.Purpose.SERVE, new Progress(out));
        out.printf("Surnia answers at %s%n", surnia.address());
        surnia.fingerprint().ifPresent(print -> out.printf("development certificate, SHA-256 %s%n", print));
        if (surnia.isEmpty()) {
            out.println(
                    "It has no partner yet: ./surnia partner create NAME --email ADDRESS makes one and prints its key.");
        }
        out.flush();
        surnia.serveUntilStopped();
    }
}
