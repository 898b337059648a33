package io.surnia.partnerapi.reference;

import java.util.regex.Pattern;

/** The contract's light markup as HTML: {@code `code`} and {@code **bold**}; everything else is text. */
public final class Markup {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private Markup() {}

    public static String html(String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String coded = CODE.matcher(safe).replaceAll("<code>$1</code>");
        return BOLD.matcher(coded).replaceAll("<strong>$1</strong>");
    }
}
