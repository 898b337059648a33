package io.surnia.soak;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What was answered how often. */
final class Tally {
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final LongAdder unanswered = new LongAdder();

    void answered(int status) {
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    long of(int status) {
        LongAdder count = statuses.get(status);
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        return statuses + ", without an answer: " + unanswered;
    }
}
