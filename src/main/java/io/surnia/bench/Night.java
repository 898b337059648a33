package io.surnia.bench;

import io.surnia.assignments.LoadChanged;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.UserId;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** One midnight of a partner of very many users, of whom one in a hundred falls overdue. */
record Night(BenchRooms rooms, DataSource owner) implements Measurement {
    private static final Actor OPERATOR = new Actor.Operator("surnia bench");

    /** Users for each one of the big customer. */
    private static final int TIMES = 10;

    @Override
    public void warmUp(Duration time) {
        // A night comes once; what it runs has been compiled by the days that the other data were made on.
    }

    @Override
    public List<Finding> measure(Scale scale) {
        Tenant tenant = rooms.partners()
                .create(OPERATOR, PartnerDetails.of("Surnia bench, a night", "bench@surnia.example"))
                .tenant();
        LocalDate today = tenant.today(rooms.db().clock());
        int users = scale.users() * TIMES;
        NightStore store = new NightStore(owner, tenant, users, today);
        List<NightStore.Model> models = store.insertPeople();
        Set<LoadChanged> loads = new LinkedHashSet<>();
        models.forEach(one -> loads.add(new LoadChanged(new CustomerId(one.customer()), new UserId(one.user()))));
        rooms.db().doInTenant(tenant, tx -> rooms.standings().followLoads(tx, loads));
        store.copyStandings();
        long changing = store.changing();

        long began = System.nanoTime();
        rooms.nightly().close(tenant, today.plusDays(1));
        double seconds = (System.nanoTime() - began) / 1e9;

        return List.of(Finding.alone(
                "a night of %,d users, %,d of whom change".formatted(users, changing),
                "%.1f s, %s users that change".formatted(seconds, Finding.perSecond(changing / seconds)),
                seconds,
                null));
    }
}
