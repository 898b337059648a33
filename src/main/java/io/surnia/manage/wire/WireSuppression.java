package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.mail.Suppression;
import java.util.Locale;

/** An address that nothing is sent to, as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireSuppression(long id, String address, String reason, String detail, String since) {

    public static WireSuppression of(Suppression suppression) {
        return new WireSuppression(
                suppression.id(),
                suppression.address(),
                suppression.reason().name().toLowerCase(Locale.ROOT),
                suppression.detail(),
                suppression.since().toString());
    }
}
