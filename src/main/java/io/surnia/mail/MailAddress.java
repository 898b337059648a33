package io.surnia.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: the dot-atom form of RFC 5321 and RFC 6531, no quoted local part, no name, no
 * comment, so that it can stand in a header as it is. Its case is kept; {@link #key} is what tells two apart.
 */
public record MailAddress(String value) {
    private static final String ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern FORM =
            Pattern.compile("(?<local>%s(?:\\.%s)*)@(?<domain>%s(?:\\.%s)*)".formatted(ATOM, ATOM, LABEL, LABEL));
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    /**
     * Takes what is known to be an address; {@link #parse} asks first.
     *
     * @throws IllegalArgumentException when it is not an address of this form
     */
    public MailAddress {
        if (!valid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address that a text spells, spaces around it aside; empty where it spells none. */
    public static Optional<MailAddress> parse(String text) {
        String value = text.strip();
        return valid(value) ? Optional.of(new MailAddress(value)) : Optional.empty();
    }

    public String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** The same for every spelling of one address: lower case. */
    public String key() {
        return keyOf(value);
    }

    /** The {@link #key} of what may be an address. */
    public static String keyOf(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** The address itself. */
    @Override
    public String toString() {
        return value;
    }

    private static boolean valid(String value) {
        // The length first: what follows reads the text more than once.
        if (value.length() > LONGEST_LOCAL + 1 + LONGEST_DOMAIN) {
            return false;
        }
        var form = FORM.matcher(value);
        return form.matches()
                && form.group("local").length() <= LONGEST_LOCAL
                && form.group("domain").length() <= LONGEST_DOMAIN;
    }
}
