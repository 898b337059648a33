package io.surnia.library;

import java.util.List;

/**
 * What an import did.
 *
 * @param added the items that were not there, in the folder's order
 * @param alreadyThere how many were there before, the same in key, language, version and text
 */
public record Imported(List<LibraryId> added, int alreadyThere) {}
