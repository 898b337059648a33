package io.surnia.platform.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The error catalogue: every error that a client may see, named by the fact, with its status, short code and sentence
 * (wire.md, Errors). Throw one from anywhere below a handler; {@code platform.http} alone turns it into an answer. A
 * sentence names the parameter and what is wrong with it; it never repeats what the client sent, nor an exception's text.
 * It carries no stack trace: a problem is an answer, not a fault.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> ASK_FOR_KEY = Map.of("WWW-Authenticate", "Basic realm=\"Surnia\"");

    private final int status;
    private final String code;
    private final String sentence;
    private final transient Map<String, String> headers;
    private final transient List<Field> fields;

    /**
     * One of several fields of a request that are wrong.
     *
     * @param field its name, with a path where it lies deeper, as in {@code users[3].email}
     * @param error the short code, as a problem of this field alone would have it
     * @param errorDescription the sentence
     */
    public record Field(
            String field,
            String error,
            @JsonProperty("error_description") String errorDescription) {}

    private Problem(int status, String code, String sentence, Map<String, String> headers, List<Field> fields) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
        this.headers = headers;
        this.fields = fields;
    }

    private Problem(int status, String code, String sentence, Map<String, String> headers) {
        this(status, code, sentence, headers, List.of());
    }

    private Problem(int status, String code, String sentence) {
        this(status, code, sentence, Map.of());
    }

    /** 400: a parameter that the operation needs was not sent, or sent empty. */
    public static Problem missingParameter(String name) {
        return ofParameter("missing_parameter", name, "The parameter '" + name + "' is required.");
    }

    /** 400: a parameter has a value that cannot be used; {@code sentence} names the parameter and says what it must be. */
    public static Problem invalidParameter(String name, String sentence) {
        String named = sentence.contains(name) ? sentence : "The parameter '" + name + "' is invalid: " + sentence;
        return ofParameter("invalid_parameter", name, named);
    }

    /** 400: fields of the body that cannot be used, at least one, in the order in which they should be told. */
    public static Problem invalidFields(List<Field> fields) {
        Field first = fields.getFirst();
        String sentence = fields.size() == 1
                ? first.errorDescription()
                : "%d fields cannot be used. The first: %s".formatted(fields.size(), first.errorDescription());
        return new Problem(400, first.error(), sentence, Map.of(), List.copyOf(fields));
    }

    /** 400: the request itself cannot be read; {@code sentence} says which part. */
    public static Problem malformed(String sentence) {
        return new Problem(400, "invalid_parameter", sentence);
    }

    /** 400 with a code of the door's own; {@code sentence} says what of the request cannot be done. */
    public static Problem refused(String code, String sentence) {
        return new Problem(400, code, sentence);
    }

    /** 400: the request came over plain HTTP. */
    public static Problem httpsRequired() {
        return new Problem(400, "https_required", "This API is served over HTTPS only.");
    }

    /** 401: the request has no API key. */
    public static Problem missingApiKey() {
        return new Problem(
                401,
                "missing_api_key",
                "An API key is required: send it as the user name of HTTP Basic authentication, or as a Bearer token.",
                ASK_FOR_KEY);
    }

    /** 401: what was sent is no key of this deployment (any more). */
    public static Problem invalidApiKey() {
        return new Problem(401, "invalid_api_key", "The API key is not valid.", ASK_FOR_KEY);
    }

    /** 401: a customer's key asked for what only the partner's key may see. */
    public static Problem insufficientScope() {
        return new Problem(401, "insufficient_scope", "This operation needs the partner's API key.", ASK_FOR_KEY);
    }

    /** 401: the partner's key asked at a door that is one customer's. */
    public static Problem customerKeyRequired() {
        return new Problem(401, "insufficient_scope", "This operation needs the API key of a customer.", ASK_FOR_KEY);
    }

    /** 401: a key that may only read asked for a change. */
    public static Problem readOnlyKey() {
        return new Problem(401, "insufficient_scope", "This API key may read only.", ASK_FOR_KEY);
    }

    /** 404: nothing of that name or id, or another tenant's: the two must read the same. */
    public static Problem notFound(String sentence) {
        return new Problem(404, "not_found", sentence);
    }

    /** 405; {@code allowed} goes to the {@code Allow} header. */
    public static Problem methodNotAllowed(Collection<String> allowed) {
        String methods = String.join(", ", allowed);
        return new Problem(
                405, "method_not_allowed", "This path answers " + methods + " only.", Map.of("Allow", methods));
    }

    /** 408: the request's body did not arrive in time. */
    public static Problem requestTimeout() {
        return new Problem(408, "request_timeout", "The request did not arrive in time.");
    }

    /** 409: the request goes against what stands there now; {@code code} says which way, {@code sentence} what. */
    public static Problem conflict(String code, String sentence) {
        return new Problem(409, code, sentence);
    }

    /** 412: somebody changed it since the client read it. */
    public static Problem preconditionFailed() {
        return new Problem(
                412,
                "precondition_failed",
                "It was changed since the version that If-Match names: read it again and repeat the change.");
    }

    /** 413: the body is larger than the server reads. */
    public static Problem contentTooLarge() {
        return new Problem(413, "content_too_large", "The request body is too large.");
    }

    /** 413: the body is larger than {@code limit} bytes. */
    public static Problem contentTooLarge(int limit) {
        return new Problem(413, "content_too_large", "The request body may hold at most " + limit + " bytes.");
    }

    /** 413: a request of many operations holds more than {@code most}. */
    public static Problem tooManyOperations(int most) {
        return new Problem(413, "content_too_large", "A request may hold at most " + most + " operations.");
    }

    /** 414 */
    public static Problem uriTooLong() {
        return new Problem(414, "uri_too_long", "The request's path and query are too long.");
    }

    /** 415: a POST body that is not a form. */
    public static Problem unsupportedMediaType() {
        return new Problem(
                415,
                "unsupported_media_type",
                "A request body must be a form: Content-Type application/x-www-form-urlencoded.");
    }

    /** 415: a body of none of the types that the door takes. */
    public static Problem unsupportedMediaType(List<String> jsonTypes, boolean forms) {
        String types = String.join(", ", jsonTypes) + (forms ? ", application/x-www-form-urlencoded" : "");
        return new Problem(
                415,
                "unsupported_media_type",
                "A request body must be UTF-8 and have one of these types: " + types + ".");
    }

    /** 415: a file of none of the types that the operation takes. */
    public static Problem unsupportedMediaType(List<String> types) {
        return new Problem(
                415,
                "unsupported_media_type",
                "The request body must be a file of one of these types: " + String.join(", ", types) + ".");
    }

    /** 431 */
    public static Problem headersTooLarge() {
        return new Problem(431, "request_header_fields_too_large", "The request's headers are too large.");
    }

    /** 500: a fault of ours; {@code reference} finds it in the log. */
    public static Problem serverError(String reference) {
        return new Problem(500, "server_error", "Something went wrong on our side. Reference: " + reference + ".");
    }

    /** 503: starting, draining, or without the database; ask again after {@code retryAfter}, in whole seconds, at least 1. */
    public static Problem unavailable(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        return new Problem(
                503,
                "service_unavailable",
                "The service is not available at the moment. Try again in " + seconds + " s.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** 503: ended for the sake of another change of the same data. */
    public static Problem overtaken() {
        return new Problem(
                503,
                "service_unavailable",
                "Another change of the same data got in the way; nothing was done. Try again in 1 s.",
                Map.of("Retry-After", "1"));
    }

    private static Problem ofParameter(String code, String name, String sentence) {
        return new Problem(400, code, sentence, Map.of(), List.of(new Field(name, code, sentence)));
    }

    public int status() {
        return status;
    }

    /** The short code, stable: clients compare it. */
    public String code() {
        return code;
    }

    /** The sentence for the client. */
    public String sentence() {
        return sentence;
    }

    /** Which parameters or fields are wrong; empty where it is not about them. */
    public List<Field> fields() {
        return fields;
    }

    /** Headers that belong to the answer: {@code WWW-Authenticate}, {@code Allow}, {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
