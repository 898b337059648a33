package io.surnia.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.directory.SkipRule.Match;
import io.surnia.people.ManagerId;
import io.surnia.people.Source;
import io.surnia.people.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans, from who is here, what the directory holds and what was decided; no database. */
class PlannerTest {
    private static final ConnectionId HERE = new ConnectionId(1000);
    private static final ConnectionDetails EVERYBODY =
            ConnectionDetails.of("Contoso", new Service.Entra("contoso.example", "app"));

    private final Map<String, Person> directory = new HashMap<>();
    private final List<KnownPerson> known = new ArrayList<>();

    @Test
    void changesNothingOfWhoIsAsTheDirectorySays() {
        directory("u-1", "ana@x.example");
        known(1, "ana@x.example", Source.ENTRA, link(HERE, "u-1"), false);

        Plan plan = plan(EVERYBODY);

        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.counts().isAnyChange()).isFalse();
        assertThat(plan.links()).isEmpty();
    }

    @Test
    void leavesPeopleOfAnotherConnectionAndOfScimAlone() {
        directory("u-1", "ana@x.example");
        directory("u-2", "ben@x.example");
        known(1, "ana@x.example", Source.ENTRA, link(new ConnectionId(2000), "o-1"), false);
        known(2, "ben@x.example", Source.SCIM, null, false);

        Plan plan = plan(EVERYBODY);

        assertThat(plan.refusals())
                .containsExactly("u-1 is looked after by another connection", "u-2 is looked after through SCIM");
        assertThat(plan.counts().isAnyChange()).isFalse();
    }

    @Test
    void findsAnAccountThatWasMadeAnewByItsAddress() {
        directory("u-9", "ana@x.example");
        known(1, "ana@x.example", Source.ENTRA, link(HERE, "u-1"), false);

        Plan plan = plan(EVERYBODY);

        assertThat(plan.links()).isEqualTo(Map.of(new UserId(1), "u-9"));
        assertThat(plan.added()).isEmpty();
        assertThat(plan.archived()).isEmpty();
    }

    @Test
    void findsWhomAnEarlierConnectionBroughtByTheIdAlsoUnderAnotherAddress() {
        directory("u-1", "ana.silva@x.example");
        known.add(new KnownPerson(
                new UserId(1),
                "Ana",
                "Sousa",
                "ana@x.example",
                Source.ENTRA,
                "u-1",
                null,
                false,
                false,
                null,
                Set.of(),
                null));

        Plan plan = plan(EVERYBODY);

        assertThat(plan.links()).isEqualTo(Map.of(new UserId(1), "u-1"));
        assertThat(plan.changed()).containsOnlyKeys(new UserId(1));
    }

    @Test
    void addsNobodyWhoseIdIsAnothersHere() {
        directory("u-1", "ana@x.example");
        known.add(new KnownPerson(
                new UserId(1),
                "Ana",
                "Sousa",
                "other@x.example",
                Source.SCIM,
                "u-1",
                null,
                false,
                false,
                null,
                Set.of(),
                null));

        assertThat(plan(EVERYBODY).refusals()).containsExactly("u-1 has an id that is another user's here");
    }

    @Test
    void keepsWhoTakesAnAddressThatIsAnothersHereAndNotesIt() {
        directory("u-1", "ben@x.example");
        known(1, "ana@x.example", Source.ENTRA, link(HERE, "u-1"), false);
        known(2, "ben@x.example", Source.LOCAL, null, false);

        Plan plan = plan(EVERYBODY);

        assertThat(plan.changed()).isEmpty();
        assertThat(plan.archived()).isEmpty();
        assertThat(plan.errors().get(new UserId(1)))
                .contains("The person has an e-mail address that is another user's here.");
    }

    @Test
    void neverArchivesWhomItDidNotBring() {
        known(1, "ana@x.example", Source.LOCAL, null, false);
        known(2, "ben@x.example", Source.ENTRA, link(new ConnectionId(2000), "u-2"), false);

        assertThat(plan(EVERYBODY).archived()).isEmpty();
    }

    @Test
    void keepsAManagerChosenHereWhereTheDirectoryNamesNone() {
        directory("u-1", "ana@x.example");
        known.add(person(
                1,
                "ana@x.example",
                Source.ENTRA,
                link(HERE, "u-1"),
                false,
                new KnownPerson.Superior(new ManagerId(7), "chosen@x.example", Source.LOCAL)));

        assertThat(plan(EVERYBODY).changed()).isEmpty();
    }

    @Test
    void comparesRulesWithoutTheCaseOfLetters() {
        Person person =
                new Person("u-1", "Ana@X.example", "Ana", "", true, null, Map.of(Trait.DEPARTMENT, "Service Accounts"));

        assertThat(new SkipRule(Trait.EMAIL, Match.ENDS_WITH, "@x.EXAMPLE").meets(person))
                .isTrue();
        assertThat(new SkipRule(Trait.EMAIL, Match.EQUALS, "ana@x.example").meets(person))
                .isTrue();
        assertThat(new SkipRule(Trait.DEPARTMENT, Match.CONTAINS, "accounts").meets(person))
                .isTrue();
        assertThat(new SkipRule(Trait.DEPARTMENT, Match.EQUALS, "accounts").meets(person))
                .isFalse();
        assertThat(new SkipRule(Trait.TITLE, Match.CONTAINS, "").meets(person))
                .as("no title")
                .isFalse();
    }

    @Test
    void exceedsAShareByAPersonMoreThanItLetsThrough() {
        for (int i = 1; i <= 20; i++) {
            known(i, "p" + i + "@x.example", Source.ENTRA, link(HERE, "u-" + i), false);
            if (i > 2) {
                directory("u-" + i, "p" + i + "@x.example");
            }
        }

        Plan plan = plan(EVERYBODY);

        assertThat(plan.archived()).hasSize(2);
        assertThat(plan.exceeds(10)).isFalse();
        assertThat(plan.exceeds(9)).isTrue();
        assertThat(plan.exceeds(100)).isFalse();
    }

    @Test
    void namesWhoHasADisplayNameAloneByIt() {
        Person person = new Person(
                "u-1", "mj@x.example", null, null, true, null, Map.of(Trait.DISPLAY_NAME, "Mary Jane\u0000 Watson"));

        assertThat(Wanted.of(person, null, Set.of())).hasValueSatisfying(wanted -> {
            assertThat(wanted.firstName()).isEqualTo("Mary Jane");
            assertThat(wanted.lastName()).isEqualTo("Watson");
        });
    }

    private Plan plan(ConnectionDetails details) {
        return Planner.plan(HERE, details, new Snapshot(directory, Map.of()), known);
    }

    private void directory(String id, String email) {
        directory.put(id, new Person(id, email, "Ana", "Sousa", true, null, Map.of()));
    }

    private void known(long id, String email, Source source, KnownPerson.@Nullable Link link, boolean isArchived) {
        known.add(person(id, email, source, link, isArchived, null));
    }

    private static KnownPerson person(
            long id,
            String email,
            Source source,
            KnownPerson.@Nullable Link link,
            boolean isArchived,
            KnownPerson.@Nullable Superior manager) {
        return new KnownPerson(
                new UserId(id),
                "Ana",
                "Sousa",
                email,
                source,
                link == null ? null : link.externalId(),
                manager,
                isArchived,
                false,
                null,
                Set.of(),
                link);
    }

    private static KnownPerson.Link link(ConnectionId connection, String externalId) {
        return new KnownPerson.Link(connection, externalId, false);
    }
}
