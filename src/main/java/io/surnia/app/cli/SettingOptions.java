package io.surnia.app.cli;

import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Setting;
import io.surnia.platform.config.Settings;
import io.surnia.platform.logging.Logging;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Every setting as an option of every command, and back. Secrets are no options: a process list shows those. */
final class SettingOptions {
    private SettingOptions() {}

    static void addTo(CommandSpec command) {
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.secret()) {
                command.addOption(OptionSpec.builder("--" + setting.name())
                        .paramLabel(setting.label())
                        .type(String.class)
                        .description(setting.meaning().replace("%", "%%"))
                        .build());
            }
        }
        command.addOption(OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(Path.class)
                .description("A file of settings; DATA/surnia.conf is read where none is named.")
                .build());
    }

    /** What holds for this run; what is logged from here on is logged as it says. */
    static Configuration read(CommandSpec command) {
        ParseResult parsed = command.commandLine().getParseResult();
        Map<String, String> given = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.secret()) {
                String value = parsed.matchedOptionValue("--" + setting.name(), null);
                if (value != null) {
                    given.put(setting.name(), value);
                }
            }
        }
        Path file = parsed.matchedOptionValue("--config", null);
        Configuration configuration = Configuration.read(given, System.getenv(), file);
        Logging.configure(configuration.get(Settings.LOG_FORMAT), configuration.get(Settings.LOG_LEVEL));
        return configuration;
    }
}
