package io.surnia.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Google service account by its key file: what it signs is exchanged for a token (RFC 7523). */
final class ServiceAccount {
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String email;
    private final String keyId;
    private final PrivateKey key;

    private ServiceAccount(String email, String keyId, PrivateKey key) {
        this.email = email;
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * Reads a key file.
     *
     * @throws DirectoryFailure where it is none
     */
    static ServiceAccount read(String keyFile) {
        try {
            JsonNode file = Json.tree(keyFile);
            String email = file.path("client_email").asText();
            String pem = file.path("private_key").asText();
            if (email.isEmpty() || pem.isEmpty()) {
                throw none(new IllegalArgumentException("no client_email or no private_key"));
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new ServiceAccount(email, file.path("private_key_id").asText(), key);
        } catch (IllegalArgumentException | GeneralSecurityException broken) {
            throw none(broken);
        }
    }

    /**
     * A signed claim (JWT, RS256) to act for somebody.
     *
     * @param audience who is to believe it
     */
    String claim(String subject, String scope, String audience, Instant now) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", email);
        claims.put("sub", subject);
        claims.put("scope", scope);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALID).getEpochSecond());
        String signed = BASE64.encodeToString(Json.bytes(header)) + "." + BASE64.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this Java cannot sign with RSA", failure);
        }
    }

    private static DirectoryFailure none(Exception cause) {
        return new DirectoryFailure("The secret is not the key file (JSON) of a Google service account.", cause);
    }
}
