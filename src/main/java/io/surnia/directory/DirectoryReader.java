package io.surnia.directory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one directory. */
interface DirectoryReader {
    /**
     * Reads it, or what changed there.
     *
     * @param before the people whom the last reading found, by id; asked for where there is a cursor
     * @param cursor what the last reading gave; null to read all
     * @param groups which groups' members are wanted
     * @throws DirectoryFailure where it cannot be read
     */
    Reading read(Map<String, Person> before, @Nullable String cursor, List<String> groups);

    /**
     * Asks for a little, to see whether it answers.
     *
     * @throws DirectoryFailure where it does not
     */
    void probe();

    /**
     * What was read.
     *
     * @param cursor from where to read changes next time; null where the directory tells none
     */
    record Reading(Snapshot snapshot, @Nullable String cursor) {}
}
