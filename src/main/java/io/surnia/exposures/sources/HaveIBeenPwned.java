package io.surnia.exposures.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.client.WebAnswer;
import io.surnia.platform.client.WebAnswer.Received;
import io.surnia.platform.client.WebClient;
import io.surnia.platform.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Have I Been Pwned, version 3 of its API: which addresses are in which breaches. Its catalogue is public; searches need a
 * key, whose subscription says how many requests a minute it may send and which domains it has verified.
 */
public final class HaveIBeenPwned implements BreachSource {
    private static final Duration PAUSE_UNLESS_TOLD = Duration.ofSeconds(10);
    private static final String KEY = "hibp-api-key";

    private final URI base;
    private final WebClient client;
    private final Clock clock;
    private final Map<String, HibpAccount> accounts = new ConcurrentHashMap<>();

    /**
     * @param base the address of the API, without a trailing slash
     * @param clock the real one: the service counts in it
     */
    public HaveIBeenPwned(URI base, WebClient client, Clock clock) {
        this.base = base;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public SourceName name() {
        return SourceName.HIBP;
    }

    @Override
    public KeyCheck check(String key) {
        return switch (send(key, "/subscription/status")) {
            case Received answer
            when answer.status() == 200 ->
                json(answer, HibpAccount::subscription)
                        .<KeyCheck>map(accepted -> accepted)
                        .orElse(new KeyCheck.Unknown("Have I Been Pwned answered what is no subscription"));
            case Received answer when answer.status() == 401 -> new KeyCheck.Refused();
            case Received answer -> new KeyCheck.Unknown("Have I Been Pwned answered " + answer.status());
            case WebAnswer.None none -> new KeyCheck.Unknown(none.reason());
        };
    }

    @Override
    public Coverage coverage(String key, Set<String> declared, Set<String> used) {
        HibpAccount account = account(key);
        Set<String> verified = account.domains(clock.instant());
        if (verified == null) {
            Answered<Set<String>> asked = answered(account, send(key, "/subscribeddomains"), HibpAccount::domainNames);
            // A plan without domain search is forbidden to ask: it has none.
            if (asked.problem() != null && !(asked.problem() instanceof SearchAnswer.NotAllowed)) {
                return new Coverage.Unknown(asked.problem());
            }
            verified = asked.value() == null ? Set.of() : asked.value();
            account.verified(verified, clock.instant());
        }
        TreeSet<String> covered = new TreeSet<>(declared);
        covered.addAll(used);
        covered.retainAll(verified);
        return new Coverage.Domains(covered);
    }

    @Override
    public SearchAnswer search(String key, Target target, int page) {
        HibpAccount account = account(key);
        Optional<Duration> wait = account.pace(clock, () -> check(key)).take();
        if (wait.isPresent()) {
            return new SearchAnswer.Later(wait.get());
        }
        Answered<List<Sighting>> asked = switch (target) {
            case Target.Domain(String name) ->
                answered(account, send(key, "/breacheddomain/" + encoded(name)), tree -> ofDomain(tree, name));
            case Target.Address(String email) ->
                answered(
                        account,
                        send(
                                key,
                                "/breachedaccount/" + encoded(email)
                                        + "?truncateResponse=false&includeUnverified=true"),
                        tree -> ofAddress(tree, email));
        };
        if (asked.problem() != null) {
            return asked.problem();
        }
        return asked.value() == null
                ? SearchAnswer.Found.NOTHING
                : new SearchAnswer.Found(asked.value(), List.of(), false, null);
    }

    /**
     * The whole catalogue of breaches, for which no key is needed.
     *
     * @param etag of the version that is at hand; null for none
     * @param lastModified of that version; null for none
     */
    public CatalogueAnswer catalogue(@Nullable String etag, @Nullable String lastModified) {
        HttpRequest.Builder request = request("/breaches");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        return switch (client.send(request)) {
            case Received answer
            when answer.status() == 200 ->
                new CatalogueAnswer.Changed(
                        answer.body(),
                        answer.headers().firstValue("ETag").orElse(null),
                        answer.headers().firstValue("Last-Modified").orElse(null));
            case Received answer when answer.status() == 304 -> new CatalogueAnswer.Unchanged();
            case Received answer -> new CatalogueAnswer.Failed("Have I Been Pwned answered " + answer.status());
            case WebAnswer.None none -> new CatalogueAnswer.Failed(none.reason());
        };
    }

    /** What an exchange came to: a value, nothing at all (404), or why there is neither. */
    private record Answered<T>(@Nullable T value, @Nullable SearchAnswer problem) {}

    private <T> Answered<T> answered(HibpAccount account, WebAnswer answer, Function<JsonNode, @Nullable T> read) {
        return switch (answer) {
            case WebAnswer.None none -> new Answered<>(null, new SearchAnswer.Failed(none.reason()));
            case Received received ->
                switch (received.status()) {
                    case 200 ->
                        json(received, read)
                                .map(value -> new Answered<T>(value, null))
                                .orElse(new Answered<>(
                                        null,
                                        new SearchAnswer.Failed("Have I Been Pwned answered what cannot be read")));
                    case 404 -> new Answered<>(null, null);
                    case 400 ->
                        new Answered<>(null, new SearchAnswer.NotAllowed("Have I Been Pwned cannot search for it"));
                    case 401 -> new Answered<>(null, new SearchAnswer.KeyRefused());
                    case 403 ->
                        new Answered<>(null, new SearchAnswer.NotAllowed("Have I Been Pwned forbids this search"));
                    case 429 -> {
                        Duration pause = received.retryAfter().orElse(PAUSE_UNLESS_TOLD);
                        account.hold(pause);
                        yield new Answered<>(null, new SearchAnswer.Later(pause));
                    }
                    default ->
                        new Answered<>(
                                null, new SearchAnswer.Failed("Have I Been Pwned answered " + received.status()));
                };
        };
    }

    private static <T> Optional<T> json(Received answer, Function<JsonNode, @Nullable T> read) {
        try {
            return Optional.ofNullable(read.apply(Json.tree(answer.text())));
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    /** {@code [{"Name": "Adobe", …}, …]}; null for anything else. */
    private static @Nullable List<Sighting> ofAddress(JsonNode tree, String email) {
        List<Sighting> sightings = new ArrayList<>();
        for (JsonNode breach : tree) {
            sightings.add(new Sighting(email, breach.path("Name").asText("")));
        }
        return tree.isArray() && areNamed(sightings) ? sightings : null;
    }

    /** {@code {"alias": ["Adobe", …], …}}; null for anything else. */
    private static @Nullable List<Sighting> ofDomain(JsonNode tree, String domain) {
        List<Sighting> sightings = new ArrayList<>();
        tree.properties()
                .forEach(alias -> alias.getValue()
                        .forEach(breach ->
                                sightings.add(new Sighting(alias.getKey() + "@" + domain, breach.asText("")))));
        return tree.isObject() && areNamed(sightings) ? sightings : null;
    }

    private static boolean areNamed(List<Sighting> sightings) {
        return sightings.stream().noneMatch(sighting -> sighting.breach().isBlank());
    }

    private HibpAccount account(String key) {
        return accounts.computeIfAbsent(key, _ -> new HibpAccount());
    }

    private WebAnswer send(String key, String path) {
        return client.send(request(path).header(KEY, key));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).GET();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.toLowerCase(Locale.ROOT), UTF_8);
    }
}
