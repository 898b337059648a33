package io.surnia.platform.tls;

import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** A private key in a form that the JDK does not read: SEC1 or PKCS#1, or with something else before it. */
final class OlderPemKey {
    private OlderPemKey() {}

    static PrivateKey read(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                switch (part) {
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PrivateKeyInfo info -> {
                        return converter.getPrivateKey(info);
                    }
                    case PEMEncryptedKeyPair encrypted -> throw encrypted(file);
                    case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encrypted(file);
                    default -> {} // EC PARAMETERS stand before a SEC1 key, a chain may stand in the same file
                }
            }
            throw new StartupFailure(file + " holds no private key in PEM format");
        } catch (PEMException e) {
            throw new StartupFailure(file + " is not a private key in PEM format", e);
        } catch (IOException e) {
            throw PemPair.unreadable(file, e);
        }
    }

    private static StartupFailure encrypted(Path file) {
        return new StartupFailure("the key in " + file + " is protected by a passphrase; give it without one");
    }
}
