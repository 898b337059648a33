package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Load;
import io.surnia.assignments.Quiz;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Signature;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.customers.Autopilot;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.phishing.PhishingEventKind;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands of things happen in an order that nobody chose; whatever it is, verification finds nothing. */
class StormTest {
    private static final long SEED = 20261124;
    private static final int OPERATIONS = 2_500;
    private static final LocalDate BEGIN = LocalDate.of(2026, 2, 20);

    private final TestEngine engine = new TestEngine(BEGIN, ZoneId.of("Europe/Berlin"));
    private final Random random = new Random(SEED);
    private final List<CustomerId> customers = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Team> teams = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();

    private record Member(CustomerId customer, UserId user) {}

    private record Team(CustomerId customer, GroupId group) {}

    private record Given(CustomerId customer, AssignmentId assignment) {}

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everythingStoredAgreesWithTheHistoryWhateverHappens() {
        engine.<Integer>ask(engine.library::stock);
        for (CustomerType type : CustomerType.values()) {
            CustomerId customer = engine.customer(type);
            customers.add(customer);
            for (int group = 0; group < 3; group++) {
                teams.add(new Team(customer, engine.group(customer)));
            }
            for (int user = 0; user < 8; user++) {
                members.add(new Member(customer, engine.user(customer)));
            }
        }

        for (int operation = 1; operation <= OPERATIONS; operation++) {
            happen();
            if (operation % 500 == 0) {
                engine.assertVerified();
            }
        }

        engine.nightly.close(engine.tenant);
        engine.assertVerified();
        assertThat(completions()).isGreaterThan(200);
    }

    private void happen() {
        int what = random.nextInt(100);
        if (what < 52) {
            learn(any(members));
        } else if (what < 60) {
            fall(any(members));
        } else if (what < 70) {
            regroup(any(teams), any(members));
        } else if (what < 74) {
            comeOrGo(any(members));
        } else if (what < 77) {
            CustomerId customer = any(customers);
            members.add(new Member(customer, engine.user(customer)));
        } else if (what < 84) {
            assign(any(customers));
        } else if (what < 90 && !given.isEmpty()) {
            alter(any(given));
        } else if (what < 91) {
            reconfigure(any(customers));
        } else if (what < 98) {
            engine.passDays(1);
        } else {
            engine.sleepDays(random.nextInt(4));
        }
    }

    private void learn(Member member) {
        List<Load.Item> active = Objects.requireNonNull(
                        engine.ask(tx -> engine.loads.of(tx, member.customer(), List.of(member.user())))
                                .get(member.user()))
                .active();
        if (active.isEmpty()) {
            return;
        }
        AssignmentId id = any(active).assignment().id();
        Assignment assignment = engine.ask(tx -> engine.assignments.find(tx, member.customer(), id))
                .orElseThrow();
        try {
            if (assignment.terms().kind() == LibraryKind.POLICY) {
                engine.run(tx -> engine.learning.accept(
                        tx,
                        TestEngine.OPERATOR,
                        member.customer(),
                        member.user(),
                        id,
                        new Signature("Somebody", null)));
            } else if (assignment.terms().quiz().isEnabled()) {
                engine.attempt(member.customer(), member.user(), id, 10 * random.nextInt(5, 11));
            } else {
                engine.complete(member.customer(), member.user(), id);
            }
        } catch (Problem archivedUser) {
            assertThat(archivedUser.getMessage()).contains("no such assignment");
        }
    }

    private void fall(Member member) {
        PhishingEventKind kind = any(List.of(PhishingEventKind.values()));
        engine.run(
                tx -> engine.phishing.record(tx, member.customer(), member.user(), null, kind, random.nextInt(4) == 0));
    }

    private void regroup(Team team, Member member) {
        if (!team.customer().equals(member.customer())) {
            return;
        }
        List<UserId> users = List.of(member.user());
        engine.run(tx -> {
            if (random.nextBoolean()) {
                engine.memberships.add(tx, TestEngine.OPERATOR, team.customer(), team.group(), users);
            } else {
                engine.memberships.remove(tx, TestEngine.OPERATOR, team.customer(), team.group(), users);
            }
        });
    }

    private void comeOrGo(Member member) {
        engine.run(tx -> {
            if (random.nextInt(3) == 0) {
                engine.users.archive(tx, TestEngine.OPERATOR, member.customer(), member.user());
            } else {
                engine.users.restore(tx, TestEngine.OPERATOR, member.customer(), member.user());
            }
        });
    }

    private void assign(CustomerId customer) {
        LibraryKind kind = any(List.of(LibraryKind.values()));
        LocalDate start = engine.today().plusDays(random.nextInt(-2, 6));
        Window window = new Window(start.plusDays(random.nextInt(3)), 1 + random.nextInt(12), random.nextBoolean());
        boolean isGraded = kind != LibraryKind.POLICY && kind != LibraryKind.SURVEY && random.nextInt(3) > 0;
        Terms terms = Terms.of(kind, "Storm " + kind, start)
                .withWindow(window)
                .withQuiz(isGraded ? Quiz.DEFAULT : Quiz.NONE)
                .withRules(random.nextInt(5) == 0 ? Rules.OPTIONAL : Rules.REQUIRED);
        if (random.nextInt(3) == 0) {
            terms = terms.withEffective(Effective.between(start, window.dueOn().plusDays(random.nextInt(9))));
        } else if (random.nextInt(3) == 0) {
            terms = terms.withRenewal(Renewal.on(start.plusDays(5L + random.nextInt(20))));
        }
        Terms whole = terms;
        AssignmentId id = engine.ask(
                tx -> engine.assignments.create(tx, TestEngine.OPERATOR, customer, whole, List.of(target(customer))));
        given.add(new Given(customer, id));
    }

    private void alter(Given one) {
        Target target = target(one.customer());
        int how = random.nextInt(11);
        int days = random.nextInt(-4, 8);
        engine.run(tx -> {
            switch (how) {
                case 0 -> engine.assignments.archive(tx, TestEngine.OPERATOR, one.customer(), one.assignment());
                case 1 ->
                    engine.assignments
                            .find(tx, one.customer(), one.assignment())
                            .filter(assignment -> assignment.archivedAt() == null)
                            .ifPresent(assignment -> engine.assignments.renew(
                                    tx, TestEngine.OPERATOR, one.customer(), one.assignment()));
                case 8 ->
                    engine.assignments
                            .find(tx, one.customer(), one.assignment())
                            .filter(assignment -> assignment.renewed() == null)
                            .ifPresent(assignment -> engine.assignments.restore(
                                    tx, TestEngine.OPERATOR, one.customer(), one.assignment()));
                case 9, 10 -> change(tx, one, days);
                case 2, 3, 4 ->
                    engine.assignments.addTarget(tx, TestEngine.OPERATOR, one.customer(), one.assignment(), target);
                default ->
                    engine.assignments.removeTarget(tx, TestEngine.OPERATOR, one.customer(), one.assignment(), target);
            }
        });
    }

    /** Moves its days, and now and then asks it anew of everyone. */
    private void change(Tx tx, Given one, int days) {
        Assignment assignment =
                engine.assignments.find(tx, one.customer(), one.assignment()).orElseThrow();
        if (assignment.archivedAt() == null) {
            engine.assignments.change(tx, TestEngine.OPERATOR, one.customer(), one.assignment(), terms -> {
                Terms moved = terms.beginningOn(terms.effective().start().plusDays(days));
                Rules rules = terms.rules();
                return days > 3
                        ? moved.withRules(new Rules(rules.isOptional(), rules.isPublic(), !rules.retakeOverride()))
                        : moved;
            });
        }
    }

    private void reconfigure(CustomerId customer) {
        CustomerType type = any(List.of(CustomerType.values()));
        Autopilot autopilot = new Autopilot(
                any(List.of(Autopilot.Speed.values())),
                any(List.of(Autopilot.Cadence.values())),
                random.nextBoolean(),
                random.nextBoolean(),
                false);
        engine.run(tx -> engine.customers.change(
                tx,
                TestEngine.OPERATOR,
                customer,
                details -> details.withType(type).withAutopilot(autopilot)));
    }

    private Target target(CustomerId customer) {
        return switch (random.nextInt(3)) {
            case 0 -> new Target.Everyone();
            case 1 ->
                new Target.OfGroup(any(teams.stream()
                                .filter(team -> team.customer().equals(customer))
                                .toList())
                        .group());
            default ->
                new Target.OfUser(any(members.stream()
                                .filter(member -> member.customer().equals(customer))
                                .toList())
                        .user());
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private int completions() {
        return engine.ask(tx -> tx.query("select count(*) from completions where partner_id = :partner")
                .mapTo(Integer.class)
                .one());
    }
}
