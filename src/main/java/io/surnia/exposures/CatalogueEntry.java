package io.surnia.exposures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalogue's description of one breach, checked and sanitised, in the form and under the names of the table. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CatalogueEntry(
        String name,
        String title,
        @Nullable String domain,
        @Nullable String breachedOn,
        @Nullable String addedAt,
        @Nullable String modifiedAt,
        @Nullable Long pwnCount,
        @Nullable String description,
        @Nullable String logoPath,
        @Nullable String attribution,
        @Nullable String disclosureUrl,
        @Nullable List<String> dataClasses,
        @Nullable Boolean isVerified,
        @Nullable Boolean isFabricated,
        @Nullable Boolean isSensitive,
        @Nullable Boolean isRetired,
        @Nullable Boolean isSpamList,
        @Nullable Boolean isMalware,
        @Nullable Boolean isSubscriptionFree,
        @Nullable Boolean isStealerLog) {}
