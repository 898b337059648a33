package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.people.Manager;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.Managers;
import io.surnia.people.Source;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Managers as a directory knows them: users whom others name as theirs. The manager of the same address is that user's, is
 * added where there is none yet, and reports to whom the user names.
 */
final class Superiors {
    private final Users users;
    private final Managers managers;
    private final ScimUserStore store = new ScimUserStore();

    Superiors(Users users, Managers managers) {
        this.users = users;
        this.managers = managers;
    }

    /**
     * The manager that a user is; null for nobody.
     *
     * @throws Problem 400 {@code invalidValue} where there is no such user
     */
    @Nullable
    ManagerId of(Tx tx, Actor actor, CustomerId customer, @Nullable Long user) {
        if (user == null) {
            return null;
        }
        UserId id = new UserId(user);
        if (store.find(tx, customer, id).isEmpty()) {
            throw UserSteps.unknownManager();
        }
        User superior = users.get(tx, customer, id);
        Optional<ManagerId> known =
                store.managerOf(tx, customer, superior.details().email());
        known.ifPresent(manager -> managers.restore(tx, actor, customer, manager));
        return known.orElseGet(() -> managers.add(tx, actor, customer, asManager(superior.details())));
    }

    /** Lets the manager that a user is follow what the directory changed of the user; one from elsewhere stays. */
    void follow(Tx tx, Actor actor, CustomerId customer, UserDetails was, UserDetails is) {
        if (sameToManager(was, is)) {
            return;
        }
        Optional<ManagerId> known = store.managerOf(tx, customer, was.email());
        if (known.isEmpty()) {
            return;
        }
        Manager manager = managers.get(tx, customer, known.get());
        boolean taken = !was.email().equalsIgnoreCase(is.email())
                && store.managerOf(tx, customer, is.email()).isPresent();
        if (manager.details().source() == Source.SCIM && !taken) {
            managers.change(
                    tx,
                    actor,
                    customer,
                    manager.id(),
                    details -> details.withName(is.firstName(), is.lastName())
                            .withEmail(is.email())
                            .withSuperior(manager.id().equals(is.manager()) ? null : is.manager()));
        }
    }

    private static boolean sameToManager(UserDetails was, UserDetails is) {
        return was.firstName().equals(is.firstName())
                && was.lastName().equals(is.lastName())
                && was.email().equals(is.email())
                && Objects.equals(was.manager(), is.manager());
    }

    private static ManagerDetails asManager(UserDetails user) {
        return ManagerDetails.of(user.firstName(), user.lastName(), user.email())
                .withSource(Source.SCIM, user.externalId())
                .withSuperior(user.manager());
    }
}
