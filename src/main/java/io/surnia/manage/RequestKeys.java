package io.surnia.manage;

import io.surnia.idempotency.RequestKey;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Idempotency-Key}. */
final class RequestKeys {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private RequestKeys() {}

    /** Empty without the header; 400 for one of another form, or several. */
    static Optional<RequestKey> of(Caller caller) {
        List<String> sent = caller.call().headers(HEADER);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1 || !FORM.matcher(sent.getFirst()).matches()) {
            throw Problem.invalidParameter(
                    HEADER, "The header 'Idempotency-Key' must be one text of 1 to 255 visible ASCII characters.");
        }
        return Optional.of(
                new RequestKey(caller.principal().key().value(), sent.getFirst(), fingerprint(caller.call())));
    }

    private static byte[] fingerprint(Call call) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(call.method(), call.path(), call.query().orElse(""))) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            call.upload().ifPresent(file -> digest.update(file.sha256()));
            return digest.digest(call.body());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
