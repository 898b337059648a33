package io.surnia.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start leaves on the disk, in the process table and in the database. */
class EmbeddedPostgresTest {
    private final EmbeddedPostgres postgres = TestPostgres.server();

    @Test
    void isDurable() throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
            assertThat(Sql.ask(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void speaksUtf8InAnOrderThatNoLibraryChanges() throws SQLException {
        assertThat(Sql.ask(postgres, """
                SELECT concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale)
                FROM pg_database WHERE datname = 'surnia'""")).isEqualTo("UTF8 b C.UTF-8");
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        for (var role : new String[] {EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.OWNER, EmbeddedPostgres.APP}) {
            for (var wrong : new String[] {"", "postgres", role}) {
                assertThatThrownBy(() -> Sql.ask(postgres.jdbcUrl(), role, wrong, "SELECT 1"))
                        .as("%s with '%s'", role, wrong)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws IOException, SQLException {
        assertThat(Sql.ask(
                        postgres.jdbcUrl("postgres"),
                        EmbeddedPostgres.SUPERUSER,
                        postgres.superuserPassword(),
                        "SHOW unix_socket_directories"))
                .isEmpty();
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().toList()) {
                if (!address.equals(InetAddress.getLoopbackAddress())) {
                    assertThatThrownBy(() -> new Socket(address, postgres.port()).close())
                            .as("%s", address)
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void givesTheApplicationConnectionsAndTemporaryTablesAlone() throws SQLException {
        assertThat(askAsApp("""
                SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
                FROM pg_roles WHERE rolname = current_user""")).isEqualTo("f");
        assertThat(askAsApp("SELECT has_database_privilege('surnia', 'CREATE')"))
                .isEqualTo("f");
        assertThat(askAsApp("SELECT has_schema_privilege('public', 'CREATE')")).isEqualTo("f");
        assertThat(askAsApp("""
                SELECT count(*) FROM pg_database WHERE NOT datistemplate AND datname NOT LIKE 'test_%'
                AND has_database_privilege(datname, 'CONNECT')""")).isEqualTo("1");
    }

    @Test
    void givesTheOwnerItsDatabaseAndNoMore() throws SQLException {
        assertThat(Sql.ask(postgres, """
                SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
                FROM pg_roles WHERE rolname = current_user""")).isEqualTo("f");
        assertThat(Sql.ask(postgres, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'surnia'"))
                .isEqualTo(EmbeddedPostgres.OWNER);
    }

    @Test
    void closesItsFoldersToEverybodyElse(@TempDir Path temporary) throws IOException {
        var data = Files.createDirectory(temporary.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        EmbeddedPostgres.start(data, sentence -> {}).close();

        var modes = Map.of(
                "", "rwx------",
                "postgres", "rwx------",
                "server", "rwx------",
                "server/lock", "rw-------",
                "server/postgres.password", "rw-------",
                "server/owner.password", "rw-------",
                "server/app.password", "rw-------");
        for (var mode : modes.entrySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(mode.getKey()))))
                    .as(mode.getKey())
                    .isEqualTo(mode.getValue());
        }
    }

    @Test
    void saysWhatTheFirstStartDoesAndNothingLater(@TempDir Path temporary) {
        var sentences = new ArrayList<String>();
        EmbeddedPostgres.start(temporary.resolve("data"), sentences::add).close();
        assertThat(sentences).contains("creating the database …");

        sentences.clear();
        EmbeddedPostgres.start(temporary.resolve("data"), sentences::add).close();
        assertThat(sentences).isEmpty();
    }

    @Test
    void neverRunsAsRoot() throws IOException {
        assumeTrue(Account.isRoot(), "only root has an account to change from");
        var folder = DataFolder.existing(TestPostgres.dataFolder());
        var running = PidFile.of(folder).running().orElseThrow();
        var status = Files.readString(Path.of("/proc/" + running.pid() + "/status"));

        var root = "0\t0\t0\t0";
        assertThat(status)
                .doesNotContain("Uid:\t" + root)
                .doesNotContain("Gid:\t" + root)
                .containsPattern("Groups:\\s*\n")
                .containsPattern("CapEff:\\s+0+\n")
                .containsPattern("CapBnd:\\s+0+\n")
                .containsPattern("NoNewPrivs:\\s+1\n");
        assertThat(Files.getOwner(folder.path()).getName()).isEqualTo("root");
        assertThat(Files.getOwner(folder.server()).getName()).isEqualTo("root");
        assertThat(Files.getOwner(folder.cluster()).getName()).isEqualTo("surnia-db");
    }

    @Test
    void takesOverADatabaseFromAMachineWhereTheAccountHadAnotherNumber(@TempDir Path temporary)
            throws IOException, SQLException {
        assumeTrue(Account.isRoot(), "only root has an account to hand files to");
        var data = temporary.resolve("data");
        EmbeddedPostgres.start(data, sentence -> {}).close();
        try (var files = Files.walk(data.resolve("postgres"))) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", 54321);
            }
        }

        try (var restored = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThat(Sql.ask(restored, "SELECT 1")).isEqualTo("1");
        }
    }

    private String askAsApp(String sql) throws SQLException {
        return Sql.ask(postgres.jdbcUrl(), EmbeddedPostgres.APP, postgres.appPassword(), sql);
    }
}
