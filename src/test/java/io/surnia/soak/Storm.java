package io.surnia.soak;

import io.surnia.soak.Asker.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** One thread's random operations on what all threads share. */
final class Storm {
    private static final List<String> KINDS = List.of("policy", "video", "survey", "phishing", "foundational");

    private final Asker asker;
    private final World world;
    private final Random random;

    Storm(Asker asker, World world, long seed) {
        this.asker = asker;
        this.world = world;
        this.random = new Random(seed);
    }

    /** What the storm plays with. The lists grow while it rages, and are copied then. */
    static final class World {
        final List<Long> customers;
        final AtomicReference<List<Member>> members = new AtomicReference<>(List.of());
        final AtomicReference<List<Member>> groups = new AtomicReference<>(List.of());
        final AtomicReference<List<Member>> assignments = new AtomicReference<>(List.of());
        final AtomicReference<LocalDate> day = new AtomicReference<>(LocalDate.now(ZoneOffset.UTC));
        final LongAdder attempts = new LongAdder();
        final LongAdder people = new LongAdder();

        World(List<Long> customers) {
            this.customers = customers;
        }
    }

    /** Something of a customer: a user, a group, an assignment. */
    record Member(long customer, long id) {}

    void happen() {
        int what = random.nextInt(1000);
        if (what < 620) {
            learn();
        } else if (what < 760) {
            regroup();
        } else if (what < 820) {
            comeOrGo();
        } else if (what < 850) {
            join(any(world.customers));
        } else if (what < 900) {
            assign(any(world.customers));
        } else if (what < 990) {
            alter();
        } else if (what < 997) {
            reconfigure();
        } else {
            sleep();
        }
    }

    /** A new user. */
    void join(long customer) {
        world.people.increment();
        String address = "user%d.%d@storm.example".formatted(world.people.sum(), random.nextLong(Long.MAX_VALUE));
        Answer made = asker.post("/customers/%d/users".formatted(customer), """
                {"first_name": "User", "last_name": "Of the storm", "email": "%s"}""".formatted(address));
        add(world.members, customer, made);
    }

    /** A new group. */
    void found(long customer) {
        Answer made =
                asker.post("/customers/%d/groups".formatted(customer), """
                {"name": "Group %d"}""".formatted(random.nextLong(Long.MAX_VALUE)));
        add(world.groups, customer, made);
    }

    /** A new assignment, for everybody, a group or a user. */
    void assign(long customer) {
        String kind = any(KINDS);
        LocalDate start = world.day.get().plusDays(random.nextInt(-2, 5));
        Answer made = asker.post("/customers/%d/assignments".formatted(customer), """
                {"kind": "%s", "name": "Storm", "effective_start": "%s", "window_starts_on": "%s", "window_days": %d,
                 "fixed_window": %b, "is_optional": %b, "quiz_enabled": %b, "renew_on": %s}""".formatted(
                        kind,
                        start,
                        start,
                        1 + random.nextInt(20),
                        random.nextBoolean(),
                        random.nextInt(5) == 0,
                        kind.equals("video"),
                        random.nextInt(4) == 0 ? "\"%s\"".formatted(start.plusDays(3L + random.nextInt(20))) : "null"));
        if (made.isDone()) {
            asker.post(
                    "/customers/%d/assignments/%d/assign"
                            .formatted(customer, made.json().path("id").asLong()),
                    target(customer));
        }
        add(world.assignments, customer, made);
    }

    private void learn() {
        Member assignment = any(world.assignments.get());
        Member user = ofCustomer(world.members, assignment.customer());
        String path = "/customers/%d/users/%d/assignments/%d/".formatted(user.customer(), user.id(), assignment.id());
        Answer answer = switch (random.nextInt(4)) {
            case 0 -> asker.post(path + "completions", "{}");
            case 1 -> asker.post(path + "acceptances", "{\"full_name\": \"Somebody\"}");
            default -> asker.post(path + "attempts", "{\"percent\": %d}".formatted(10 * random.nextInt(3, 11)));
        };
        if (answer.isDone() && !answer.body().contains("done_before")) {
            world.attempts.increment();
        }
    }

    private void regroup() {
        Member group = any(world.groups.get());
        Member user = ofCustomer(world.members, group.customer());
        String path = "/customers/%d/groups/%d/members".formatted(group.customer(), group.id());
        if (random.nextBoolean()) {
            asker.post(path, "{\"users\": [%d]}".formatted(user.id()));
        } else {
            asker.delete(path + "/" + user.id());
        }
    }

    private void comeOrGo() {
        Member user = any(world.members.get());
        asker.post(
                "/customers/%d/users/%d/%s"
                        .formatted(user.customer(), user.id(), random.nextInt(3) == 0 ? "archive" : "restore"),
                null);
    }

    private void alter() {
        Member one = any(world.assignments.get());
        String path = "/customers/%d/assignments/%d".formatted(one.customer(), one.id());
        switch (random.nextInt(8)) {
            case 0 -> asker.post(path + "/archive", null);
            case 1 -> asker.post(path + "/restore", null);
            case 2, 3 -> asker.post(path + "/assign", target(one.customer()));
            case 4, 5 -> asker.post(path + "/unassign", target(one.customer()));
            case 6 -> asker.patch(path, "{\"retake_override\": %b}".formatted(random.nextBoolean()));
            default -> asker.patch(path, "{\"window_days\": %d}".formatted(1 + random.nextInt(20)));
        }
    }

    private void reconfigure() {
        asker.patch("/customers/" + any(world.customers), """
                {"customer_type": "%s", "videos_enabled": %b, "exercises_enabled": %b}""".formatted(
                        any(List.of("power", "standard", "hootphish")), random.nextBoolean(), random.nextBoolean()));
    }

    /** A night, with all that a new day brings, while the others go on. */
    private void sleep() {
        LocalDate day = world.day.updateAndGet(before -> before.plusDays(1));
        asker.post("/clock", "{\"now\": \"%sT12:00:00Z\"}".formatted(day));
    }

    private String target(long customer) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> "{\"everyone\": true}";
            case 2 ->
                "{\"groups\": [%d]}"
                        .formatted(ofCustomer(world.groups, customer).id());
            default ->
                "{\"users\": [%d]}"
                        .formatted(ofCustomer(world.members, customer).id());
        };
    }

    private static void add(AtomicReference<List<Member>> all, long customer, Answer made) {
        if (made.isDone()) {
            Member one = new Member(customer, made.json().path("id").asLong());
            all.updateAndGet(
                    before -> Stream.concat(before.stream(), Stream.of(one)).toList());
        }
    }

    private Member ofCustomer(AtomicReference<List<Member>> all, long customer) {
        return any(all.get().stream().filter(one -> one.customer() == customer).toList());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
