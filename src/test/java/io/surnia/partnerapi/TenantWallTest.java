package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.platform.crypto.Sealer;
import io.surnia.testing.FakeSources;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import io.surnia.testing.Trespasser;
import io.surnia.testing.Trespasser.Attempt;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Row-level security under every query: whatever the rooms ask while a partner's world is made, read and kept, another
 * tenant asks too, and gets nothing.
 */
class TenantWallTest {
    /** Stores whose statements no tenant's wall concerns, and why. */
    private static final Map<String, String> BEYOND_THE_WALL = Map.ofEntries(
            Map.entry(
                    "io.surnia.exposures.CatalogueStore", "the breach catalogue is the world's, one for all partners"),
            Map.entry(
                    "io.surnia.mail.PaceStore",
                    "how fast mail may go: names of limits and instants, of the whole deployment"),
            Map.entry("io.surnia.backup.BackupStore", "copies every partner's rows, as the owner of the schema"),
            Map.entry("io.surnia.bench.DatasetStore", "writes the bench's own data, as the owner of the schema"),
            Map.entry("io.surnia.bench.CompletionsStore", "likewise"),
            Map.entry("io.surnia.bench.NightStore", "likewise"),
            Map.entry(
                    "io.surnia.exposures.DueChecksStore",
                    "asks a function which partners' checks wait, and gets ids alone"),
            Map.entry(
                    "io.surnia.webhooks.DueStore",
                    "asks a function which endpoints of all partners wait, and gets ids alone"),
            Map.entry(
                    "io.surnia.directory.DueStore",
                    "asks a function which directories of all partners are due, and gets ids alone"),
            Map.entry(
                    "io.surnia.people.RosterStore",
                    "compares a list in temporary tables, of which a trespasser has none"),
            Map.entry("io.surnia.scoring.NewcomerStore", "follows such a list, in the same temporary tables"),
            Map.entry(
                    "io.surnia.portability.MovedStore",
                    "speaks only while a partner moves in, which takes another deployment"));

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final TestDatabase EMPTY = TestPostgres.freshDatabase();
    private static final FakeSources SOURCES = new FakeSources();
    private static final Logger POSTGRES_LOG = (Logger) LoggerFactory.getLogger("postgres");
    private static List<Attempt> attempts = List.of();

    @BeforeAll
    static void liveAPartnersLifeUnderTheEyesOfAnother(@TempDir Path outbox) {
        POSTGRES_LOG.setLevel(Level.ERROR); // each refusal is a warning there
        Clock clock = Clock.fixed(World.NOW, ZoneOffset.UTC);
        try (HikariDataSource connections = pool(DATABASE);
                HikariDataSource nothing = pool(EMPTY)) {
            World strangers = new World(Rooms.on(connections, clock, new byte[32], "mail.invalid"), "Southwind");
            Trespasser trespasser = new Trespasser(
                    connections, nothing, strangers.tenant.partnerId(), Walls.tablesOfTenants(DATABASE.owner()));
            Rooms rooms = Rooms.on(
                    trespasser.connections(),
                    clock,
                    new Sealer(new byte[Sealer.KEY_LENGTH]),
                    "mail.invalid",
                    false,
                    SOURCES.outside());
            World world = new World(rooms, "Northwind");
            world.subscribe();
            PartnersLife life = new PartnersLife(rooms, world);
            life.callEverything();
            life.changeEverything();
            life.syncEverything();
            life.checkBreaches(SOURCES);
            DATABASE.execute("update enrollments set attempts = attempts + 1"); // for verify to find
            life.grow(outbox);
            attempts = trespasser.attempts();
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }

    @AfterAll
    static void drop() {
        POSTGRES_LOG.setLevel(null);
        DATABASE.close();
        EMPTY.close();
        SOURCES.close();
    }

    @Test
    void hasAWallAroundEveryTable() {
        assertThat(Walls.faults(DATABASE.owner())).isEmpty();
    }

    @Test
    void noticesATableWithoutAWall() {
        try (TestDatabase other = TestPostgres.freshDatabase()) {
            other.execute("""
                    create table forgotten (partner_id bigint, id bigint, primary key (partner_id, id));
                    create table lax (partner_id bigint, id bigint, primary key (id));
                    alter table lax enable row level security;
                    create policy all_of_it on lax using (true);
                    create table nobodys (id bigint);
                    create view window_on_users as select * from users;
                    grant select on all tables in schema public to surnia_app;
                    """);
            assertThat(Walls.faults(other.owner()))
                    .containsExactlyInAnyOrder(
                            "forgotten: row-level security is off",
                            "lax: a policy lets other tenants in",
                            "lax: the key lax_pkey does not begin with the tenant",
                            "nobodys: no partner_id, and no reason why",
                            "window_on_users: a view that sees with its owner's eyes");
        }
    }

    @Test
    void letsTheApplicationsRoleNeitherOwnNorBypassAnything() {
        assertThat(Walls.powersOf(DATABASE.app())).isEmpty();
    }

    @Test
    void letsNoStatementReachAnotherTenantsRows() {
        assertThat(attempts.stream()
                        .filter(attempt -> attempt.plunder().isPresent())
                        .map(attempt -> "%s got %s from %s"
                                .formatted(attempt.room(), attempt.plunder().get(), attempt.sql())))
                .isEmpty();
    }

    @Test
    void triedEveryStoreWhileItHadSomethingToGive() {
        Set<String> tried = attempts.stream()
                .filter(attempt -> attempt.owned().get())
                .map(Attempt::room)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> stores = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.surnia").stream()
                        .map(JavaClass::getName)
                        .filter(name -> name.endsWith("Store"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(stores).hasSizeGreaterThan(20);
        stores.removeAll(BEYOND_THE_WALL.keySet());
        assertThat(tried).containsAll(stores);
    }
}
