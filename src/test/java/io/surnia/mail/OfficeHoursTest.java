package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00, 2026-11-24T08:00",
        "2026-11-24T17:59, 2026-11-24T17:59",
        "2026-11-24T07:59, 2026-11-24T08:00",
        "2026-11-24T18:00, 2026-11-25T08:00",
        "2026-11-27T18:00, 2026-11-30T08:00",
        "2026-11-28T12:00, 2026-11-30T08:00",
        "2026-11-29T23:59, 2026-11-30T08:00",
    })
    void waitForTheNextOpening(LocalDateTime at, LocalDateTime next) {
        ZoneId zone = ZoneId.of("Pacific/Auckland");

        assertThat(OfficeHours.USUAL.next(at.atZone(zone).toInstant(), zone))
                .isEqualTo(next.atZone(zone).toInstant());
    }

    @Test
    void openAtEightByTheClockOnTheWallAlsoAfterItWasMoved() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant saturday = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(OfficeHours.USUAL.next(saturday, berlin)).isEqualTo("2026-03-30T06:00:00Z");
        assertThat(OfficeHours.parse("9-17").next(saturday, berlin)).isEqualTo("2026-03-30T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"18-8", "8-8", "8-25", "8", "eight-nine", "-1-5"})
    void areTwoHoursOfOneDay(String text) {
        assertThatThrownBy(() -> OfficeHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
