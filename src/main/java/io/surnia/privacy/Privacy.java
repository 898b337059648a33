package io.surnia.privacy;

import io.surnia.customers.CustomerId;
import io.surnia.directory.Connections;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.Exposures;
import io.surnia.mail.MailAddress;
import io.surnia.mail.Outbox;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.User;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Tx;

/** A person's copy of what is kept, and being forgotten. */
public final class Privacy {
    private final Audit audit;
    private final Users users;
    private final Exposures exposures;
    private final DehashedRecords records;
    private final Connections directories;
    private final Outbox outbox;
    private final PersonalDataStore store = new PersonalDataStore();

    public Privacy(
            Audit audit,
            Users users,
            Exposures exposures,
            DehashedRecords records,
            Connections directories,
            Outbox outbox) {
        this.audit = audit;
        this.users = users;
        this.exposures = exposures;
        this.records = records;
        this.directories = directories;
        this.outbox = outbox;
    }

    /**
     * Everything that is kept of a user, an archived one too; leaked passwords are told only as leaked. That it was
     * asked for is audited.
     *
     * @throws io.surnia.platform.problem.Problem where there is no such user
     */
    public PersonalData export(Tx tx, Actor actor, CustomerId customer, UserId id) {
        User user = users.get(tx, customer, id);
        PersonalData data =
                store.of(tx, customer, id, MailAddress.keyOf(user.details().email()));
        audit.record(tx, actor, "export", new Subject("user", id.value()), null, null);
        return data;
    }

    /**
     * Forgets who a user is, for good: name, address and external id go, here and in what happened, in mails and in the
     * audit; what leaked of the address goes, and what was written in surveys. The user is archived, and what was learned and scored stays, of nobody. A
     * user who was forgotten stays so.
     *
     * @throws io.surnia.platform.problem.Problem where there is no such user
     */
    public void erase(Tx tx, Actor actor, CustomerId customer, UserId id) {
        String email = users.get(tx, customer, id).details().email();
        if (users.forget(tx, customer, id)) {
            exposures.forget(tx, customer, email);
            records.forget(tx, customer, email);
            directories.forget(tx, customer, id);
            outbox.forget(tx, customer.value(), id.value());
            store.forgetHistory(tx, customer, id);
            tx.raise(new PersonErased(customer, id));
            audit.record(tx, actor, "erase", new Subject("user", id.value()), null, null);
        }
    }
}
