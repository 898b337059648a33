package io.surnia.app.cli;

import io.surnia.app.DemoKeys;
import io.surnia.app.Surnia;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "demo", description = "Runs the server with a sample partner, loaded on the first start.")
final class DemoCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Configuration configuration = SettingOptions.read(spec);
        Surnia surnia = Surnia.start(configuration, Surnia.Purpose.DEMO, new Progress(out));
        String key = DemoKeys.in(configuration.get(Settings.DATA)).read().partnerKey();
        out.printf("""

                Surnia answers at  %1$s
                partner key        %2$s
                all keys           %3$s
                documentation      %1$s/api/docs
                """, surnia.address(), key, configuration.get(Settings.DATA).resolve(DemoKeys.FILE));
        surnia.fingerprint().ifPresent(print -> out.printf("certificate        SHA-256 %s%n", print));
        out.printf("""

                Try it:
                curl -sk -u %2$s: '%1$s/api/customers/?limit=2'

                """, surnia.address(), key);
        out.flush();
        surnia.serveUntilStopped();
    }
}
