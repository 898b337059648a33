package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.letters.Letter;

/** A letter as it would be mailed. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireLetter(String subject, String text, String html) {
    public static WireLetter of(Letter letter) {
        return new WireLetter(letter.subject(), letter.text(), letter.html());
    }
}
