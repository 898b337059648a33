package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.mail.MailAddress;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whose addresses were found where. Addresses are compared without regard to case. */
public final class Exposures {
    private static final int LONGEST_ADDRESS = 320;

    private final ExposureStore store = new ExposureStore();
    private final DehashedStore records = new DehashedStore();

    /**
     * Records that an address of a customer was found in a breach; once known, it stays as first found.
     *
     * @param email of a user or of nobody
     * @param breachName the breach's public name; one that no catalogue describes yet is noted by its name
     * @throws Problem when that is no address
     */
    public ExposureId record(Tx tx, CustomerId customer, String email, String breachName, Instant foundAt) {
        Finding finding = checked(new Finding(email, breachName, foundAt));
        store.mention(tx, List.of(finding));
        insert(tx, customer, List.of(finding));
        return store.find(tx, customer, finding.email(), breachName);
    }

    /**
     * Records the findings of a search, as {@link #record} does, in two statements.
     *
     * @return how many were new
     */
    public int recordAll(Tx tx, CustomerId customer, Collection<Finding> findings) {
        List<Finding> checked = findings.stream().map(Exposures::checked).toList();
        store.mention(tx, checked);
        return insert(tx, customer, checked);
    }

    /**
     * Notes that an administrator has seen an exposure; the first time counts.
     *
     * @throws Problem when the customer has no such exposure
     */
    public void acknowledge(Tx tx, CustomerId customer, ExposureId exposure) {
        if (!store.acknowledge(tx, customer, exposure)) {
            throw Problem.notFound("There is no such exposure.");
        }
    }

    /** Drops all that was found of an address. */
    public void forget(Tx tx, CustomerId customer, String email) {
        store.delete(tx, customer, MailAddress.keyOf(email));
    }

    /**
     * A customer's exposures with ids above {@code after}, ordered by id, at most {@code limit}.
     *
     * @param email only of this address, in any case; null for all
     * @param open only those that nobody has acknowledged
     */
    public List<Exposure> page(
            Tx tx, CustomerId customer, @Nullable String email, boolean open, long after, int limit) {
        return store.page(tx, customer, email == null ? null : MailAddress.keyOf(email), open, after, limit);
    }

    /** One exposure of the customer; empty where there is none of that id. */
    public Optional<Exposure> find(Tx tx, CustomerId customer, ExposureId id) {
        return store.page(tx, customer, null, false, id.value() - 1, 1).stream()
                .filter(exposure -> exposure.id().equals(id))
                .findFirst();
    }

    /**
     * Hands out a customer's exposed addresses in the order of the address, one by one as the database gives them: the
     * addresses found in a breach or in a leaked record that counts, of users, archived ones too, and of nobody.
     *
     * @param after only addresses after this one, in any case, which need not exist; empty from the first
     * @param limit at most so many; {@link Integer#MAX_VALUE} for all
     */
    public void exposedAddresses(Tx tx, CustomerId customer, String after, int limit, Consumer<ExposedAddress> reader) {
        store.exposedAddresses(tx, customer, MailAddress.keyOf(after), limit, reader);
    }

    /**
     * All that was found of a user.
     *
     * @throws Problem when the customer has no such user
     */
    public ExposureReport report(Tx tx, CustomerId customer, UserId user) {
        return store.account(tx, customer, user)
                .map(account -> reports(tx, customer, List.of(account)).getFirst())
                .orElseThrow(() -> Problem.notFound("There is no such user."));
    }

    /**
     * All that was found of an address.
     *
     * @throws Problem when it is neither a user's nor exposed
     */
    public ExposureReport report(Tx tx, CustomerId customer, String address) {
        if (address.length() > LONGEST_ADDRESS || address.indexOf('\0') >= 0) {
            throw nobody();
        }
        Account account = store.account(tx, customer, address)
                .orElseGet(() -> new Account(MailAddress.keyOf(address), null, null, false));
        ExposureReport report = reports(tx, customer, List.of(account)).getFirst();
        boolean exposed = !report.breaches().isEmpty() || !report.records().isEmpty();
        if (account.user() == null && !exposed) {
            throw nobody();
        }
        return report;
    }

    /** The reports of these accounts in their order, in two queries. */
    List<ExposureReport> reports(Tx tx, CustomerId customer, List<Account> accounts) {
        List<String> emails = accounts.stream().map(Account::email).toList();
        Map<String, List<Exposure>> breaches = new HashMap<>();
        for (Exposure exposure : store.of(tx, customer, emails)) {
            breaches.computeIfAbsent(exposure.email(), _ -> new ArrayList<>()).add(exposure);
        }
        Map<String, List<DehashedRecord>> leaked = new HashMap<>();
        for (DehashedRecord dehashed : records.of(tx, customer, emails)) {
            leaked.computeIfAbsent(dehashed.email(), _ -> new ArrayList<>()).add(dehashed);
        }
        return accounts.stream()
                .map(account -> new ExposureReport(
                        account,
                        breaches.getOrDefault(account.email(), List.of()),
                        leaked.getOrDefault(account.email(), List.of())))
                .toList();
    }

    private int insert(Tx tx, CustomerId customer, List<Finding> findings) {
        List<ExposureId> found = store.insert(tx, customer, findings);
        found.forEach(exposure -> tx.raise(new ExposureFound(customer, exposure)));
        return found.size();
    }

    private static Finding checked(Finding finding) {
        MailAddress address = MailAddress.parse(finding.email())
                .orElseThrow(() -> Problem.invalidParameter("email", "The email must be an e-mail address."));
        if (finding.breachName().isBlank() || finding.breachName().length() > 200) {
            throw Problem.invalidParameter("breach", "The breach must have a name of 1 to 200 characters.");
        }
        return new Finding(address.key(), finding.breachName(), finding.foundAt());
    }

    private static Problem nobody() {
        return Problem.notFound("The address is neither a user's of this customer nor known to be exposed.");
    }
}
