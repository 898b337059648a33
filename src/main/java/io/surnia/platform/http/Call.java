package io.surnia.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request as a handler sees it, and the one answer it gives. Parameters are decoded strictly and mean the same from
 * the query string and from a form body (wire.md, Paths); several names given to one method are one parameter, whose
 * first name is the one that an error names. For one thread.
 */
public final class Call {
    private static final String JSON = "application/json";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

    private final Route route;
    private final Exchange exchange;
    private final Parameters parameters;
    private final RequestBody body;
    private final Map<String, String> pathParameters;
    private @Nullable Object principal;

    Call(Route route, Exchange exchange, Parameters parameters, RequestBody body, Map<String, String> pathParameters) {
        this.route = route;
        this.exchange = exchange;
        this.parameters = parameters;
        this.body = body;
        this.pathParameters = pathParameters;
    }

    /** The parameter's text, as sent; empty where it is absent or empty. */
    public Optional<String> text(String name, String... aliases) {
        return parameters.text(name, aliases);
    }

    /** The parameter's text; 400 {@code missing_parameter} without it. */
    public String requiredText(String name, String... aliases) {
        return text(name, aliases).orElseThrow(() -> Problem.missingParameter(name));
    }

    /** A whole number from {@code min} to {@code max}, both included; 400 {@code invalid_parameter} for anything else. */
    public OptionalInt integer(String name, int min, int max) {
        OptionalLong number = number(name, min, max);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** A whole number of at least {@code min}; 400 {@code invalid_parameter} for anything else. */
    public OptionalLong number(String name, long min) {
        return number(name, min, Long.MAX_VALUE);
    }

    /** An id: a whole number from 1; 400 {@code invalid_parameter} for anything else. */
    public OptionalLong id(String name, String... aliases) {
        return number(name, 1, Long.MAX_VALUE, aliases);
    }

    /** An id; 400 {@code missing_parameter} without it. */
    public long requiredId(String name, String... aliases) {
        return id(name, aliases).orElseThrow(() -> Problem.missingParameter(name));
    }

    /** One of the texts {@code choices}, exactly as written there; 400 {@code invalid_parameter} for anything else. */
    public Optional<String> choice(String name, Collection<String> choices) {
        Optional<String> text = text(name);
        if (text.isPresent() && !choices.contains(text.get())) {
            throw Problem.invalidParameter(
                    name, "The parameter '" + name + "' must be one of: " + String.join(", ", choices) + ".");
        }
        return text;
    }

    /** The constant whose {@code toString()} is the text; 400 {@code invalid_parameter}, naming all, for anything else. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> constants.put(constant.toString(), constant));
        return choice(name, constants.keySet()).map(text -> Objects.requireNonNull(constants.get(text)));
    }

    /** A segment of the path, percent-decoded; {@code name} is one of the route's {@code {name}}s. */
    public String pathParameter(String name) {
        return Objects.requireNonNull(pathParameters.get(name), name);
    }

    /** A segment of the path that is an id; 404 where it is none, as for an id of nothing. */
    public long pathId(String name) {
        String text = pathParameter(name);
        try {
            if (ID.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException overflow) {
            // said below
        }
        throw Problem.notFound("There is nothing at this path.");
    }

    /** The JSON that the body holds, strictly read; empty where the body is a form or there is none. */
    public Optional<JsonNode> json() {
        return Optional.ofNullable(body.json());
    }

    /** The fields of a form body, as sent last, empty ones too; none where the body is no form. */
    public Map<String, String> form() {
        return parameters.form();
    }

    /** The body as sent; empty where there is none, and for methods whose bodies are not read. */
    public byte[] body() {
        return body.bytes();
    }

    /** The file that the body is; empty where there is none, and on routes that take no files. */
    public Optional<Upload> upload() {
        return Optional.ofNullable(body.upload());
    }

    /** The query as in the request line, without {@code ?}. */
    public Optional<String> query() {
        return Optional.ofNullable(exchange.query());
    }

    /** Whom the {@link Authenticator} found; not on routes with {@link Access#PUBLIC}. */
    public <T> T principal(Class<T> type) {
        return type.cast(Objects.requireNonNull(principal, "a public route has no principal"));
    }

    /** The first header of that name, as sent, in any case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All headers of that name, as sent. */
    public List<String> headers(String name) {
        return exchange.headers(name);
    }

    /** {@code GET}, {@code HEAD}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}. */
    public String method() {
        return exchange.method();
    }

    /** The path, with {@code //} collapsed and without the query. */
    public String path() {
        return exchange.path();
    }

    /** The host that the client named, lower case, without the port; empty where there is none. */
    public String host() {
        return exchange.arrival().host();
    }

    /** Scheme, host and port as the client named them: the beginning of an address that leads back here. */
    public String origin() {
        return "https://" + exchange.authority();
    }

    /** The client's IP address; behind a trusted proxy, the one that the proxy saw. */
    public String remoteAddress() {
        return exchange.arrival().remoteAddress();
    }

    /** The id of this request: in its log lines and in the {@code X-Request-Id} header of its answer. */
    public String requestId() {
        return exchange.arrival().requestId();
    }

    /** The row that led here. */
    public Route route() {
        return route;
    }

    /** Sets a header of the answer; before the answer. */
    public void setHeader(String name, String value) {
        exchange.setHeader(name, value);
    }

    /** Answers 200 with ready JSON. */
    public void answer(byte[] json) throws IOException {
        answer(JSON, json);
    }

    /** Answers 200 with a ready body. */
    public void answer(String contentType, byte[] body) throws IOException {
        exchange.answer(contentType, body);
    }

    /** Answers with any status, headers and ready body. */
    public void answer(Answer answer) throws IOException {
        exchange.answer(answer);
    }

    /** Answers 200 with JSON written piece by piece; see {@link #stream(String, BodyWriter)}. */
    public void stream(BodyWriter writer) throws IOException {
        stream(JSON, writer);
    }

    /**
     * Answers 200 with a body of any length that is never held whole. When {@code writer} fails within its first 64 kB, the
     * failure is answered as if nothing had been written; later, the connection is cut (HTTP/2: the stream is reset), so
     * that no client takes a part for the whole.
     */
    public void stream(String contentType, BodyWriter writer) throws IOException {
        exchange.stream(contentType, writer);
    }

    void admit(Object principal) {
        this.principal = principal;
    }

    private OptionalLong number(String name, long min, long max, String... aliases) {
        Optional<String> text = text(name, aliases);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            if (WHOLE_NUMBER.matcher(text.get()).matches()) {
                long number = Long.parseLong(text.get());
                if (min <= number && number <= max) {
                    return OptionalLong.of(number);
                }
            }
        } catch (NumberFormatException overflow) {
            // said below
        }
        String range = max == Long.MAX_VALUE ? "of at least " + min : "from " + min + " to " + max;
        throw Problem.invalidParameter(name, "The parameter '" + name + "' must be a whole number " + range + ".");
    }
}
