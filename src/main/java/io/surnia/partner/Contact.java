package io.surnia.partner;

import org.jspecify.annotations.Nullable;

/** How a partner is reached. */
public record Contact(
        String email, @Nullable String phone, @Nullable String website) {}
