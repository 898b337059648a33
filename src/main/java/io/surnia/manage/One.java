package io.surnia.manage;

import io.surnia.platform.db.Tx;
import io.surnia.platform.http.EntityTag;
import io.surnia.platform.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A single resource: how it is read, and how it is held still while somebody compares its version.
 *
 * @param read gives it as it is sent; 404 where it does not exist
 * @param hold locks it until the transaction ends
 */
record One(Function<Tx, Object> read, Consumer<Tx> hold) {

    /** The version of what is sent: whoever holds the same bytes has the same version. */
    static EntityTag version(Object sent) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.bytes(sent));
            return EntityTag.of(HexFormat.of().formatHex(hash, 0, 12));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
