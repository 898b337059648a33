package io.surnia.platform.config;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting. Its name {@code tls-cert} is {@code --tls-cert} on the command line, {@code SURNIA_TLS_CERT} in the
 * environment and {@code tls-cert} in the file; a secret {@code smtp-password} is also {@code SURNIA_SMTP_PASSWORD_FILE}
 * and {@code smtp-password-file}: the path of a file whose first line is the value.
 *
 * @param name lower-case words joined by hyphens
 * @param label what stands for the value in help
 * @param fallback the value where nobody gives one, as text; null for none
 * @param secret whether the value is masked wherever it is shown, and not taken from the command line
 * @param meaning one or two sentences for the operator
 * @param parse turns text into the value, or throws {@link IllegalArgumentException} with what is wrong with it
 */
public record Setting<T>(
        String name,
        String label,
        @Nullable String fallback,
        boolean secret,
        String meaning,
        Function<String, T> parse) {
    private static final String MASK = "********";
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=//)[^/?@]+(?=@)|(?<=[?&](user|password)=)[^&]+");

    /** A given value as it may be shown: masked where it is a secret, or holds one that does not belong there. */
    public String shown(String text) {
        return secret ? MASK : withoutPassword(text);
    }

    /** An address without the user, or the password, that it may carry. */
    static String withoutPassword(String text) {
        return CREDENTIALS.matcher(text).replaceAll(MASK);
    }

    /** The variable of the environment. */
    public String variable() {
        return "SURNIA_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
