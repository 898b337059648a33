package io.surnia.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs mails of a domain (DKIM, RFC 6376): rsa-sha256, relaxed canonicalization of headers and body. The headers that a
 * reader sees are each signed once more than they occur, so that none can be added on the way (section 5.4).
 */
public final class DkimSignature {
    private static final List<String> SIGNED = List.of(
            "from",
            "reply-to",
            "to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-unsubscribe");
    private static final List<String> SIGNED_AGAINST_ADDING = List.of("from", "to", "subject", "date", "reply-to");

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    /**
     * Signs with a key.
     *
     * @param domain in ASCII, as in d=
     * @param selector under which DNS has the public key, as in s=
     * @param key an RSA key
     */
    public DkimSignature(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /** The value of the DKIM-Signature header for a message as it stands, folded. */
    String of(MimeMessage message, Instant at) throws MessagingException, IOException {
        try {
            List<String> names = names(message);
            String unsigned = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=%d;\r\n h=%s;\r\n bh=%s;\r\n b="
                    .formatted(
                            domain,
                            selector,
                            at.getEpochSecond(),
                            String.join(":\r\n ", names),
                            base64(MessageDigest.getInstance("SHA-256").digest(relaxedBody(body(message)))));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            for (String header : headers(message, names)) {
                signature.update((header + "\r\n").getBytes(ISO_8859_1));
            }
            signature.update(relaxedHeader("DKIM-Signature", unsigned).getBytes(ISO_8859_1));
            return unsigned + folded(base64(signature.sign()));
        } catch (GeneralSecurityException failure) {
            throw new MessagingException("the mail could not be signed", failure);
        }
    }

    private static List<String> names(MimeMessage message) throws MessagingException {
        List<String> names = new ArrayList<>();
        for (String name : SIGNED) {
            String[] values = message.getHeader(name);
            int times = (values == null ? 0 : values.length) + (SIGNED_AGAINST_ADDING.contains(name) ? 1 : 0);
            names.addAll(Collections.nCopies(times, name));
        }
        return names;
    }

    /** The headers of those names, of several of one name the last first (section 5.4.2). */
    private static List<String> headers(MimeMessage message, List<String> names) throws MessagingException {
        List<Header> left = new ArrayList<>(Collections.list(message.getAllHeaders()));
        List<String> found = new ArrayList<>();
        for (String name : names) {
            for (int n = left.size() - 1; n >= 0; n--) {
                if (left.get(n).getName().equalsIgnoreCase(name)) {
                    found.add(relaxedHeader(name, left.remove(n).getValue()));
                    break;
                }
            }
        }
        return found;
    }

    private static String relaxedHeader(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ":"
                + value.replaceAll("\r?\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static byte[] body(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        message.writeTo(whole);
        byte[] bytes = whole.toByteArray();
        for (int n = 0; n + 3 < bytes.length; n++) {
            if (bytes[n] == '\r' && bytes[n + 1] == '\n' && bytes[n + 2] == '\r' && bytes[n + 3] == '\n') {
                return Arrays.copyOfRange(bytes, n + 4, bytes.length);
            }
        }
        return new byte[0];
    }

    /** Section 3.4.4: spaces within a line are one, at its end none; empty lines at the end are none. */
    static byte[] relaxedBody(byte[] body) {
        ByteArrayOutputStream relaxed = new ByteArrayOutputStream(body.length + 2);
        int emptyLines = 0;
        int start = 0;
        while (start < body.length) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            byte[] line = relaxedLine(body, start, end > start && body[end - 1] == '\r' ? end - 1 : end);
            if (line.length == 0) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    relaxed.writeBytes("\r\n".getBytes(US_ASCII));
                }
                relaxed.writeBytes(line);
                relaxed.writeBytes("\r\n".getBytes(US_ASCII));
            }
            start = end + 1;
        }
        return relaxed.toByteArray();
    }

    private static byte[] relaxedLine(byte[] body, int start, int end) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(end - start);
        boolean isSpaced = false;
        for (int n = start; n < end; n++) {
            if (body[n] == ' ' || body[n] == '\t') {
                isSpaced = true;
            } else {
                if (isSpaced) {
                    line.write(' ');
                }
                isSpaced = false;
                line.write(body[n]);
            }
        }
        return line.toByteArray();
    }

    private static String folded(String signature) {
        return signature.replaceAll("(.{72})(?=.)", "$1\r\n ");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DkimSignature that
                && domain.equals(that.domain)
                && selector.equals(that.selector)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, selector, key);
    }

    /** All but the key. */
    @Override
    public String toString() {
        return "DKIM %s._domainkey.%s".formatted(selector, domain);
    }
}
