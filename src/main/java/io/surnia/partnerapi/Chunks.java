package io.surnia.partnerapi;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A list in keyset chunks, each read in a transaction of its own that is over before a row of it is handed out: however
 * slowly a client reads, no connection waits for it, and memory holds one chunk. The first chunk is small, so that the
 * first byte leaves early; it is read at once, so that what is wrong with the request shows before the answer begins.
 *
 * @param <K> what rows are ordered by
 * @param <T> a row
 */
final class Chunks<K, T> implements Iterator<T> {
    private static final int FIRST = 100;
    private static final int NEXT = 500;

    private final Reader<K, T> reader;
    private final Function<? super T, K> key;
    private K after;
    private long left;
    private boolean last;
    private Iterator<T> rows = List.<T>of().iterator();

    /** Reads the rows after a key, in order, at most {@code limit}; fewer mean that there are no more. */
    interface Reader<K, T> {
        List<T> read(K after, int limit);
    }

    /** @param limit most rows to hand out; {@link Long#MAX_VALUE} for all */
    Chunks(Reader<K, T> reader, Function<? super T, K> key, K after, long limit) {
        this.reader = reader;
        this.key = key;
        this.after = after;
        this.left = limit;
        read(FIRST);
    }

    /** Goes on after rows that are at hand already. */
    Chunks(Reader<K, T> reader, Function<? super T, K> key, List<T> first) {
        this.reader = reader;
        this.key = key;
        this.after = key.apply(first.getLast());
        this.left = Long.MAX_VALUE;
        this.rows = first.iterator();
    }

    @Override
    public boolean hasNext() {
        if (!rows.hasNext() && !last) {
            read(NEXT);
        }
        return rows.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    private void read(int most) {
        int limit = (int) Math.min(most, left);
        List<T> chunk = limit == 0 ? List.of() : reader.read(after, limit);
        left -= chunk.size();
        last = chunk.size() < limit || left == 0;
        if (!chunk.isEmpty()) {
            after = key.apply(chunk.getLast());
        }
        rows = chunk.iterator();
    }
}
