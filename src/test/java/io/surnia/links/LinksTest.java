package io.surnia.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Actor;
import io.surnia.partner.Audited;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.PersonChanged;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Reactions;
import io.surnia.testing.TestRooms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Actor ACTOR = TestRooms.OPERATOR;

    private final TestRooms rooms = new TestRooms();
    private final Reactions reactions = new Reactions();
    private final Db db = new Db(rooms.database.app(), rooms.clock, reactions);
    private final Links links = links(new byte[32], LinkOrigin.at("https://aware.example"));
    private final CustomerId customer = rooms.customer("Harbour");
    private final UserId ana = rooms.inTenant(
            tx -> rooms.users.add(tx, ACTOR, customer, UserDetails.of("Ana", "Sousa", "Ana@harbour.example")));
    private final ManagerId ines = rooms.inTenant(
            tx -> rooms.managers.add(tx, ACTOR, customer, ManagerDetails.of("Ines", "D", "ines@harbour.example")));
    private final Link hers = new Link(customer, new Person.Learner(ana), new Purpose.Assignments());

    LinksTest() {
        reactions.on(PersonChanged.class, links::followPeople).on(Audited.class, links::followAudit);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void openWhatTheyWereMadeForToWhomTheyWereMadeFor() {
        List<Link> each = List.of(
                hers,
                new Link(customer, new Person.Learner(ana), new Purpose.OneAssignment(new AssignmentId(1234))),
                new Link(customer, new Person.Learner(ana), new Purpose.Certificate(new AssignmentId(1234))),
                new Link(customer, new Person.Superior(ines), new Purpose.Team()));

        for (Link link : each) {
            assertThat(links.open(token(link))).isEqualTo(new Opened.Valid(rooms.tenant, link, false));
        }
    }

    @Test
    void tellNothingOfWhoseTheyAreAndDifferEachTime() {
        String one = token(hers);

        assertThat(one).matches("[A-Za-z0-9_-]{94}").isNotEqualTo(token(hers));
    }

    @Test
    void openForThirtyDaysAndAMailBringsAnother() {
        String token = token(hers);
        rooms.clock.advance(Links.LIFETIME.minusSeconds(1));
        assertThat(links.open(token)).isInstanceOf(Opened.Valid.class);
        rooms.clock.advance(Duration.ofSeconds(1));
        assertThat(links.open(token)).isEqualTo(new Opened.Expired());
        assertThat(links.open(token(hers))).isInstanceOf(Opened.Valid.class);
    }

    @Test
    void openNothingOnceTheLearnerIsArchivedRestoredOrNot() {
        String token = token(hers);
        rooms.clock.advance(Duration.ofMinutes(1));
        archive(true);
        assertThat(links.open(token)).isEqualTo(new Opened.Revoked());
        archive(false);
        assertThat(links.open(token)).isEqualTo(new Opened.Revoked());

        rooms.clock.advance(Duration.ofMinutes(1));
        assertThat(links.open(token(hers))).isInstanceOf(Opened.Valid.class);
    }

    @Test
    void openNothingOnceTheManagerIsArchivedRestoredOrNot() {
        String token = token(new Link(customer, new Person.Superior(ines), new Purpose.Team()));
        rooms.clock.advance(Duration.ofMinutes(1));
        db.doInTenant(rooms.tenant, tx -> rooms.managers.archive(tx, ACTOR, customer, ines));
        assertThat(links.open(token)).isEqualTo(new Opened.Revoked());
        db.doInTenant(rooms.tenant, tx -> rooms.managers.restore(tx, ACTOR, customer, ines));
        assertThat(links.open(token)).isEqualTo(new Opened.Revoked());
    }

    @Test
    void areUnknownWhereTheyAreAlteredOrOfAnotherKeyOrOfNobody() {
        String token = token(hers);
        char last = token.charAt(40) == 'A' ? 'B' : 'A';
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(links.open(token.substring(0, 40) + last + token.substring(41)))
                .isEqualTo(new Opened.Unknown());
        assertThat(links.open(token.substring(1))).isEqualTo(new Opened.Unknown());
        assertThat(links.open("")).isEqualTo(new Opened.Unknown());
        assertThat(links.open("ä/..\0")).isEqualTo(new Opened.Unknown());
        assertThat(links.open("A".repeat(100_000))).isEqualTo(new Opened.Unknown());
        assertThat(links(otherKey, LinkOrigin.at("https://aware.example")).open(token))
                .isEqualTo(new Opened.Unknown());
        assertThat(links.open(token(new Link(customer, new Person.Learner(new UserId(1)), new Purpose.Assignments()))))
                .isEqualTo(new Opened.Unknown());
    }

    @Test
    void askForTheAddressWhereThePartnerWantsIt() {
        String token = token(hers);
        db.doInTenant(rooms.tenant, tx -> links.setAsksAddress(tx, ACTOR, true));

        assertThat(links.open(token)).isEqualTo(new Opened.Valid(rooms.tenant, hers, true));
        assertThat(links.confirm(token, " ana@Harbour.example ")).isEqualTo(Confirmed.YES);
        assertThat(links.confirm(token, "bo@harbour.example")).isEqualTo(Confirmed.NO);
        assertThat(links.confirm("nonsense", "ana@harbour.example")).isEqualTo(Confirmed.CLOSED);
    }

    @Test
    void lookAtNoMoreAddressesThanTenWrongOnesInAnHourOverAllOfAPersonsLinks() {
        IntStream.range(0, 10)
                .forEach(n -> assertThat(links.confirm(token(hers), "guess%d@harbour.example".formatted(n)))
                        .isEqualTo(Confirmed.NO));
        assertThat(links.confirm(token(hers), "ana@harbour.example")).isEqualTo(Confirmed.LATER);

        rooms.clock.advance(Duration.ofMinutes(61));
        assertThat(links.confirm(token(hers), "ana@harbour.example")).isEqualTo(Confirmed.YES);
    }

    @Test
    void leadToThePartnersOwnHostWhereItHasOne() {
        Links under = links(
                new byte[32], new LinkOrigin(Optional.of("aware.example"), URI.create("https://main.example:8443")));
        Partner sub = rooms.partners.create(
                ACTOR, PartnerDetails.of("Sub", "hello@sub.example").withSubdomain("sub"));
        CustomerId theirs = db.inTenant(
                sub.tenant(),
                tx -> rooms.customers
                        .create(tx, ACTOR, CustomerDetails.of("Theirs", CustomerType.POWER))
                        .id());
        Link link = new Link(theirs, new Person.Learner(new UserId(1)), new Purpose.Assignments());

        String there = db.inTenant(sub.tenant(), tx -> under.issue(tx, link));
        String here = db.inTenant(rooms.tenant, tx -> under.issue(tx, hers));
        assertThat(there).startsWith("https://sub.aware.example:8443/learn/");
        assertThat(here).startsWith("https://main.example:8443/learn/");
    }

    private Links links(byte[] key, LinkOrigin base) {
        return new Links(db, rooms.tenants, rooms.audit, new Sealer(key), base);
    }

    private String token(Link link) {
        String url = db.inTenant(rooms.tenant, tx -> links.issue(tx, link));
        return url.substring(url.indexOf(LinkOrigin.PATH) + LinkOrigin.PATH.length());
    }

    private void archive(boolean isArchived) {
        db.doInTenant(rooms.tenant, tx -> {
            if (isArchived) {
                rooms.users.archive(tx, ACTOR, customer, ana);
            } else {
                rooms.users.restore(tx, ACTOR, customer, ana);
            }
        });
    }
}
