package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of Get User Exposures. */
public record WireUserExposures(
        @JsonProperty("userName") @Nullable String name,
        @JsonProperty("userEmail") String email,
        @JsonProperty("pwnedBreaches") Map<Long, Breach> breaches,
        @JsonProperty("dehashedBreaches") Map<Long, DehashedRecord> records) {

    /** A known breach that holds the address, keyed by its id. */
    public record Breach(
            @JsonProperty("breachDate") @Nullable Integer breachDay,
            @JsonProperty("dateFound") int foundOn,
            @JsonProperty("breachId") long breachId,
            @JsonProperty("logoPath") @Nullable String logo,
            @JsonProperty("title") String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("affected") @Nullable String affected,
            @JsonProperty("dataClasses") @Nullable String dataClasses,
            @JsonProperty("acknowledged") int acknowledged,
            @JsonProperty("breachJoinId") long exposureId) {}

    /** A leaked record of the address, keyed by its id. No secret is ever part of it. */
    public record DehashedRecord(
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("id") long id,
            @JsonProperty("dehashed_id") long dehashedId,
            @JsonProperty("email") String email,
            @JsonProperty("ip_address") @Nullable String ipAddress,
            @JsonProperty("username") @Nullable String username,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("hashed_password") @Nullable String hashedPassword,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("vin") @Nullable String vin,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("phone") @Nullable String phone,
            @JsonProperty("database_name") String databaseName,
            @JsonProperty("acknowledged") int acknowledged,
            @JsonProperty("date_found") int foundOn,
            @JsonProperty("active") int active) {}
}
