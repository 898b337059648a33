package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.partner.ApiKey;
import io.surnia.partner.IssuedKey;
import io.surnia.partner.Scope;
import org.jspecify.annotations.Nullable;

/** An API key as the management API sends it: with its secret where it was just made, and never again. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireKey(
        long id,
        String name,
        @Nullable Long customerId,
        String access,
        String last4,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String revokedAt,
        @Nullable String lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    public static WireKey of(ApiKey key) {
        return of(key, null);
    }

    public static WireKey of(IssuedKey issued) {
        return of(issued.key(), issued.secret());
    }

    private static WireKey of(ApiKey key, @Nullable String secret) {
        return new WireKey(
                key.id().value(),
                key.name(),
                key.scope() instanceof Scope.OneCustomer(long customer) ? (Long) customer : null,
                key.mayWrite() ? "write" : "read",
                key.last4(),
                key.createdAt().toString(),
                Times.text(key.expiresAt()),
                Times.text(key.revokedAt()),
                Times.text(key.lastUsedAt()),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WireKey[id=%d, last4=%s]".formatted(id, last4);
    }
}
