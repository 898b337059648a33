package io.surnia.sample;

import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.PhishingDifficulty;
import io.surnia.people.Source;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Fills a company with people: those who were there from the start, those who join later, and those who leave. */
final class Staff {
    private static final String REMOTE = "Remote Workers";

    private final Play play;
    private final Site site;
    private final Company company;
    private final Dice dice;
    private final Set<String> mailboxes = new HashSet<>();
    private final Hierarchy hierarchy;

    Staff(Play play, Site site) {
        this.play = play;
        this.site = site;
        this.company = site.company();
        this.dice = play.dice("staff of " + company.key());
        this.hierarchy = new Hierarchy(play, company, mailboxes);
    }

    /** On a company's first day. */
    void moveIn(Tx tx) {
        int everybody = company.people() + company.leavers();
        if (everybody == 0) {
            return;
        }
        hierarchy.appoint(tx, site.id());
        addGroups(tx);
        Map<LocalDate, List<Integer>> joining = new TreeMap<>();
        IntStream.range(0, everybody)
                .forEach(one -> joining.computeIfAbsent(joins(one), _ -> new ArrayList<>())
                        .add(one));
        joining.forEach((day, some) -> {
            if (day.equals(tx.today())) {
                join(tx, some);
            } else {
                play.agenda().put(day, company.hours(), later -> join(later, some));
            }
        });
        noteSyncErrors();
    }

    private void addGroups(Tx tx) {
        for (int department = 0; department < company.departments().size(); department++) {
            String name = company.departments().get(department);
            GroupDetails details = GroupDetails.of(name)
                    .withSource(company.directory(), Directory.externalId(company.directory(), "group:" + name));
            addGroup(tx, department % 2 == 0 ? details.withHr(hr(department)) : details);
        }
        if (company.people() >= 22 && company.hours() == WorkingHours.HERE) {
            addGroup(tx, GroupDetails.of(REMOTE));
        }
    }

    private void addGroup(Tx tx, GroupDetails details) {
        site.groups().add(play.rooms().groups().add(tx, Play.ACTOR, site.id(), details));
    }

    private HrContact hr(int department) {
        PersonName name = name(department);
        return new HrContact(name.first(), name.last(), name.mailbox() + "@" + company.domain());
    }

    /** Two in three are there on the first day; whoever is going to leave is. */
    private LocalDate joins(int one) {
        LocalDate first = company.begins(play.today());
        boolean isFounder = one < 3 || one >= company.people() || dice.happens(0.66) || company.since() < 14;
        return isFounder ? first : company.hours().workday(first.plusDays(dice.between(3, company.since() - 7)));
    }

    private void join(Tx tx, List<Integer> some) {
        List<UserDetails> details = new ArrayList<>();
        List<PersonName> names = new ArrayList<>();
        for (int one : some) {
            int department = department(one);
            PersonName name = name(department);
            names.add(name);
            details.add(details(name, department));
        }
        List<UserId> ids = play.rooms().users().addAll(tx, Play.ACTOR, site.id(), details);
        Map<Integer, List<UserId>> byGroup = new TreeMap<>();
        for (int i = 0; i < some.size(); i++) {
            int one = some.get(i);
            UserId id = ids.get(i);
            Diligence diligence = one == 1 ? Diligence.AVERAGE : Diligence.of(dice, company.morale());
            Learner learner = new Learner(id, names.get(i), details.get(i).email(), diligence);
            site.learners().add(learner);
            byGroup.computeIfAbsent(department(one), _ -> new ArrayList<>()).add(id);
            if (site.groups().size() > company.departments().size() && dice.happens(0.2)) {
                byGroup.computeIfAbsent(site.groups().size() - 1, _ -> new ArrayList<>())
                        .add(id);
            }
            if (one >= company.people()) {
                leaveSomeDay(learner);
            }
        }
        byGroup.forEach((group, members) -> play.rooms()
                .memberships()
                .add(tx, Play.ACTOR, site.id(), site.groups().get(group), members));
        welcome(tx.today(), ids);
    }

    private int department(int one) {
        return one % company.departments().size();
    }

    private PersonName name(int department) {
        return company.cultures().get(department % company.cultures().size()).draw(dice, mailboxes);
    }

    private UserDetails details(PersonName name, int department) {
        String email = name.mailbox() + "@" + company.domain();
        UserDetails details = UserDetails.of(name.first(), name.last(), email)
                .withManager(hierarchy.of(department))
                .withSource(company.directory(), Directory.externalId(company.directory(), email));
        if (dice.happens(0.04)) {
            details = details.withSource(Source.LOCAL, null);
        }
        int lot = dice.between(1, 100);
        if (lot <= 5) {
            return details.withDifficulty(PhishingDifficulty.EASY, null);
        }
        if (lot <= 9) {
            return details.withDifficulty(PhishingDifficulty.HARD, PhishingDifficulty.MEDIUM);
        }
        return lot <= 12 ? details.withDifficulty(PhishingDifficulty.MEDIUM, null) : details;
    }

    private void welcome(LocalDate day, List<UserId> newcomers) {
        if (company.details().welcomeEmail()) {
            Hour hour = company.hours() == WorkingHours.HERE ? Hour.EVENING : Hour.NIGHT;
            play.agenda().put(day, hour, tx -> play.rooms().users().onboarded(tx, site.id(), newcomers));
        }
    }

    private void leaveSomeDay(Learner learner) {
        int daysAgo = dice.between(4, company.since() * 2 / 3);
        play.agenda().put(play.daysAgo(daysAgo), company.hours(), tx -> {
            learner.leave();
            play.rooms().users().archive(tx, Play.ACTOR, site.id(), learner.id());
        });
    }

    private void noteSyncErrors() {
        if (company.directory() == Source.ENTRA || company.directory() == Source.GOOGLE) {
            play.agenda().put(play.daysAgo(4), company.hours(), tx -> {
                Learner learner = site.present().get(dice.between(2, 9));
                String error = "The directory names a manager who is not among those that are synchronised.";
                play.rooms().users().syncFailed(tx, site.id(), learner.id(), error);
            });
        }
    }
}
