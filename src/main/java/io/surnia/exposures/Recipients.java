package io.surnia.exposures;

import io.surnia.mail.MailAddress;
import io.surnia.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The further addresses that a report goes to. */
final class Recipients {
    private static final int MOST = 50;

    private Recipients() {}

    /**
     * Reads addresses separated by commas, each once whatever its case; empty places count as nothing.
     *
     * @throws Problem when one is no address or there are more than {@value #MOST}
     */
    static List<MailAddress> further(@Nullable String given) {
        Map<String, MailAddress> addresses = new LinkedHashMap<>();
        String[] places = given == null ? new String[0] : given.split(",");
        for (int place = 0; place < places.length; place++) {
            if (!places[place].isBlank()) {
                MailAddress address = parsed(places[place], place + 1);
                addresses.putIfAbsent(address.key(), address);
            }
        }
        if (addresses.size() > MOST) {
            throw Problem.invalidParameter("emails", "The parameter 'emails' may list at most 50 addresses.");
        }
        return List.copyOf(addresses.values());
    }

    private static MailAddress parsed(String text, int place) {
        return MailAddress.parse(text)
                .orElseThrow(() -> Problem.invalidParameter(
                        "emails",
                        "The parameter 'emails' must list e-mail addresses separated by commas; number %d is none."
                                .formatted(place)));
    }
}
