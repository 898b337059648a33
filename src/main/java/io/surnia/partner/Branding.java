package io.surnia.partner;

import java.util.Locale;

/**
 * Colours of pages and mails.
 *
 * @param primaryColor {@code #rrggbb}, lower case
 * @param secondaryColor {@code #rrggbb}, lower case
 * @param override whether these are used in place of those one level up: a partner's for the built-in ones, a
 *     customer's for the partner's
 */
public record Branding(String primaryColor, String secondaryColor, boolean override) {
    /** The built-in colours. */
    public static final Branding BUILT_IN = new Branding("#1f3a5f", "#d9822b", false);

    public Branding {
        primaryColor = primaryColor.toLowerCase(Locale.ROOT);
        secondaryColor = secondaryColor.toLowerCase(Locale.ROOT);
    }
}
