package io.surnia.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.crypto.Sealer;
import io.surnia.testing.TwoPartners;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed mails, verified from their bytes alone, as a receiver would. */
class DkimTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final TwoPartners world = new TwoPartners();

    private final DkimKeys keys = new DkimKeys(new Sealer(new byte[Sealer.KEY_LENGTH]));

    @BeforeEach
    void clear() {
        world.clear();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void signsWhatAReceiverCanVerifyByThePublishedRecord() throws Exception {
        DkimKey key = create("Northwind.example");
        String mail = signed(key);

        assertThat(key.recordName()).isEqualTo("s2026._domainkey.northwind.example");
        assertThat(tags(header(mail, "DKIM-Signature")))
                .containsEntry("d", "northwind.example")
                .containsEntry("s", "s2026")
                .containsEntry("a", "rsa-sha256")
                .containsEntry("c", "relaxed/relaxed");
        assertThat(isValid(mail, key)).isTrue();
    }

    @Test
    void noticesAnyChange() throws Exception {
        DkimKey key = create("northwind.example");
        String mail = signed(key);

        assertThat(isValid(mail.replace("ana@harbour.example", "eve@harbour.example"), key))
                .isFalse();
        assertThat(isValid(mail.replace("<p>", "<b>"), key)).isFalse();
        assertThat(isValid("Subject: another\r\n" + mail, key)).isFalse();
        assertThat(isValid(mail.replace("To: ", "to:   ").replace("=\r\n", "=\r\n") + "\r\n\r\n", key))
                .isTrue();
        assertThat(isValid(mail, create("other.example"))).isFalse();
    }

    @Test
    void canonicalizesBodiesAsRfc6376Does() {
        assertThat(relaxed(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
        assertThat(relaxed("")).isEmpty();
        assertThat(relaxed("\r\n\r\n")).isEmpty();
        assertThat(relaxed("no end")).isEqualTo("no end\r\n");
        assertThat(relaxed("a\r\n\r\nb")).isEqualTo("a\r\n\r\nb\r\n");
    }

    @Test
    void keepsThePrivateKeySealedAndOneKeyADomain() {
        create("northwind.example");

        assertThat(world.ask("select get_byte(private_key, 0) from dkim_keys")).isEqualTo(1);
        assertThatThrownBy(() -> create("NORTHWIND.example")).hasMessageContaining("already");
        assertThatThrownBy(() -> create("no domain")).hasMessageContaining("domain");
        Optional<DkimSignature> strangers =
                world.db.inTenant(world.southgate, tx -> keys.signature(tx, new MailAddress("a@northwind.example")));
        assertThat(strangers).isEmpty();
    }

    private DkimKey create(String domain) {
        return world.db.inTenant(world.northwind, tx -> keys.create(tx, domain, "s2026"));
    }

    private String signed(DkimKey key) throws Exception {
        DkimSignature signature = world.db
                .inTenant(world.northwind, tx -> keys.signature(tx, new MailAddress("aware@" + key.domain())))
                .orElseThrow();
        Identity identity = new Identity(Mails.SENDER, new MailAddress("help@northwind.example"), signature);
        MimeMessage message =
                Composition.compose(Mails.to("ana@harbour.example"), identity, NOW, Composition.Encoding.SAFE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(ISO_8859_1);
    }

    private static String relaxed(String body) {
        return new String(DkimSignature.relaxedBody(body.getBytes(US_ASCII)), US_ASCII);
    }

    /** As RFC 6376, section 6.1 has it; written apart from what signs. */
    private static boolean isValid(String mail, DkimKey key) throws Exception {
        String field = header(mail, "DKIM-Signature");
        Map<String, String> tags = tags(field);
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        String canonical =
                body.replaceAll("[ \t]+(?=\r\n)", "").replaceAll("[ \t]+", " ").replaceAll("(\r\n)*$", "") + "\r\n";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(ISO_8859_1));
        if (!Base64.getEncoder().encodeToString(hash).equals(tags.get("bh"))) {
            return false;
        }
        List<String> left = new ArrayList<>(headers(mail));
        StringBuilder signed = new StringBuilder();
        for (String name : tags.getOrDefault("h", "").split(":", -1)) {
            for (int n = left.size() - 1; n >= 0; n--) {
                if (left.get(n).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    signed.append(canonical(left.remove(n))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(canonical("DKIM-Signature: " + field.replaceAll("b=[^;]*$", "b=")));
        Signature signature = Signature.getInstance("SHA256withRSA");
        String published = key.recordValue().replaceFirst(".*p=", "");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(published))));
        signature.update(signed.toString().getBytes(ISO_8859_1));
        return signature.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static String canonical(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).toLowerCase(Locale.ROOT) + ":"
                + header.substring(colon + 1)
                        .replace("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private static List<String> headers(String mail) {
        String head = mail.substring(0, mail.indexOf("\r\n\r\n"));
        return List.of(head.split("\r\n(?![ \t])", -1));
    }

    private static String header(String mail, String name) {
        return headers(mail).stream()
                .filter(header -> header.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1)
                .strip();
    }

    private static Map<String, String> tags(String field) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : field.replaceAll("\\s", "").split(";", -1)) {
            tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
        }
        return tags;
    }
}
