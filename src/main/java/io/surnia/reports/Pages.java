package io.surnia.reports;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Rows that are read chunk by chunk, ordered by id: memory is one chunk, however many there are.
 *
 * @param after the next rows after an id; none at the end
 * @param id the id of a row
 */
record Pages<T>(LongFunction<List<T>> after, ToLongFunction<T> id) implements Iterable<T> {

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private List<T> chunk = after.apply(0);
            private int next;

            @Override
            public boolean hasNext() {
                if (next == chunk.size() && next > 0) {
                    chunk = after.apply(id.applyAsLong(chunk.getLast()));
                    next = 0;
                }
                return next < chunk.size();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return chunk.get(next++);
            }
        };
    }
}
