package io.surnia.assignments;

import org.jspecify.annotations.Nullable;

/**
 * Who accepts or refuses a policy.
 *
 * @param fullName as the learner wrote it, at most 201 characters
 * @param address the network address that it came from, where known
 */
public record Signature(String fullName, @Nullable String address) {}
