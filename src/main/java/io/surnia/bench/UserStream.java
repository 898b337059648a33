package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The whole list of the big customer's users, streamed to one client. */
record UserStream(Stand stand) implements Measurement {
    private static final Reach FIRST_BYTE_MS = Reach.atMost(100);
    private static final int TIMES = 3;

    @Override
    public void warmUp(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        do {
            ask("&limit=5000");
        } while (System.nanoTime() - deadline < 0);
    }

    @Override
    public List<Finding> measure(Scale scale) {
        ServerProcess.HeapWatch watch = stand.server().watchHeap();
        List<HttpsConnection.Answer> answers = new ArrayList<>();
        for (int n = 0; n < Math.min(TIMES, scale.rounds()); n++) {
            answers.add(ask(""));
        }
        ServerProcess.Heap heap = watch.most();
        HttpsConnection.Answer answer = answers.getFirst();
        double megabytes = answer.bodyBytes() / 1e6;
        double speed = megabytes
                * 1e9
                / answers.stream()
                        .mapToLong(HttpsConnection.Answer::nanos)
                        .average()
                        .orElseThrow();
        double firstByte = answers.stream()
                        .mapToLong(HttpsConnection.Answer::nanosToFirstByte)
                        .max()
                        .orElseThrow()
                / 1e6;
        return List.of(
                Finding.alone(
                        "%,d users with 30 assignments each, %,.0f MB".formatted(scale.users(), megabytes),
                        String.format(
                                Locale.ROOT, "%.1f MB/s, %,.0f users/s", speed, speed / megabytes * scale.users()),
                        speed,
                        null),
                Finding.alone(
                        "their first byte, at the latest",
                        String.format(Locale.ROOT, "%.0f ms", firstByte),
                        firstByte,
                        FIRST_BYTE_MS),
                Finding.alone(
                        "the server's heap meanwhile, of 256 MB",
                        "%d MB at most, %d MB after a collection"
                                .formatted(heap.beforeCollection(), heap.afterCollection()),
                        heap.afterCollection(),
                        null));
    }

    private HttpsConnection.Answer ask(String parameters) {
        try (HttpsConnection connection = stand.target().connect()) {
            HttpsConnection.Answer answer = connection.ask(stand.request(
                    "/api/customers/users/?customer_id=" + stand.data().bigCustomer() + parameters));
            if (answer.status() != 200) {
                throw new StartupFailure("the list of users answered " + answer.status());
            }
            return answer;
        } catch (IOException failure) {
            throw new StartupFailure("the list of users broke off: " + failure.getMessage(), failure);
        }
    }
}
