package io.surnia.app.cli;

import io.surnia.platform.config.Setting;
import io.surnia.platform.config.Settings;
import java.io.PrintWriter;

/** The page docs/configuration.md, printed from the settings themselves. */
final class ConfigurationPage {
    private ConfigurationPage() {}

    static void print(PrintWriter out) {
        out.print("""
                # Configuration

                Printed by `./surnia config --markdown`; a test holds it to the settings.

                Each setting is an option (`--port 8443`), a variable (`SURNIA_PORT=8443`) and a line of the settings file \
                (`port = 8443`), in that order of precedence. The file is `DATA/surnia.conf`, or the one that `--config` \
                names. A secret is no option; besides its variable and its line it may lie in a file, named by \
                `SURNIA_…_FILE` or `…-file`. A wrong value stops the start with one line. `./surnia config` prints what is \
                in force and where it came from.

                | setting | variable | default | meaning |
                |---|---|---|---|
                """);
        for (Setting<?> setting : Settings.ALL) {
            String fallback =
                    setting.fallback() == null || setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
            out.printf(
                    "| `%s` %s%s | `%s` | %s | %s |\n",
                    setting.name(),
                    setting.label().replace("|", " or "),
                    setting.secret() ? " (secret)" : "",
                    setting.variable(),
                    fallback,
                    setting.meaning());
        }
    }
}
