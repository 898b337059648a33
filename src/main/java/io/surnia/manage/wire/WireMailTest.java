package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.mail.Delivery;
import org.jspecify.annotations.Nullable;

/** What became of a test mail, as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireMailTest(boolean delivered, @Nullable String answer) {
    private static final int LONGEST = 1000;

    public static WireMailTest of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted() -> new WireMailTest(true, null);
            case Delivery.Postponed(String reason) -> refused(reason);
            case Delivery.Refused(String reason, boolean _) -> refused(reason);
            case Delivery.Unreachable(String reason) -> refused(reason);
            case Delivery.Doubtful(String reason) -> refused(reason);
        };
    }

    private static WireMailTest refused(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return new WireMailTest(false, line.substring(0, Math.min(line.length(), LONGEST)));
    }
}
