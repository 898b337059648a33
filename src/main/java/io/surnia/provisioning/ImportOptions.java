package io.surnia.provisioning;

/**
 * How a list of people is taken.
 *
 * @param dryRun whether to tell only what would change
 * @param archivesMissing whether active people who are not on the list are archived
 */
public record ImportOptions(boolean dryRun, boolean archivesMissing) {
    /** Takes the list, and leaves alone who is not on it. */
    public static final ImportOptions PLAIN = new ImportOptions(false, false);

    public ImportOptions asDryRun() {
        return new ImportOptions(true, archivesMissing);
    }

    public ImportOptions archivingMissing() {
        return new ImportOptions(dryRun, true);
    }
}
