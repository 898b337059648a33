package io.surnia.exposures;

import java.util.Set;

/** Domains under which anybody gets an address: none of them is a customer's, whatever it is entered with. */
final class MailboxProviders {
    private static final Set<String> DOMAINS = Set.of(
            "aol.com",
            "free.fr",
            "gmail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.co.uk",
            "hotmail.com",
            "icloud.com",
            "libero.it",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "orange.fr",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "t-online.de",
            "web.de",
            "yahoo.co.uk",
            "yahoo.com",
            "yandex.ru",
            "ymail.com",
            "zoho.com");

    private MailboxProviders() {}

    /** Whether a domain, in lower case, is one of theirs. */
    static boolean own(String domain) {
        return DOMAINS.contains(domain);
    }
}
