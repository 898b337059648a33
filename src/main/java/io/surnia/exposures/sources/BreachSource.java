package io.surnia.exposures.sources;

import java.util.Set;

/** A service that knows what leaked. It paces itself by key: who asks too fast is told when to come again. */
public sealed interface BreachSource permits HaveIBeenPwned, Dehashed {

    SourceName name();

    /** Asks the source whether a key is good, at no cost in credits. */
    KeyCheck check(String key);

    /**
     * Of a customer's domains those that are searched as a whole, so that their addresses need not be searched one by one.
     *
     * @param declared the domain that the customer is entered with, if any
     * @param used the domains of its people's addresses that no other customer is entered with
     */
    Coverage coverage(String key, Set<String> declared, Set<String> used);

    /**
     * Searches for a target.
     *
     * @param page from 1 on; a further one where the one before {@link SearchAnswer.Found#hasMore had more}
     */
    SearchAnswer search(String key, Target target, int page);
}
