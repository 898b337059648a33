package io.surnia.bench;

import io.surnia.partner.Actor;
import io.surnia.partner.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What Entra ID asks while it synchronises a customer of many: whether somebody is there, and a changed display name, in
 * turns. Its documentation promises 25 requests a second at most (docs/scim.md).
 */
final class DirectoryRequests {
    private static final Reach AS_ENTRA_ID_ASKS = Reach.atLeast(25);
    private static final String BASE = "/scim/v2/Users";

    private DirectoryRequests() {}

    static Measurement of(Stand stand, BenchRooms rooms) {
        Dataset.Opened data = stand.data();
        String token = rooms.db()
                .inTenant(
                        data.tenant(),
                        tx -> rooms.keys()
                                .issue(
                                        tx,
                                        new Actor.Operator("surnia bench"),
                                        "bench SCIM",
                                        new Scope.OneCustomer(data.bigCustomer()),
                                        true,
                                        null)
                                .secret());
        return new Alone(new Load("SCIM requests at the big customer", stand.target(), requests(data, token), 200));
    }

    private static Supplier<byte[]> requests(Dataset.Opened data, String token) {
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            int number = turn.incrementAndGet();
            long user = data.user() + number % 50;
            return number % 2 == 0
                    ? HttpsConnection.get(
                            BASE + "?filter=userName%20eq%20%22user" + (number % 90) + "@customer0.example%22",
                            "Bearer " + token)
                    : HttpsConnection.send(
                            "PATCH", BASE + "/" + user, "Bearer " + token, "application/scim+json", """
                            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"displayName","value":"Name %d"}]}""".formatted(
                                            number));
        };
    }

    /** A rate that has nothing beside it but what it must reach. */
    record Alone(Load load) implements Measurement {
        @Override
        public void warmUp(Duration time) {
            load.rate(time);
        }

        @Override
        public List<Finding> measure(Scale scale) {
            double rate = load.rate(scale.slice().multipliedBy(scale.rounds()));
            return List.of(Finding.alone(load.name(), Finding.perSecond(rate), rate, AS_ENTRA_ID_ASKS));
        }
    }
}
