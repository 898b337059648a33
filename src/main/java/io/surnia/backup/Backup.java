package io.surnia.backup;

import java.util.Map;

/**
 * What a whole backup holds.
 *
 * @param program the version of the program that wrote it
 * @param takenAt the instant of its snapshot, as ISO 8601 in UTC
 * @param schemaVersion the schema's version in it
 * @param rows how many rows, over all tables
 * @param secrets the files that came with it, by name: what is needed to read what the database holds encrypted
 */
public record Backup(String program, String takenAt, String schemaVersion, long rows, Map<String, byte[]> secrets) {
    public Backup {
        secrets = Map.copyOf(secrets);
    }
}
