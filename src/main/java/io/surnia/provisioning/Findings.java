package io.surnia.provisioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong, up to as many as are told. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();
    private long count;

    void add(long line, Finding.Kind kind, String sentence) {
        count++;
        if (found.size() < ImportReport.MOST_FINDINGS) {
            found.add(new Finding(line, kind, sentence));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<Finding> inOrder() {
        return found.stream().sorted(Comparator.comparingLong(Finding::line)).toList();
    }
}
