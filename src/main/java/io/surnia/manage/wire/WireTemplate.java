package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.letters.Effective;
import io.surnia.letters.Placeholder;
import java.util.List;
import java.util.Locale;

/**
 * The text in force for a kind of letter, as the management API sends it.
 *
 * @param origin built_in, partner or customer: whose text it is
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireTemplate(
        String kind, String purpose, String origin, String subject, String body, List<Place> placeholders) {

    /** What may be filled in. */
    public record Place(String name, String meaning) {
        static Place of(Placeholder place) {
            return new Place(place.word(), place.meaning());
        }
    }

    public static WireTemplate of(Effective effective) {
        return new WireTemplate(
                effective.kind().word(),
                effective.kind().purpose(),
                effective.origin().name().toLowerCase(Locale.ROOT),
                effective.template().subject(),
                effective.template().body(),
                effective.kind().placeholders().stream().map(Place::of).toList());
    }
}
