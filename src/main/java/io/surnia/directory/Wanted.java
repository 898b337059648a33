package io.surnia.directory;

import io.surnia.mail.MailAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a person of a directory is to stand here: fit for our columns.
 *
 * @param id in the directory
 * @param manager null where the directory names none
 * @param groups names of our groups that the person is to be in
 */
record Wanted(
        String id,
        String email,
        String firstName,
        String lastName,
        @Nullable Superior manager,
        Set<String> groups) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 200;

    Wanted {
        groups = Set.copyOf(groups);
    }

    /** A person's manager. */
    record Superior(String id, String email, String firstName, String lastName) {}

    /** Empty for somebody without an address that mail can be sent to. */
    static Optional<Wanted> of(Person person, @Nullable Person manager, Set<String> groups) {
        if (person.id().isEmpty() || person.id().length() > LONGEST_ID) {
            return Optional.empty();
        }
        Superior superior = manager == null
                ? null
                : address(manager)
                        .map(address -> {
                            Name name = Name.of(manager, address);
                            return new Superior(manager.id(), address.value(), name.first(), name.last());
                        })
                        .orElse(null);
        return address(person).map(address -> {
            Name name = Name.of(person, address);
            return new Wanted(person.id(), address.value(), name.first(), name.last(), superior, groups);
        });
    }

    private static Optional<MailAddress> address(Person person) {
        return Optional.ofNullable(person.email()).flatMap(MailAddress::parse);
    }

    private record Name(String first, String last) {
        /** The names given, else the display name with its last word as last name, else the address up to its @. */
        static Name of(Person person, MailAddress address) {
            String first = clean(person.firstName());
            String last = clean(person.lastName());
            String shown = clean(person.attribute(Trait.DISPLAY_NAME));
            if (!first.isEmpty()) {
                return new Name(first, last);
            }
            if (!last.isEmpty()) {
                return new Name(last, "");
            }
            if (!shown.isEmpty()) {
                int space = shown.lastIndexOf(' ');
                return space < 0
                        ? new Name(shown, "")
                        : new Name(shown.substring(0, space).strip(), shown.substring(space + 1));
            }
            return new Name(clean(address.localPart()), "");
        }
    }

    private static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String printable = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(LONGEST_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return printable.strip();
    }
}
