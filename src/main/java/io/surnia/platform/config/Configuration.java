package io.surnia.platform.config;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting's value and where it came from: command line before environment before file before default. */
public final class Configuration {
    /** A value as text and who gave it; the text is null where a setting has neither value nor default. */
    public record Given(@Nullable String text, String source) {
        private boolean absent(Setting<?> setting) {
            return text == null || (text.isEmpty() && setting.fallback() == null);
        }
    }

    private final Map<Setting<?>, Given> values;

    private Configuration(Map<Setting<?>, Given> values) {
        this.values = values;
    }

    /**
     * Reads and checks every setting.
     *
     * @param options what the command line gave, by setting name
     * @param environment the process's environment
     * @param file a properties file, or null to take {@code surnia.conf} in the data folder where there is one
     * @throws StartupFailure naming the first setting that is wrong, where it was given and why
     */
    public static Configuration read(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file) {
        Path conf = file != null
                ? file
                : Path.of(options.getOrDefault("data", environment.getOrDefault("SURNIA_DATA", "./data")))
                        .resolve("surnia.conf");
        Properties properties = file == null && !Files.isReadable(conf) ? new Properties() : load(conf);
        refuseUnknown(properties, conf);
        Map<Setting<?>, Given> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            Given given = find(setting, options, environment, properties, conf);
            check(setting, given);
            values.put(setting, given);
        }
        Configuration configuration = new Configuration(values);
        configuration.checkTogether();
        return configuration;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException failure) {
            throw new StartupFailure("the settings file %s cannot be read".formatted(file), failure);
        }
    }

    private static void refuseUnknown(Properties properties, Path file) {
        Set<String> known = Settings.ALL.stream()
                .flatMap(setting -> setting.secret()
                        ? Stream.of(setting.name(), setting.name() + "-file")
                        : Stream.of(setting.name()))
                .collect(Collectors.toSet());
        for (String name : properties.stringPropertyNames()) {
            if (!known.contains(name)) {
                throw new StartupFailure("%s in %s is no setting; `surnia config` lists them".formatted(name, file));
            }
        }
    }

    private static Given find(
            Setting<?> setting,
            Map<String, String> options,
            Map<String, String> environment,
            Properties properties,
            Path file) {
        String option = options.get(setting.name());
        if (option != null) {
            return new Given(option, "command line");
        }
        String variable = environment.get(setting.variable());
        if (variable != null) {
            return new Given(variable, setting.variable());
        }
        String variableFile = setting.secret() ? environment.get(setting.variable() + "_FILE") : null;
        if (variableFile != null) {
            return new Given(firstLine(setting, Path.of(variableFile)), setting.variable() + "_FILE");
        }
        String property = properties.getProperty(setting.name());
        if (property != null) {
            return new Given(property, file.toString());
        }
        String propertyFile = setting.secret() ? properties.getProperty(setting.name() + "-file") : null;
        if (propertyFile != null) {
            return new Given(firstLine(setting, Path.of(propertyFile)), file + ", " + setting.name() + "-file");
        }
        return new Given(setting.fallback(), "default");
    }

    private static String firstLine(Setting<?> setting, Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw new StartupFailure("the file %s for %s cannot be read".formatted(file, setting.name()), failure);
        }
    }

    private static void check(Setting<?> setting, Given given) {
        if (given.absent(setting)) {
            return;
        }
        String text = Objects.requireNonNull(given.text());
        try {
            var _ = setting.parse().apply(text);
        } catch (IllegalArgumentException wrong) {
            String shown = setting.secret() ? "its value" : "'" + setting.shown(text) + "'";
            String why = wrong.getMessage() != null && wrong.getMessage().startsWith("is ")
                    ? wrong.getMessage()
                    : "is not of its form, " + setting.label();
            throw new StartupFailure(
                    "%s (from %s): %s %s".formatted(setting.name(), given.source(), shown, why), wrong);
        }
    }

    private void checkTogether() {
        if (find(Settings.TLS_CERT).isPresent() != find(Settings.TLS_KEY).isPresent()) {
            throw new StartupFailure("tls-cert and tls-key go together: only one of them is given");
        }
        int http = get(Settings.HTTP_PORT);
        if (http != 0 && http == get(Settings.PORT)) {
            throw new StartupFailure("http-port and port are both %d".formatted(http));
        }
    }

    /** The value of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new StartupFailure(setting.name() + " is needed and not given"));
    }

    /** The value of a setting that may be absent; an empty text is absent too. */
    public <T> Optional<T> find(Setting<T> setting) {
        Given given = given(setting);
        return given.absent(setting)
                ? Optional.empty()
                : Optional.of(setting.parse().apply(Objects.requireNonNull(given.text())));
    }

    /** The value as it was given, and by whom; mask it where {@link Setting#secret()}. */
    public Given given(Setting<?> setting) {
        Given given = values.get(setting);
        if (given == null) {
            throw new IllegalArgumentException(setting.name());
        }
        return given;
    }

    /** The settings in the order in which they are explained. */
    public List<Setting<?>> settings() {
        return List.copyOf(values.keySet());
    }
}
