package io.surnia.privacy;

import java.util.List;
import java.util.Map;

/**
 * Everything that is kept of a person.
 *
 * @param sections by what it is about, in the order of reading; the rows are JSON objects
 */
public record PersonalData(Map<String, List<String>> sections) {}
