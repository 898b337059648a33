package io.surnia.exposures;

import io.surnia.exposures.sources.SourceName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a check is. Of each source the customer's domains come first, by name, then those users by their id whose address
 * is on no domain that was searched.
 *
 * @param source null where all were asked
 * @param lastDomain the domain that was searched last, or could not be; empty before the first
 * @param searched the domains that this source searched as a whole
 * @param lastUser the user whose address was searched last; 0 before the first
 * @param page which page of what comes next is the next, from 1 on
 * @param failures how often in a row the source could not be asked
 */
record CheckPosition(
        @Nullable SourceName source,
        boolean domainsDone,
        String lastDomain,
        List<String> searched,
        long lastUser,
        int page,
        int failures) {

    /** Before the first search of a source. */
    static CheckPosition at(@Nullable SourceName source) {
        return new CheckPosition(source, false, "", List.of(), 0, 1, 0);
    }

    /** Past all of this source. */
    CheckPosition nextSource() {
        return at(source == null ? null : source.next().orElse(null));
    }

    CheckPosition pastDomains() {
        return new CheckPosition(source, true, lastDomain, searched, lastUser, 1, 0);
    }

    CheckPosition pastDomain(String domain, boolean isSearched) {
        List<String> all =
                isSearched ? Stream.concat(searched.stream(), Stream.of(domain)).toList() : searched;
        return new CheckPosition(source, domainsDone, domain, all, lastUser, 1, 0);
    }

    CheckPosition pastUser(long user) {
        return new CheckPosition(source, domainsDone, lastDomain, searched, user, 1, 0);
    }

    CheckPosition nextPage() {
        return new CheckPosition(source, domainsDone, lastDomain, searched, lastUser, page + 1, 0);
    }

    CheckPosition failedAgain() {
        return new CheckPosition(source, domainsDone, lastDomain, searched, lastUser, page, failures + 1);
    }
}
