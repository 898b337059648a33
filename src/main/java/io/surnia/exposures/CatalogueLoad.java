package io.surnia.exposures;

/**
 * What loading a catalogue changed, in breaches.
 *
 * @param added described for the first time: new, or so far only mentioned
 * @param updated described differently than before
 * @param unchanged described as before
 */
public record CatalogueLoad(int added, int updated, int unchanged) {
    static final CatalogueLoad NOTHING = new CatalogueLoad(0, 0, 0);

    /** How many the catalogue holds. */
    public int total() {
        return added + updated + unchanged;
    }

    CatalogueLoad plus(CatalogueLoad other) {
        return new CatalogueLoad(added + other.added, updated + other.updated, unchanged + other.unchanged);
    }
}
