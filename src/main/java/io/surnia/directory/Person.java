package io.surnia.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as a directory knows one.
 *
 * @param id its id there, never given again
 * @param isEnabled whether the account may be used
 * @param manager the id of the manager; null where there is none
 * @param attributes what else rules may ask for; neither the address nor the manager
 */
record Person(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean isEnabled,
        @Nullable String manager,
        Map<Trait, String> attributes) {
    Person {
        attributes = Map.copyOf(attributes);
    }

    @Nullable
    String attribute(Trait attribute) {
        return attribute == Trait.EMAIL ? email : attributes.get(attribute);
    }

    Person withManager(@Nullable String manager) {
        return new Person(id, email, firstName, lastName, isEnabled, manager, attributes);
    }
}
