package io.surnia.exposures.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this process knows of one key: how fast it may be used, which is asked once a day, and its domains, once an hour. */
final class HibpAccount {
    /** The smallest plan's, where a key's own is not known. */
    private static final int LEAST_PER_MINUTE = 10;

    private static final Duration PACE_HOLDS = Duration.ofDays(1);
    private static final Duration DOMAINS_HOLD = Duration.ofHours(1);

    private @Nullable Pace pace;
    private Instant paceReadAt = Instant.MIN;
    private @Nullable Set<String> domains;
    private Instant domainsReadAt = Instant.MIN;

    /** The key's pace, after {@code ask}ing for its subscription where that was long ago. */
    synchronized Pace pace(Clock clock, Supplier<KeyCheck> ask) {
        Instant now = clock.instant();
        Pace known = pace;
        if (known == null || now.minus(PACE_HOLDS).isAfter(paceReadAt)) {
            Integer told = ask.get() instanceof KeyCheck.Accepted accepted ? accepted.perMinute() : null;
            if (known == null || told != null) {
                known = new Pace(clock, told == null ? LEAST_PER_MINUTE : told);
            }
            pace = known;
            paceReadAt = now;
        }
        return known;
    }

    synchronized void hold(Duration pause) {
        if (pace != null) {
            pace.hold(pause);
        }
    }

    /** The domains that the key has verified; null where they are not known, or for too long. */
    synchronized @Nullable Set<String> domains(Instant now) {
        return now.minus(DOMAINS_HOLD).isAfter(domainsReadAt) ? null : domains;
    }

    synchronized void verified(Set<String> names, Instant now) {
        domains = Set.copyOf(names);
        domainsReadAt = now;
    }

    /** {@code {"SubscriptionName": "Pwned 1", "Rpm": 10, …}}; null for anything else. */
    static KeyCheck.@Nullable Accepted subscription(JsonNode tree) {
        String plan = tree.path("SubscriptionName").asText("");
        int perMinute = tree.path("Rpm").asInt(0);
        if (plan.isBlank()) {
            return null;
        }
        return new KeyCheck.Accepted(
                plan.length() > 100 ? plan.substring(0, 100) : plan, perMinute > 0 ? (Integer) perMinute : null);
    }

    /** {@code [{"DomainName": "example.com", …}, …]} in lower case; null for anything else. */
    static @Nullable Set<String> domainNames(JsonNode tree) {
        Set<String> names = new HashSet<>();
        for (JsonNode domain : tree) {
            names.add(domain.path("DomainName").asText("").toLowerCase(Locale.ROOT));
        }
        return tree.isArray() && !names.contains("") ? names : null;
    }
}
