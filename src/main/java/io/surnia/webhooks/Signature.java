package io.surnia.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header that proves who sent a delivery, and when: {@code t=<seconds>,v1=<hex>}, where the latter is the
 * HMAC-SHA256 (RFC 2104) of the seconds, a dot and the body under the endpoint's secret. A receiver refuses what is older
 * than some minutes, so that nobody can send an old delivery again.
 */
public final class Signature {
    public static final String HEADER = "Surnia-Signature";

    private Signature() {}

    /** The header's value. */
    public static String of(byte[] secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return "t=%d,v1=%s".formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", failure);
        }
    }
}
