package io.surnia.exposures;

import io.surnia.exposures.sources.BreachSources;
import io.surnia.exposures.sources.CatalogueAnswer;
import io.surnia.exposures.sources.SourceName;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalogue as new as Have I Been Pwned has it: daily, and when a check meets a breach that it does not
 * describe. Only a deployment that has a key to it, its own or a partner's, asks it at all.
 */
public final class CatalogueRefresh {
    private static final Duration DAILY = Duration.ofHours(23);
    private static final Duration WHEN_NEEDED = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(CatalogueRefresh.class);

    private final Db db;
    private final Catalogue catalogue;
    private final BreachSources sources;
    private final CatalogueStore store = new CatalogueStore();

    public CatalogueRefresh(Db db, Catalogue catalogue, BreachSources sources) {
        this.db = db;
        this.catalogue = catalogue;
        this.sources = sources;
    }

    /** Fetches the catalogue where that was a day ago. */
    public void daily() {
        boolean isUsed = sources.sharedKey(SourceName.HIBP).isPresent()
                || db.lookUp(handle -> store.isUsed(handle, SourceName.HIBP.word()));
        if (isUsed) {
            fetch(DAILY);
        }
    }

    /** Fetches the catalogue for a breach that it does not describe, but not again and again for one that it never will. */
    void whenNeeded() {
        fetch(WHEN_NEEDED);
    }

    private void fetch(Duration atMostEvery) {
        Optional<CatalogueStore.Version> known = db.lookUp(store::version);
        Instant now = db.clock().instant();
        if (known.isPresent() && known.get().askedAt().plus(atMostEvery).isAfter(now)) {
            return;
        }
        String etag = known.map(CatalogueStore.Version::etag).orElse(null);
        String lastModified = known.map(CatalogueStore.Version::lastModified).orElse(null);
        put(etag, lastModified, now);
        switch (sources.hibp().catalogue(etag, lastModified)) {
            case CatalogueAnswer.Unchanged _ -> log.debug("the breach catalogue is the newest");
            case CatalogueAnswer.Failed(String reason) ->
                log.warn("the breach catalogue could not be refreshed: {}", reason);
            case CatalogueAnswer.Changed changed -> take(changed, now);
        }
    }

    private void take(CatalogueAnswer.Changed changed, Instant now) {
        try {
            CatalogueLoad load = catalogue.load(new ByteArrayInputStream(changed.body()));
            put(changed.etag(), changed.lastModified(), now);
            log.info("the breach catalogue was refreshed: {} added, {} updated", load.added(), load.updated());
        } catch (StartupFailure wrong) {
            log.warn("the breach catalogue could not be refreshed: {}", wrong.getMessage());
        }
    }

    private void put(@Nullable String etag, @Nullable String lastModified, Instant askedAt) {
        db.acrossTenants(handle -> {
            store.put(handle, new CatalogueStore.Version(bounded(etag, 200), bounded(lastModified, 100), askedAt));
            return true;
        });
    }

    private static @Nullable String bounded(@Nullable String header, int longest) {
        return header == null || header.length() > longest ? null : header;
    }
}
