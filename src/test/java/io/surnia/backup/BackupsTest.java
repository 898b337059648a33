package io.surnia.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final Map<String, byte[]> NO_SECRETS = Map.of();

    @TempDir
    Path folder;

    private Path file;
    private Deployment source;

    @BeforeEach
    void fillADatabase() {
        file = folder.resolve("surnia.backup");
        source = Deployment.full();
    }

    @AfterEach
    void dropIt() {
        source.close();
    }

    @Test
    void bringsEveryRowOfEveryTableBackSoThatKeysWorkAndTenantsAreConfined() {
        Map<String, String> before = source.contents();
        assertThat(before.entrySet()).noneMatch(entry -> entry.getValue().startsWith("0"));
        Backup written = source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.migrated(Deployment.PRESENT)) {
            Backup restored = target.backups().restore(file, false, BackupsTest::unheard);
            assertThat(target.contents()).isEqualTo(before);
            assertThat(restored.rows()).isEqualTo(written.rows()).isGreaterThan(2000);
            assertThat(restored.schemaVersion()).isEqualTo(written.schemaVersion());
            assertThat(restored.program()).isEqualTo("0.1.0");
            assertKeysWork(target);
        }
    }

    @Test
    void restoresIntoADatabaseThatNoProgramHasTouched() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.untouched()) {
            target.backups().restore(file, false, BackupsTest::unheard);
            assertThat(target.contents()).isEqualTo(source.contents());
            assertKeysWork(target);
        }
    }

    @Test
    void holdsOneInstantWhateverIsWrittenMeanwhile() {
        Map<String, String> before = source.contents();
        var writes = new ArrayList<Long>();
        source.backups().write(file, NO_SECRETS, sentence -> writes.add(addAUserWithAnAuditEntry()));
        assertThat(writes).hasSizeGreaterThan(20);
        try (var target = Deployment.migrated(Deployment.PRESENT)) {
            target.backups().restore(file, false, BackupsTest::unheard);
            Map<String, String> restored = target.contents();
            assertThat(restored.get("users")).isEqualTo(before.get("users"));
            assertThat(restored.get("audit_entries")).isEqualTo(before.get("audit_entries"));
            assertThat(Long.parseLong(restored.get("user_ids"))).isGreaterThan(writes.getLast());
        }
    }

    @Test
    void isReadableByItsOwnerAloneAndCarriesTheSecrets() throws IOException {
        Map<String, byte[]> secrets = Map.of("crypto.key", "\u0000key\n".getBytes(UTF_8));
        source.backups().write(file, secrets, BackupsTest::unheard);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(Backups.verify(file).secrets()).containsOnlyKeys("crypto.key");
        assertThat(Backups.verify(file).secrets().get("crypto.key")).isEqualTo(secrets.get("crypto.key"));
    }

    @Test
    void anEarlierBackupStandsUntilTheNewOneIsWhole() throws IOException {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        byte[] earlier = Files.readAllBytes(file);
        assertThatThrownBy(() -> source.backups().write(file, NO_SECRETS, sentence -> {
                    throw new StartupFailure("interrupted");
                }))
                .isInstanceOf(StartupFailure.class);
        assertThat(file).hasBinaryContent(earlier);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        assertThat(Backups.verify(file).rows()).isPositive();
    }

    @Test
    void refusesADatabaseThatHoldsPartnersUnlessToldToReplaceIt() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        Map<String, String> before = source.contents();
        try (var target = Deployment.full()) {
            long added = target.owner()
                    .withHandle(handle -> handle.createQuery("select nextval('user_ids')")
                            .mapTo(Long.class)
                            .one());
            target.database().execute("delete from mails; update customers set name = 'Renamed'");
            Map<String, String> other = target.contents();
            assertThatThrownBy(() -> target.backups().restore(file, false, BackupsTest::unheard))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("--replace");
            assertThat(target.contents()).isEqualTo(other).isNotEqualTo(before);
            target.backups().restore(file, true, BackupsTest::unheard);
            assertThat(target.contents()).isEqualTo(before);
            assertThat(before.get("user_ids")).isEqualTo(Long.toString(added));
        }
    }

    @Test
    void refusesADatabaseThatIsSomebodyElses() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.untouched()) {
            target.database().execute("create table ledger (amount numeric); insert into ledger values (1)");
            assertThatThrownBy(() -> target.backups().restore(file, true, BackupsTest::unheard))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("not Surnia's");
            assertThat(target.count("ledger")).isOne();
        }
    }

    @Test
    void bringsAnOlderBackupToThisProgramsSchema() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        for (var target : List.of(
                Deployment.migrated(Deployment.LATER), Deployment.untouched().under(Deployment.LATER))) {
            target.backups().restore(file, false, BackupsTest::unheard);
            assertThat(target.contents())
                    .containsEntry("users", source.contents().get("users"))
                    .containsEntry("user_ids", source.contents().get("user_ids"));
            assertThat(target.count("customers where shout = upper(name)")).isEqualTo(2);
            assertThat(target.count("notes")).isZero();
            assertKeysWork(target);
            target.close();
        }
    }

    @Test
    void refusesABackupOfANewerProgram() {
        source.under(Deployment.LATER).upgrade();
        source.under(Deployment.LATER).backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.migrated(Deployment.PRESENT)) {
            Map<String, String> before = target.contents();
            assertThatThrownBy(() -> target.backups().restore(file, true, BackupsTest::unheard))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("version 9999")
                    .hasMessageContaining("newer");
            assertThat(target.contents()).isEqualTo(before);
        }
    }

    @Test
    void goesBackToAnOlderProgramWithItsBackup() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.full().under(Deployment.LATER)) {
            target.upgrade();
            target.under(Deployment.PRESENT).backups().restore(file, true, BackupsTest::unheard);
            assertThat(target.contents()).isEqualTo(source.contents());
            assertKeysWork(target);
        }
    }

    @Test
    void changesNothingWhereTheLastStepFails() {
        source.backups().write(file, NO_SECRETS, BackupsTest::unheard);
        try (var target = Deployment.full()) {
            target.database().execute("delete from mails; alter sequence user_ids restart with 77777");
            Map<String, String> before = target.contents();
            assertThatThrownBy(
                            () -> target.under(Deployment.BROKEN).backups().restore(file, true, BackupsTest::unheard))
                    .isInstanceOf(StartupFailure.class);
            assertThat(target.contents()).isEqualTo(before);
        }
    }

    @Test
    void saysThatThereIsNothingToBackUp() {
        try (var target = Deployment.untouched()) {
            assertThatThrownBy(() -> target.backups().write(file, NO_SECRETS, BackupsTest::unheard))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("nothing to back up");
            assertThat(file).doesNotExist();
        }
    }

    private long addAUserWithAnAuditEntry() {
        return source.owner().inTransaction(handle -> {
            handle.execute("""
                    insert into audit_entries (partner_id, at, actor_kind, actor_name, action, subject_kind)
                    values (1000, now(), 'system', 'test', 'user.added', 'user')""");
            return handle.createQuery("""
                    insert into users (partner_id, customer_id, first_name, last_name, email, user_type, created_at)
                    values (1000, 1001, 'New', 'One', 'n' || nextval('user_ids') || '@example.net', 'local', now())
                    returning id""").mapTo(Long.class).one();
        });
    }

    private static void assertKeysWork(Deployment target) {
        target.app().useTransaction(handle -> {
            assertThat(handle.createQuery("select partner_id from key_by_hash(sha256('first'))")
                            .mapTo(Long.class)
                            .one())
                    .isEqualTo(1000);
            handle.execute("select set_config('app.partner_id', '1000', true)");
            assertThat(handle.createQuery("select count(*) from customers")
                            .mapTo(Long.class)
                            .one())
                    .isEqualTo(2);
            handle.execute("select set_config('app.partner_id', '1001', true)");
            assertThat(handle.createQuery("select count(*) from customers")
                            .mapTo(Long.class)
                            .one())
                    .isZero();
        });
    }

    private static void unheard(String sentence) {}
}
