package io.surnia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates beside each other: the contenders work in turns, in slices so short that whatever else the machine does meets all
 * of them, and a ratio is the median of those of the rounds.
 */
record Comparisons(List<Pair> pairs) implements Measurement {

    /**
     * One line.
     *
     * @param beside null for a rate by itself, or where the limit cannot be measured here
     */
    record Pair(
            Contender measured,
            @Nullable Contender beside,
            @Nullable Reach reach) {}

    @Override
    public void warmUp(Duration time) {
        List<Contender> ours = pairs.stream().map(Pair::measured).distinct().toList();
        ours.forEach(each -> each.rate(time.dividedBy(ours.size())));
    }

    @Override
    public List<Finding> measure(Scale scale) {
        Map<Contender, double[]> rates = new LinkedHashMap<>();
        contenders().forEach(each -> rates.put(each, new double[scale.rounds()]));
        for (int round = 0; round < scale.rounds(); round++) {
            int turn = round;
            rates.forEach((contender, own) -> own[turn] = contender.rate(scale.slice()));
        }
        List<Finding> findings = new ArrayList<>();
        pairs.forEach(pair -> findings.add(finding(pair, rates)));
        return findings;
    }

    private Stream<Contender> contenders() {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.measured(), pair.beside()))
                .filter(Objects::nonNull)
                .distinct();
    }

    private static Finding finding(Pair pair, Map<Contender, double[]> rates) {
        double[] own = Objects.requireNonNull(rates.get(pair.measured()));
        String rate = Finding.perSecond(median(own));
        Contender beside = pair.beside();
        if (beside == null) {
            return Finding.alone(pair.measured().name(), rate, median(own), null);
        }
        double[] other = Objects.requireNonNull(rates.get(beside));
        double ratio = median(IntStream.range(0, own.length)
                .mapToDouble(n -> own[n] / other[n])
                .toArray());
        return new Finding(
                pair.measured().name(), rate, beside.name(), Finding.perSecond(median(other)), ratio, pair.reach());
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
