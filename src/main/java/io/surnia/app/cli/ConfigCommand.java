package io.surnia.app.cli;

import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Setting;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "config", description = "Prints every setting: its value, where that came from, its meaning.")
final class ConfigCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--markdown", description = "Print the page docs/configuration.md.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            ConfigurationPage.print(out);
        } else {
            Configuration configuration = SettingOptions.read(spec);
            for (Setting<?> setting : configuration.settings()) {
                Configuration.Given given = configuration.given(setting);
                out.printf(
                        "%s = %s%n    from %s · %s%n",
                        setting.name(), shown(setting, given), given.source(), setting.meaning());
            }
        }
        out.flush();
    }

    private static String shown(Setting<?> setting, Configuration.Given given) {
        if (given.text() == null || given.text().isEmpty()) {
            return "(none)";
        }
        return setting.shown(given.text());
    }
}
