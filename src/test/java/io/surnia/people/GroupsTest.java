package io.surnia.people;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class GroupsTest {
    private static final TestRooms ROOMS = new TestRooms();
    private static final CustomerId CUSTOMER = ROOMS.customer("Harbour Dental");

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void everySettingIsKept() {
        GroupDetails all = GroupDetails.of("Front desk")
                .withHr(new GroupDetails.HrContact("Olga", "Petrova", "olga@example.com"))
                .withSource(Source.SCIM, "s-1");
        GroupId id = ROOMS.inTenant(tx -> ROOMS.groups.add(tx, OPERATOR, CUSTOMER, all));

        assertThat(ROOMS.<Group>inTenant(tx -> ROOMS.groups.get(tx, CUSTOMER, id)))
                .isEqualTo(new Group(id, CUSTOMER, all, ROOMS.clock.instant(), ROOMS.clock.instant(), null));
    }

    @Test
    void aNameIsUniqueWithinACustomerWhateverItsCase() {
        group("Once");

        assertThatThrownBy(() -> group("ONCE"))
                .isInstanceOf(Problem.class)
                .hasMessage("The name is another group's of this customer.");
    }

    @Test
    void whoJoinsOrLeavesIsToldOnce() {
        GroupId group = group("Joining");
        List<UserId> users = users("join", 3);
        join(group, users.subList(0, 2));
        ROOMS.facts.clear();
        join(group, users);
        assertThat(ROOMS.facts).containsExactly(new MembershipChanged(CUSTOMER, users.get(2)));
        assertThat(members(group)).isEqualTo(users);

        ROOMS.facts.clear();
        leave(group, users.subList(1, 3));
        leave(group, users.subList(1, 3));
        assertThat(ROOMS.facts)
                .containsExactlyInAnyOrder(
                        new MembershipChanged(CUSTOMER, users.get(1)), new MembershipChanged(CUSTOMER, users.get(2)));
        assertThat(members(group)).containsExactly(users.getFirst());
    }

    @Test
    void membersOfSeveralGroupsComeGroupByGroupWithoutTheArchived() {
        GroupId first = group("Several 1");
        GroupId second = group("Several 2");
        List<UserId> users = users("several", 3);
        join(first, users);
        join(second, users.subList(0, 1));
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.users.archive(tx, OPERATOR, CUSTOMER, users.get(2)));

        List<Member> read = new ArrayList<>();
        ROOMS.db.doInTenant(
                ROOMS.tenant, tx -> ROOMS.memberships.each(tx, CUSTOMER, List.of(second, first), read::add));
        assertThat(read)
                .extracting(Member::group, Member::user)
                .containsExactly(tuple(first, users.get(0)), tuple(first, users.get(1)), tuple(second, users.get(0)));
        assertThat(read.getFirst().email()).isEqualTo("several0@example.com");
    }

    @Test
    void whoIsInARemovedGroupLeavesIt() {
        GroupId group = group("Removable");
        List<UserId> users = users("removable", 2);
        join(group, users);
        ROOMS.facts.clear();

        remove(group);
        assertThat(ROOMS.facts)
                .containsExactlyInAnyOrder(
                        new MembershipChanged(CUSTOMER, users.get(0)), new MembershipChanged(CUSTOMER, users.get(1)));
        assertThat(members(group)).isEmpty();
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> ROOMS.groups.get(tx, CUSTOMER, group)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void onlyUsersOfTheCustomerCanJoin() {
        CustomerId other = ROOMS.customer("Other");
        GroupId group = group("Closed");
        UserId stranger =
                ROOMS.inTenant(tx -> ROOMS.users.add(tx, OPERATOR, other, UserDetails.of("S", "", "s@other.example")));

        assertThatThrownBy(() -> join(group, List.of(stranger)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no user with id %d.".formatted(stranger.value()));
        assertThatThrownBy(() -> join(new GroupId(999_999), users("closed", 1)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no group with id 999999.");
    }

    @Test
    void pagesFollowEachOtherById() {
        CustomerId customer = ROOMS.customer("Pages");
        List<GroupId> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            GroupDetails details = GroupDetails.of("Group " + i);
            made.add(ROOMS.inTenant(tx -> ROOMS.groups.add(tx, OPERATOR, customer, details)));
        }

        assertThat(ROOMS.<List<Group>>inTenant(
                        tx -> ROOMS.groups.page(tx, customer, made.get(1).value(), 2)))
                .extracting(Group::id)
                .containsExactly(made.get(2), made.get(3));
    }

    @Test
    void anotherPartnerReachesNothing() {
        GroupId group = group("Mine");
        List<UserId> users = users("mine", 1);
        join(group, users);
        String sentence = "There is no group with id %d.".formatted(group.value());

        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.groups.get(tx, CUSTOMER, group)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.asStranger(
                        tx -> ROOMS.groups.change(tx, OPERATOR, CUSTOMER, group, old -> old.withName("Stolen"))))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() ->
                        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.groups.remove(tx, OPERATOR, CUSTOMER, group)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ROOMS.db.doInTenant(
                        ROOMS.stranger, tx -> ROOMS.memberships.add(tx, OPERATOR, CUSTOMER, group, users)))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.memberships.remove(tx, OPERATOR, CUSTOMER, group, users));

        List<Member> seen = new ArrayList<>();
        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.memberships.each(tx, CUSTOMER, List.of(group), seen::add));
        assertThat(seen).isEmpty();
        assertThat(ROOMS.<List<Group>>asStranger(tx -> ROOMS.groups.page(tx, CUSTOMER, 0, 10)))
                .isEmpty();
        assertThat(members(group)).isEqualTo(users);
    }

    private static GroupId group(String name) {
        return ROOMS.inTenant(tx -> ROOMS.groups.add(tx, OPERATOR, CUSTOMER, GroupDetails.of(name)));
    }

    private static List<UserId> users(String prefix, int count) {
        List<UserDetails> details = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            details.add(UserDetails.of(prefix, Integer.toString(i), prefix + i + "@example.com"));
        }
        return ROOMS.inTenant(tx -> ROOMS.users.addAll(tx, OPERATOR, CUSTOMER, details));
    }

    private static void join(GroupId group, Collection<UserId> users) {
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.memberships.add(tx, OPERATOR, CUSTOMER, group, users));
    }

    private static void leave(GroupId group, Collection<UserId> users) {
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.memberships.remove(tx, OPERATOR, CUSTOMER, group, users));
    }

    private static void remove(GroupId group) {
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.groups.remove(tx, OPERATOR, CUSTOMER, group));
    }

    private static List<UserId> members(GroupId group) {
        List<UserId> members = new ArrayList<>();
        ROOMS.db.doInTenant(
                ROOMS.tenant,
                tx -> ROOMS.memberships.each(tx, CUSTOMER, List.of(group), member -> members.add(member.user())));
        return members;
    }
}
