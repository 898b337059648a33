package io.surnia.app;

import com.zaxxer.hikari.HikariDataSource;
import io.surnia.partner.Actor;
import io.surnia.partner.Subject;
import io.surnia.sample.SamplePartner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The sample partner of a demo: loaded once, and anew where an earlier load did not come to its end.
 *
 * @param roomsOn the rooms on other connections than the usual ones
 */
record Demo(Rooms rooms, Database database, Path data, Function<DataSource, Rooms> roomsOn) {
    private static final long SEED = 20_261_124L;

    void loadOnce(Consumer<String> progress) {
        DemoKeys keys = DemoKeys.in(data);
        if (keys.exists()) {
            return;
        }
        if (!rooms.tenants().isEmpty()) {
            progress.accept("discarding an unfinished sample");
            Unfinished.discard(database.owner());
        }
        progress.accept("loading the sample partner");
        rooms.catalogue().stockNotes();
        SamplePartner.Loaded loaded = load(progress);
        database.analyze();
        Map<String, String> customerKeys = new TreeMap<>();
        loaded.customerKeys().forEach((customer, key) -> customerKeys.put(Long.toString(customer.value()), key));
        keys.write(new DemoKeys.Keys(loaded.partnerKey(), customerKeys));
    }

    private SamplePartner.Loaded load(Consumer<String> progress) {
        LocalDate today = LocalDate.ofInstant(rooms.db().clock().instant(), SamplePartner.ZONE);
        SamplePartner.Loaded loaded;
        try (HikariDataSource unhurried = database.unhurried()) {
            loaded = new SamplePartner(roomsOn.apply(unhurried).forSample()).load(SEED, today, telling(progress));
        }
        // This commit waits for the disk, and with it for all that the load did not wait for.
        rooms.db()
                .doInTenant(
                        loaded.tenant(),
                        tx -> rooms.audit()
                                .record(
                                        tx,
                                        new Actor.Automation("sample"),
                                        "load",
                                        new Subject("partner", loaded.tenant().partnerId()),
                                        null,
                                        null));
        return loaded;
    }

    /** Tables that grow from nothing are planned for as empty ones until somebody counts them: each month does. */
    private Consumer<String> telling(Consumer<String> progress) {
        return month -> {
            progress.accept(month);
            database.analyze();
        };
    }
}
