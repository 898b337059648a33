package io.surnia.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Learners who finish what they owe, one request each, at a customer of 100 users and at the big one: it must cost the same.
 * Before each turn what was done by the last one is owed again, which is not timed.
 */
final class Completions {
    private static final Reach THE_SAME = Reach.within(1.3);

    private Completions() {}

    static Measurement of(Stand stand, DataSource owner) {
        CompletionsStore store = new CompletionsStore(owner, stand.data().tenant());
        long small = store.smallCustomer(stand.data().bigCustomer());
        Contender atSmall = new Finishing("completions at a customer of 100 users", stand, store, small);
        Contender atBig = new Finishing(
                "completions at the big customer", stand, store, stand.data().bigCustomer());
        return new Comparisons(
                List.of(new Comparisons.Pair(atSmall, null, null), new Comparisons.Pair(atBig, atSmall, THE_SAME)));
    }

    private record Finishing(String name, Stand stand, CompletionsStore store, long customer) implements Contender {
        @Override
        public double rate(Duration slice) {
            Queue<CompletionsStore.Owed> owed = new ConcurrentLinkedQueue<>(store.oweAgain(customer));
            return new Load(name, stand.target(), requests(owed), 200).rate(slice);
        }

        private Supplier<byte[]> requests(Queue<CompletionsStore.Owed> owed) {
            return () -> {
                CompletionsStore.Owed next = owed.remove();
                return HttpsConnection.send(
                        "POST",
                        "/api/manage/v1/customers/%d/users/%d/assignments/%d/completions"
                                .formatted(customer, next.user(), next.assignment()),
                        "Bearer " + stand.data().writingKey(),
                        "application/json",
                        "{}");
            };
        }
    }
}
