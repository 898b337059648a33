package io.surnia.app;

import io.surnia.sample.SamplePartner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The sample partner of a demo: loaded once, and anew where an earlier load did not come to its end. */
record Demo(Rooms rooms, Database database, Path data) {
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
        LocalDate today = LocalDate.ofInstant(rooms.db().clock().instant(), SamplePartner.ZONE);
        SamplePartner.Loaded loaded = new SamplePartner(rooms.forSample()).load(SEED, today, progress);
        Map<String, String> customerKeys = new TreeMap<>();
        loaded.customerKeys().forEach((customer, key) -> customerKeys.put(Long.toString(customer.value()), key));
        keys.write(new DemoKeys.Keys(loaded.partnerKey(), customerKeys));
    }
}
