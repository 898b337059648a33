package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.exposures.Exposure;
import io.surnia.exposures.ExposureReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answer of Get User Exposures. */
public record WireUserExposures(
        @JsonProperty("userName") @Nullable String name,
        @JsonProperty("userEmail") String email,
        @JsonProperty("pwnedBreaches") Map<Long, Breach> breaches,
        @JsonProperty("dehashedBreaches") Map<Long, DehashedRecord> records) {

    /** @param zone the partner's, in which days begin */
    public static WireUserExposures of(ExposureReport report, ZoneId zone) {
        Map<Long, Breach> breaches = new TreeMap<>();
        for (Exposure exposure : report.breaches()) {
            breaches.put(exposure.breach().id().value(), Breach.of(exposure, zone));
        }
        Map<Long, DehashedRecord> records = new TreeMap<>();
        for (io.surnia.exposures.DehashedRecord record : report.records()) {
            records.put(record.id().value(), DehashedRecord.of(record, zone));
        }
        return new WireUserExposures(report.account().name(), report.account().address(), breaches, records);
    }

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
            @JsonProperty("breachJoinId") long exposureId) {

        static Breach of(Exposure exposure, ZoneId zone) {
            io.surnia.exposures.Breach breach = exposure.breach();
            List<String> dataClasses = breach.dataClasses();
            return new Breach(
                    Values.dayOrNull(breach.breachedOn()),
                    Values.day(exposure.foundAt(), zone),
                    breach.id().value(),
                    breach.logoPath(),
                    breach.title(),
                    breach.description(),
                    Values.commas(breach.pwnCount()),
                    dataClasses == null ? null : String.join(", ", dataClasses),
                    Values.flag(exposure.acknowledgedAt() != null),
                    exposure.id().value());
        }
    }

    /** A leaked record of the address, keyed by its id. No secret is ever part of it. */
    public record DehashedRecord(
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("id") long id,
            @JsonProperty("dehashed_id") long dehashedId,
            @JsonProperty("email") String email,
            @JsonProperty("ip_address") @Nullable String ipAddress,
            @JsonProperty("username") @Nullable String username,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("hashed_password") @Nullable Void hashedPassword,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("vin") @Nullable String vin,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("phone") @Nullable String phone,
            @JsonProperty("database_name") String databaseName,
            @JsonProperty("acknowledged") int acknowledged,
            @JsonProperty("date_found") int foundOn,
            @JsonProperty("active") int active) {
        private static final String LEAKED = "********";

        static DehashedRecord of(io.surnia.exposures.DehashedRecord record, ZoneId zone) {
            return new DehashedRecord(
                    record.error(),
                    record.id().value(),
                    record.dehashedId(),
                    record.email(),
                    record.ipAddress(),
                    record.username(),
                    record.passwordLeaked() ? LEAKED : null,
                    null,
                    record.name(),
                    record.vin(),
                    record.address(),
                    record.phone(),
                    record.databaseName(),
                    Values.flag(record.acknowledgedAt() != null),
                    Values.day(record.foundAt(), zone),
                    Values.flag(record.active()));
        }
    }
}
