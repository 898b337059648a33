package io.surnia.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
        Path file = Files.writeString(folder.resolve("some.conf"), "port = 1\nhttp-port = 2\nsmtp-port = 3\n");
        Configuration configuration =
                Configuration.read(Map.of("port", "11"), Map.of("SURNIA_PORT", "12", "SURNIA_HTTP_PORT", "13"), file);

        assertThat(configuration.get(Settings.PORT)).isEqualTo(11);
        assertThat(configuration.given(Settings.PORT).source()).isEqualTo("command line");
        assertThat(configuration.get(Settings.HTTP_PORT)).isEqualTo(13);
        assertThat(configuration.given(Settings.HTTP_PORT).source()).isEqualTo("SURNIA_HTTP_PORT");
        assertThat(configuration.get(Settings.SMTP_PORT)).isEqualTo(3);
        assertThat(configuration.given(Settings.SMTP_PORT).source()).isEqualTo(file.toString());
        assertThat(configuration.get(Settings.METRICS_PORT)).isZero();
        assertThat(configuration.given(Settings.METRICS_PORT).source()).isEqualTo("default");
    }

    @Test
    void readsTheFileInTheDataFolderWhereNoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("surnia.conf"), "base-domain = Aware.Example\n");

        assertThat(read(Map.of("data", folder.toString())).find(Settings.BASE_DOMAIN))
                .contains("aware.example");
        assertThat(Configuration.read(Map.of(), Map.of("SURNIA_DATA", folder.toString()), null)
                        .find(Settings.BASE_DOMAIN))
                .contains("aware.example");
    }

    @Test
    void readsASecretFromTheFirstLineOfAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "from a file\nnot this\n");
        Path file = Files.writeString(folder.resolve("some.conf"), "database-password-file = " + secret + "\n");
        Configuration configuration =
                Configuration.read(Map.of(), Map.of("SURNIA_SMTP_PASSWORD_FILE", secret.toString()), file);

        assertThat(configuration.find(Settings.SMTP_PASSWORD)).contains("from a file");
        assertThat(configuration.given(Settings.SMTP_PASSWORD).source()).isEqualTo("SURNIA_SMTP_PASSWORD_FILE");
        assertThat(configuration.get(Settings.DATABASE_PASSWORD)).isEqualTo("from a file");
    }

    @Test
    void takesAnEmptyValueForNone() {
        Configuration configuration =
                Configuration.read(Map.of(), Map.of("SURNIA_SMTP_USER", "", "SURNIA_TLS_CERT", ""), nowhere());

        assertThat(configuration.find(Settings.SMTP_USER)).isEmpty();
        assertThat(configuration.find(Settings.TLS_CERT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "listen, localhost, is not an IP address",
        "port, 8443x, is not a whole number",
        "port, 65536, is not between 0 and 65535",
        "http-port, -1, is not between 0 and 65535",
        "metrics-port, '', is not a whole number",
        "base-domain, a b, is not a domain name",
        "base-url, http://aware.example, is not an https:// address",
        "base-url, 'https://a b', 'is not of its form, URL'",
        "trusted-proxies, '10.0.0.0/8,proxy.example', is not an IP address",
        "trusted-proxies, 10.0.0.0/33, is not between 0 and 32",
        "database-url, mysql://db/surnia, is not the address of a PostgreSQL database",
        "database-connections, 3, is not between 4 and 500",
        "smtp-host, a b, is not one word",
        "smtp-port, 0, is not between 1 and 65535",
        "smtp-security, ssl, 'is none of starttls, tls, opportunistic, none'",
        "mail-from, nobody, is not an e-mail address",
        "log-format, xml, 'is none of text, json'",
        "log-level, trace, 'is none of error, warn, info, debug'"
    })
    void refusesAWrongValueInOneLineThatNamesTheSettingItsSourceAndWhatIsWrong(
            String setting, String value, String why) {
        assertThatThrownBy(() -> read(Map.of(setting, value)))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("%s (from command line): '%s' %s".formatted(setting, value, why));
    }

    @ParameterizedTest
    @MethodSource("addressesWithASecret")
    void refusesADatabaseAddressThatHoldsAPasswordAndDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> read(Map.of("database-url", url)))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("is to name neither user nor password")
                .hasMessageNotContaining("hunter2");
    }

    static List<String> addressesWithASecret() {
        return List.of(
                "postgresql://surnia:hunter2@db.example/surnia",
                "jdbc:postgresql://db.example/surnia?user=surnia&password=hunter2",
                "jdbc:postgresql://db.example/surnia?password=hunter2&ssl=true");
    }

    @Test
    void refusesAWrongSecretWithoutRepeatingIt() {
        assertThatThrownBy(() -> Configuration.read(Map.of(), Map.of("SURNIA_CRYPTO_KEY", "hunter2"), nowhere()))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("crypto-key (from SURNIA_CRYPTO_KEY): its value is not 64 hexadecimal characters");
    }

    @Test
    void refusesWhatIsNoSettingAndAFileThatIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("some.conf"), "prot = 1\n");

        assertThatThrownBy(() -> Configuration.read(Map.of(), Map.of(), file))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("prot in " + file + " is no setting");
        assertThatThrownBy(() -> Configuration.read(Map.of(), Map.of(), folder.resolve("none.conf")))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Configuration.read(Map.of(), Map.of("SURNIA_SMTP_PASSWORD_FILE", "/none"), nowhere()))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("the file /none for smtp-password cannot be read");
    }

    @Test
    void refusesSettingsThatDoNotGoTogether() {
        assertThatThrownBy(() -> read(Map.of("tls-cert", "chain.pem"))).isInstanceOf(StartupFailure.class);
        assertThatThrownBy(() -> read(Map.of("port", "8443", "http-port", "8443")))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("http-port and port are both 8443");
    }

    private Configuration read(Map<String, String> options) {
        return Configuration.read(options, Map.of(), options.containsKey("data") ? null : nowhere());
    }

    private Path nowhere() {
        Path file = folder.resolve("empty.conf");
        try {
            return Files.writeString(file, "");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
