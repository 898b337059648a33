package io.surnia.exposures;

import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The public catalogue of breaches, one for the whole deployment, in the shape of Have I Been Pwned's v3 answer. */
public final class Catalogue {
    private static final String NOTES = "/breach-notes/breaches.json";

    private final Db db;
    private final CatalogueStore store = new CatalogueStore();

    public Catalogue(Db db) {
        this.db = db;
    }

    /**
     * Loads a catalogue from a file: adds what is new, describes what was only mentioned, updates what differs, and
     * leaves what the file does not name. All or nothing.
     *
     * @throws StartupFailure when the file cannot be read or an entry is wrong; it names the entry, and nothing changed
     */
    public CatalogueLoad load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return db.acrossTenants(handle -> load(handle, in, true));
        } catch (IOException failure) {
            throw new StartupFailure("the breach catalogue %s cannot be read".formatted(file), failure);
        }
    }

    /**
     * As {@link #load(Path)}, of what the source answered.
     *
     * @throws StartupFailure when an entry is wrong, and nothing changed
     */
    public CatalogueLoad load(InputStream in) {
        return db.acrossTenants(handle -> load(handle, in, true));
    }

    /**
     * Describes some widely known breaches in our own words, where the public catalogue does not describe them yet; it
     * overrides these notes once it is loaded.
     */
    public CatalogueLoad stockNotes() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(NOTES))) {
            return db.acrossTenants(handle -> load(handle, in, false));
        } catch (IOException failure) {
            throw new StartupFailure("the program's own breach notes cannot be read", failure);
        }
    }

    private CatalogueLoad load(Handle handle, InputStream in, boolean official) {
        store.lock(handle);
        try {
            CatalogueLoad sum = CatalogueLoad.NOTHING;
            CatalogueReader reader = new CatalogueReader(in);
            for (List<CatalogueEntry> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                sum = sum.plus(store.merge(handle, batch, official));
            }
            return sum;
        } catch (IOException failure) {
            throw new StartupFailure("the breach catalogue cannot be read", failure);
        }
    }
}
