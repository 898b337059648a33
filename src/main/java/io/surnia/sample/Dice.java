package io.surnia.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that falls the same way each time. Every purpose has dice of its own, so that a change in one place of the
 * sample leaves the others as they were.
 */
final class Dice {
    private final SplittableRandom random;

    /** @param purpose what is diced for, in any words */
    Dice(long seed, String purpose) {
        this.random = new SplittableRandom(seed ^ fingerprint(purpose));
    }

    /** Whole numbers from {@code least} to {@code most}, both counted. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** @param probability from 0 (never) to 1 (always) */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** FNV-1a, 64 bits: unlike hash codes, it scatters similar words widely. */
    private static long fingerprint(String words) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
