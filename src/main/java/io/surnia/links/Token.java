package io.surnia.links;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.people.ManagerId;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A link as the text of its path: 94 characters of base64url, which tell nothing to whoever has no key.
 *
 * @param partnerId the person's partner
 * @param issuedAt whole milliseconds
 */
record Token(long partnerId, Link link, Instant issuedAt) {
    private static final String PLACE = "link";
    private static final int LENGTH = 4 * Long.BYTES + 1 + Long.BYTES;
    private static final int LONGEST_TEXT = 200;

    private static final byte ASSIGNMENTS = 1;
    private static final byte ONE_ASSIGNMENT = 2;
    private static final byte TEAM = 3;
    private static final byte CERTIFICATE = 4;

    String sealed(Sealer sealer) {
        ByteBuffer open = ByteBuffer.allocate(LENGTH)
                .put(code(link.purpose()))
                .putLong(partnerId)
                .putLong(link.customer().value())
                .putLong(link.person().number())
                .putLong(assignment(link.purpose()))
                .putLong(issuedAt.toEpochMilli());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(open.array(), PLACE));
    }

    /** Empty for what was not sealed here, or was altered. */
    static Optional<Token> opened(Sealer sealer, String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            ByteBuffer open = ByteBuffer.wrap(sealer.open(Base64.getUrlDecoder().decode(text), PLACE));
            byte code = open.get();
            long partner = open.getLong();
            CustomerId customer = new CustomerId(open.getLong());
            long person = open.getLong();
            AssignmentId assignment = new AssignmentId(open.getLong());
            Instant issuedAt = Instant.ofEpochMilli(open.getLong());
            Person whose =
                    code == TEAM ? new Person.Superior(new ManagerId(person)) : new Person.Learner(new UserId(person));
            return Optional.of(new Token(partner, new Link(customer, whose, purpose(code, assignment)), issuedAt));
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }

    private static byte code(Purpose purpose) {
        return switch (purpose) {
            case Purpose.Assignments _ -> ASSIGNMENTS;
            case Purpose.OneAssignment _ -> ONE_ASSIGNMENT;
            case Purpose.Team _ -> TEAM;
            case Purpose.Certificate _ -> CERTIFICATE;
        };
    }

    private static long assignment(Purpose purpose) {
        return switch (purpose) {
            case Purpose.OneAssignment(AssignmentId id) -> id.value();
            case Purpose.Certificate(AssignmentId id) -> id.value();
            case Purpose.Assignments _, Purpose.Team _ -> 0;
        };
    }

    private static Purpose purpose(byte code, AssignmentId assignment) {
        return switch (code) {
            case ASSIGNMENTS -> new Purpose.Assignments();
            case ONE_ASSIGNMENT -> new Purpose.OneAssignment(assignment);
            case TEAM -> new Purpose.Team();
            case CERTIFICATE -> new Purpose.Certificate(assignment);
            default -> throw new IllegalArgumentException("a purpose of another release");
        };
    }
}
