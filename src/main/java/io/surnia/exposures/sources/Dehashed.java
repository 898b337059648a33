package io.surnia.exposures.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.client.WebAnswer;
import io.surnia.platform.client.WebAnswer.Received;
import io.surnia.platform.client.WebClient;
import io.surnia.platform.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** DeHashed, version 2 of its API: the leaked rows themselves. Each search costs a credit. */
public final class Dehashed implements BreachSource {
    /** How many rows a page has; the service gives 10,000 of a search and no more. */
    static final int PAGE = 500;

    private static final int MOST_PAGES = 10_000 / PAGE;
    private static final int PER_MINUTE = 300;
    private static final Duration PAUSE_UNLESS_TOLD = Duration.ofSeconds(10);

    /** Nobody's password: the service says of its hash, for nothing, that it does not know it, or that the key is none. */
    private static final String NOBODYS_HASH = "0".repeat(64);

    private static final Pattern OF_CREDITS = Pattern.compile("credit|balance|insufficient|subscription");

    private final URI base;
    private final WebClient client;
    private final Clock clock;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /**
     * @param base the address of the service, without a trailing slash
     * @param clock the real one: the service counts in it
     */
    public Dehashed(URI base, WebClient client, Clock clock) {
        this.base = base;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public SourceName name() {
        return SourceName.DEHASHED;
    }

    @Override
    public KeyCheck check(String key) {
        return switch (post(key, "/v2/search-password", Map.of("sha256_hashed_password", NOBODYS_HASH))) {
            case Received answer
            when answer.status() == 200 || answer.status() == 404 -> new KeyCheck.Accepted(null, null);
            case Received answer when answer.status() == 401 -> new KeyCheck.Refused();
            case Received answer
            when answer.status() == 403 ->
                isAboutCredits(answer) ? new KeyCheck.Accepted(null, null) : new KeyCheck.Refused();
            case Received answer -> new KeyCheck.Unknown("DeHashed answered " + answer.status());
            case WebAnswer.None none -> new KeyCheck.Unknown(none.reason());
        };
    }

    /** Only what the partner entered as the customer's own: the service asks for no proof of it. */
    @Override
    public Coverage coverage(String key, Set<String> declared, Set<String> used) {
        return new Coverage.Domains(new TreeSet<>(declared));
    }

    @Override
    public SearchAnswer search(String key, Target target, int page) {
        Pace pace = paces.computeIfAbsent(key, _ -> new Pace(clock, PER_MINUTE));
        Optional<Duration> wait = pace.take();
        if (wait.isPresent()) {
            return new SearchAnswer.Later(wait.get());
        }
        String query = switch (target) {
            case Target.Domain(String name) -> "domain:" + name;
            case Target.Address(String email) -> "email:\"" + email + "\"";
        };
        WebAnswer answer = post(
                key,
                "/v2/search",
                Map.of("query", query, "page", page, "size", PAGE, "wildcard", false, "regex", false, "de_dupe", true));
        return switch (answer) {
            case WebAnswer.None none -> new SearchAnswer.Failed(none.reason());
            case Received received -> read(pace, received, target, page);
        };
    }

    private static SearchAnswer read(Pace pace, Received answer, Target target, int page) {
        return switch (answer.status()) {
            case 200 ->
                DehashedEntries.read(answer.text(), target)
                        .map(entries -> new SearchAnswer.Found(
                                List.of(),
                                entries.rows(),
                                entries.count() == PAGE && page < MOST_PAGES,
                                entries.credits()))
                        .<SearchAnswer>map(found -> found)
                        .orElse(new SearchAnswer.Failed("DeHashed answered what cannot be read"));
            case 404 -> SearchAnswer.Found.NOTHING;
            case 401 -> new SearchAnswer.KeyRefused();
            case 402 -> new SearchAnswer.CreditsExhausted();
            case 403 -> isAboutCredits(answer) ? new SearchAnswer.CreditsExhausted() : new SearchAnswer.KeyRefused();
            case 429 -> {
                Duration pause = answer.retryAfter().orElse(PAUSE_UNLESS_TOLD);
                pace.hold(pause);
                yield new SearchAnswer.Later(pause);
            }
            default -> new SearchAnswer.Failed("DeHashed answered " + answer.status());
        };
    }

    /** The service says 403 of a key that is none and of one without credits, and tells them apart in words. */
    private static boolean isAboutCredits(Received answer) {
        return OF_CREDITS.matcher(answer.text().toLowerCase(Locale.ROOT)).find();
    }

    private WebAnswer post(String key, String path, Map<String, ?> body) {
        return client.send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Dehashed-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new String(Json.bytes(body), UTF_8))));
    }
}
