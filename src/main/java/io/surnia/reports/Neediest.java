package io.surnia.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many by some order, without holding the many. */
final class Neediest<T> {
    private final int most;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;
    private long seen;

    Neediest(int most, Comparator<T> order) {
        this.most = most;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void see(T one) {
        seen++;
        kept.add(one);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** In order. */
    List<T> first() {
        List<T> all = new ArrayList<>(kept);
        all.sort(order);
        return all;
    }

    /** How many there were beside those. */
    long others() {
        return seen - kept.size();
    }
}
