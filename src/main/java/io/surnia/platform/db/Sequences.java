package io.surnia.platform.db;

/** The deployment's sequences, where a thing is to get a number that it had elsewhere. */
public final class Sequences {
    /** So many numbers are skipped at most. */
    private static final long LARGEST_GAP = 10_000_000;

    private Sequences() {}

    /**
     * Makes a sequence give this number next, where it has not given it yet and is not too far from it. It only ever
     * moves ahead, so that no number is given twice; whoever draws at the same moment may still be given this one.
     */
    public static void advanceTo(Tx tx, String sequence, long number) {
        long next = tx.handle()
                .createQuery("""
                select case when is_called then last_value + 1 else last_value end from %s
                """.formatted(sequence))
                .mapTo(Long.class)
                .one();
        long gap = number - next;
        if (gap > 0 && gap <= LARGEST_GAP) {
            tx.handle()
                    .createQuery("select max(nextval(cast(:sequence as regclass))) from generate_series(1, :gap)")
                    .bind("sequence", sequence)
                    .bind("gap", gap)
                    .mapTo(Long.class)
                    .one();
        }
    }
}
