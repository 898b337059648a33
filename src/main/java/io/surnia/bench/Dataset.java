package io.surnia.bench;

import io.surnia.assignments.AssignmentsChanged;
import io.surnia.assignments.LoadChanged;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.partner.Tenants;
import io.surnia.people.UserId;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The data that is measured on: one partner, a big customer and many small ones. The same every time, but for the days,
 * which are counted from today.
 *
 * <p>Rows are written by SQL, as no verb is made for millions. What follows from them is not made up: the domain computes
 * it for one user of each career and one customer of each type, and the rest are copies of these.
 */
final class Dataset {
    private static final Actor OPERATOR = new Actor.Operator("surnia bench");
    private static final String NAME = "Surnia bench";

    private final BenchRooms rooms;
    private final Jdbi owner;
    private final Scale scale;
    private final Consumer<String> progress;

    Dataset(BenchRooms rooms, DataSource owner, Scale scale, Consumer<String> progress) {
        this.rooms = rooms;
        this.owner = Db.jdbi(owner);
        this.scale = scale;
        this.progress = progress;
    }

    /**
     * What is asked for in requests.
     *
     * @param key a key of the whole partner
     * @param writingKey one that may write
     */
    record Opened(
            Tenant tenant,
            String key,
            String writingKey,
            long bigCustomer,
            long beforeLastPage100,
            long beforeLastPage1000,
            long user) {}

    /**
     * Loads it, or finds it as an earlier run left it.
     *
     * @throws StartupFailure where the folder holds anything else
     */
    Opened open() {
        Optional<Tenants.Active> found = rooms.tenants().find(DatasetStore.FIRST_ID);
        Tenant tenant = found.isPresent() ? reused(found.get()) : loaded();
        long lastCustomer = DatasetStore.FIRST_ID + scale.customers() - 1;
        return new Opened(
                tenant,
                key(tenant, false),
                key(tenant, true),
                DatasetStore.FIRST_ID,
                lastCustomer - 100,
                lastCustomer - 1000,
                DatasetStore.FIRST_ID + scale.users() / 2);
    }

    private String key(Tenant tenant, boolean mayWrite) {
        return rooms.db()
                .inTenant(
                        tenant,
                        tx -> rooms.keys()
                                .issue(tx, OPERATOR, "bench", new Scope.WholePartner(), mayWrite, null)
                                .secret());
    }

    private Tenant reused(Tenants.Active partner) {
        boolean whole = partner.shortName().equals(NAME)
                && owner.withHandle(handle -> new DatasetStore(handle, partner.tenant(), scale).isWhole());
        if (!whole) {
            throw new StartupFailure(
                    "the data folder holds other data, or an unfinished load: the bench needs its own");
        }
        progress.accept("using the data of an earlier run");
        return partner.tenant();
    }

    private Tenant loaded() {
        Partner partner = rooms.partners().create(OPERATOR, PartnerDetails.of(NAME, "bench@surnia.example"));
        Tenant tenant = rooms.tenants().find(partner.id().value()).orElseThrow().tenant();
        rooms.db().doInTenant(tenant, tx -> rooms.library().stock(tx));
        progress.accept("loading %,d customers".formatted(scale.customers()));
        write(tenant, store -> {
            store.insertCustomers();
            store.insertManagers();
            store.insertAssignments();
            store.insertModels();
        });
        rooms.db().doInTenant(tenant, tx -> {
            Set<Long> models = modelCustomers();
            rooms.standings().followCustomers(tx, facts(models, id -> new CustomerChanged(new CustomerId(id))));
            rooms.standings().followAssignments(tx, facts(models, id -> new AssignmentsChanged(new CustomerId(id))));
            rooms.standings().followLoads(tx, modelUsers());
        });
        progress.accept("loading %,d users".formatted(scale.users()));
        write(tenant, DatasetStore::insertOtherUsers);
        progress.accept("loading %,d enrollments".formatted((long) scale.users() * Scale.ASSIGNMENTS));
        write(tenant, DatasetStore::insertOtherEnrollments);
        progress.accept("copying scores and counts");
        write(tenant, DatasetStore::copyStandings);
        return tenant;
    }

    private Set<Long> modelCustomers() {
        return LongStream.rangeClosed(0, DatasetStore.TYPES)
                .mapToObj(n -> DatasetStore.FIRST_ID + n)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<LoadChanged> modelUsers() {
        Stream<LoadChanged> ofBig = IntStream.range(0, Scale.CAREERS).mapToObj(n -> load(0, n));
        Stream<LoadChanged> ofSmall = IntStream.range(0, DatasetStore.TYPES * DatasetStore.SMALL_USERS)
                .mapToObj(n -> load(1 + n / DatasetStore.SMALL_USERS, scale.users() + n));
        return Stream.concat(ofBig, ofSmall).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static LoadChanged load(int customer, int user) {
        return new LoadChanged(
                new CustomerId(DatasetStore.FIRST_ID + customer), new UserId(DatasetStore.FIRST_ID + user));
    }

    private static <T> Set<T> facts(Set<Long> ids, LongFunction<T> fact) {
        return ids.stream().map(fact::apply).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void write(Tenant tenant, Consumer<DatasetStore> step) {
        owner.useTransaction(handle -> step.accept(new DatasetStore(handle, tenant, scale)));
        // Statistics after each step: without them foreign keys are checked by plans for empty tables.
        owner.useHandle(handle -> handle.execute("vacuum analyze"));
    }
}
