package io.surnia.exposures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.customers.CustomerId;
import io.surnia.mail.MailAddress;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of leaked databases that hold an address of a customer. A password in them is sealed before it is stored. */
public final class DehashedRecords {
    private static final int LONGEST_PASSWORD = 500;

    private final Sealer sealer;
    private final DehashedStore store = new DehashedStore();

    public DehashedRecords(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Records a row; one whose number at the source is known already stays as it is.
     *
     * @throws Problem when its address is none
     */
    public DehashedRecordId record(Tx tx, CustomerId customer, NewDehashedRecord found) {
        String email = address(found);
        DehashedRecordId id = store.nextId(tx);
        return store.insert(tx, customer, id, email, found, sealed(tx, id, found.password()));
    }

    /**
     * A customer's records with ids above {@code after}, withdrawn ones too, ordered by id, at most {@code limit}.
     *
     * @param email only of this address, in any case; null for all
     * @param open only those that count and that nobody has acknowledged
     */
    public List<DehashedRecord> page(
            Tx tx, CustomerId customer, @Nullable String email, boolean open, long after, int limit) {
        return store.page(tx, customer, email == null ? null : MailAddress.keyOf(email), open, after, limit);
    }

    /** One record of the customer; empty where there is none of that id. */
    public Optional<DehashedRecord> find(Tx tx, CustomerId customer, DehashedRecordId id) {
        return store.page(tx, customer, null, false, id.value() - 1, 1).stream()
                .filter(found -> found.id().equals(id))
                .findFirst();
    }

    /**
     * Records what a search found, as {@link #record} does, in two statements.
     *
     * @return how many were new
     */
    public int recordAll(Tx tx, CustomerId customer, List<NewDehashedRecord> found) {
        List<DehashedRecordId> ids = store.nextIds(tx, found.size());
        List<DehashedStore.Sealed> sealed = new ArrayList<>();
        for (NewDehashedRecord each : found) {
            DehashedRecordId id = ids.get(sealed.size());
            sealed.add(new DehashedStore.Sealed(id, address(each), each, sealed(tx, id, each.password())));
        }
        return found.isEmpty() ? 0 : store.insertAll(tx, customer, sealed);
    }

    /**
     * Drops a customer's leaked passwords, now; that they leaked, and all else of the records, stays known.
     *
     * @return how many were dropped
     */
    public int wipePasswords(Tx tx, CustomerId customer) {
        return store.wipePasswords(tx, customer, null);
    }

    /** Drops the partner's leaked passwords that were found before an instant, and returns how many. */
    public int wipePasswordsBefore(Tx tx, Instant before) {
        return store.wipePasswords(tx, null, before);
    }

    /**
     * Notes that an administrator has seen a record; the first time counts.
     *
     * @throws Problem when the customer has no such record
     */
    public void acknowledge(Tx tx, CustomerId customer, DehashedRecordId record) {
        if (!store.acknowledge(tx, customer, record)) {
            throw nowhere();
        }
    }

    /**
     * Lets a record count no more: its source took it back, or it is of someone else.
     *
     * @throws Problem when the customer has no such record
     */
    public void withdraw(Tx tx, CustomerId customer, DehashedRecordId record) {
        if (!store.withdraw(tx, customer, record)) {
            throw nowhere();
        }
    }

    /** Drops all that was found of an address. */
    public void forget(Tx tx, CustomerId customer, String email) {
        store.delete(tx, customer, MailAddress.keyOf(email));
    }

    private static String address(NewDehashedRecord found) {
        return MailAddress.parse(found.email())
                .map(MailAddress::key)
                .orElseThrow(() -> Problem.invalidParameter("email", "The email must be an e-mail address."));
    }

    private byte @Nullable [] sealed(Tx tx, DehashedRecordId id, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            return null;
        }
        String place = "dehashed_records/%d/%d".formatted(tx.tenant().partnerId(), id.value());
        return sealer.seal(DehashedStore.cut(password, LONGEST_PASSWORD).getBytes(UTF_8), place);
    }

    private static Problem nowhere() {
        return Problem.notFound("There is no such leaked record.");
    }
}
