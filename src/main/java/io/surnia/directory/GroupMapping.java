package io.surnia.directory;

import org.jspecify.annotations.Nullable;

/**
 * A group of the directory that is read.
 *
 * @param directoryGroup its id, address, distinguished name or name there
 * @param group the name of our group that its members join, and leave when they leave it there; made where there is
 *     none. Null where it only selects
 */
public record GroupMapping(String directoryGroup, @Nullable String group) {}
