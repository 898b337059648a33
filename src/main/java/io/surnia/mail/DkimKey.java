package io.surnia.mail;

import java.time.Instant;

/**
 * The public side of what signs a domain's mails.
 *
 * @param domain in ASCII and lower case
 * @param publicKey SubjectPublicKeyInfo in base64
 */
public record DkimKey(long id, String domain, String selector, String publicKey, Instant createdAt) {

    /** The name of the TXT record that DNS must have (RFC 6376, 3.6.2.1). */
    public String recordName() {
        return "%s._domainkey.%s".formatted(selector, domain);
    }

    /** What that record says. */
    public String recordValue() {
        return "v=DKIM1; k=rsa; p=" + publicKey;
    }
}
