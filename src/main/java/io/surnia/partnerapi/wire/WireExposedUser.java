package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.exposures.Account;
import io.surnia.exposures.ExposedAddress;
import org.jspecify.annotations.Nullable;

/** An account in the answer of Get All Users Exposures, keyed by its address. */
public record WireExposedUser(
        @JsonProperty("userId") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long userId,

        @JsonProperty("name") @Nullable String name,
        @JsonProperty("firstBreachDate") @Nullable Integer firstBreach,
        @JsonProperty("latestBreachDate") @Nullable Integer latestBreach,
        @JsonProperty("unacknowledgedExposures") int unacknowledged,
        @JsonProperty("breachCount") int breaches) {

    public static WireExposedUser of(ExposedAddress address) {
        Account account = address.account();
        return new WireExposedUser(
                account.user() == null ? null : account.user().value(),
                account.name(),
                Values.dayOrNull(address.firstBreach()),
                Values.dayOrNull(address.latestBreach()),
                address.unacknowledged(),
                address.breachCount());
    }
}
