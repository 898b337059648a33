package io.surnia.reports;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** 100 random bits as 20 of Crockford's Base32 characters, of which none is mistaken for another. */
public record CertificateCode(String value) {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final Pattern FORM = Pattern.compile("[%s]{%d}".formatted(CHARACTERS, LENGTH));
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, which nobody can guess. */
    static CertificateCode random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            code.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return new CertificateCode(code.toString());
    }

    /** The code that somebody typed: in any case, with hyphens or without, O for 0, I and L for 1; empty for none. */
    public static Optional<CertificateCode> parse(String typed) {
        if (typed.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        String value = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(value).matches() ? Optional.of(new CertificateCode(value)) : Optional.empty();
    }

    /** In groups of five, for people. */
    @Override
    public String toString() {
        StringBuilder grouped = new StringBuilder(value);
        for (int place = LENGTH - GROUP; place > 0; place -= GROUP) {
            grouped.insert(place, '-');
        }
        return grouped.toString();
    }
}
