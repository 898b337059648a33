package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.mail.DkimKey;

/** A DKIM key as the management API sends it: what DNS must say, never the private side. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireDkimKey(
        long id, String domain, String selector, String recordName, String recordValue, String createdAt) {

    public static WireDkimKey of(DkimKey key) {
        return new WireDkimKey(
                key.id(),
                key.domain(),
                key.selector(),
                key.recordName(),
                key.recordValue(),
                key.createdAt().toString());
    }
}
