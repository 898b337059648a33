package io.surnia.sample;

import io.surnia.customers.CustomerId;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who answers for whom: one head, its default manager; above 60 people directors; in larger departments team leads. */
final class Hierarchy {
    private static final int LARGE = 60;
    private static final int TEAM = 16;

    private final Play play;
    private final Company company;
    private final Dice dice;
    private final Set<String> mailboxes;
    private final List<List<ManagerId>> leadsOf = new ArrayList<>();

    Hierarchy(Play play, Company company, Set<String> takenMailboxes) {
        this.play = play;
        this.company = company;
        this.dice = play.dice("hierarchy of " + company.key());
        this.mailboxes = takenMailboxes;
    }

    void appoint(Tx tx, CustomerId customer) {
        int departments = company.departments().size();
        ManagerId head = appoint(tx, customer, 0, null);
        ManagerId director = head;
        for (int department = 0; department < departments; department++) {
            if (company.people() > LARGE && department % 2 == 0) {
                director = appoint(tx, customer, department, head);
            }
            List<ManagerId> leads = new ArrayList<>();
            int teams = departments == 1 ? 0 : 1 + company.people() / departments / TEAM;
            for (int team = 0; team < teams; team++) {
                leads.add(appoint(tx, customer, department, director));
            }
            leadsOf.add(leads.isEmpty() ? List.of(head) : leads);
        }
        if (company.leavers() > 10) {
            play.rooms()
                    .managers()
                    .archive(tx, Play.ACTOR, customer, leadsOf.getFirst().getLast());
        }
    }

    /** Whom a new colleague is put under; for a few nobody, so that the default manager answers. */
    @Nullable
    ManagerId of(int department) {
        return dice.happens(0.07) ? null : dice.pick(leadsOf.get(department));
    }

    private ManagerId appoint(Tx tx, CustomerId customer, int department, @Nullable ManagerId superior) {
        PersonName name =
                company.cultures().get(department % company.cultures().size()).draw(dice, mailboxes);
        String email = name.mailbox() + "@" + company.domain();
        ManagerDetails details = ManagerDetails.of(name.first(), name.last(), email)
                .withSource(company.directory(), Directory.externalId(company.directory(), email))
                .withSuperior(superior)
                .withDefault(superior == null);
        return play.rooms().managers().add(tx, Play.ACTOR, customer, details);
    }
}
