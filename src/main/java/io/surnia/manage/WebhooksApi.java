package io.surnia.manage;

import io.surnia.manage.wire.WireDelivery;
import io.surnia.manage.wire.WireWebhook;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.webhooks.DeliveryId;
import io.surnia.webhooks.EndpointDetails;
import io.surnia.webhooks.EndpointId;
import io.surnia.webhooks.Webhooks;
import java.io.IOException;
import java.util.List;

/** Where the partner hears of events: for the partner's key alone. A secret is sent when it is made, and never again. */
final class WebhooksApi {
    private static final EndpointDetails BLANK = EndpointDetails.of("");
    private static final int MOST_EVENTS = 50;

    private final Reads reads;
    private final Writes writes;
    private final Webhooks webhooks;

    WebhooksApi(Reads reads, Writes writes, Webhooks webhooks) {
        this.reads = reads;
        this.writes = writes;
        this.webhooks = webhooks;
    }

    void list(Call call) throws IOException {
        reads.list(
                Caller.ofPartner(call),
                (tx, slice) -> webhooks.page(tx, slice.after(), slice.limit()),
                WireWebhook::of);
    }

    void one(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), one(id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("url");
        EndpointDetails details = read(fields, BLANK);
        fields.verify();
        writes.answer(caller, tx -> {
            WireWebhook made = WireWebhook.of(webhooks.add(tx, caller.actor(), details));
            return Answer.created(call.path() + "/" + made.id(), made);
        });
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        EndpointId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(id),
                tx -> webhooks.change(tx, caller.actor(), id, before -> {
                    EndpointDetails after = read(fields, before);
                    fields.verify();
                    return after;
                }));
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        EndpointId id = id(call);
        writes.remove(caller, one(id), tx -> webhooks.remove(tx, caller.actor(), id));
    }

    void rotate(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        EndpointId id = id(call);
        writes.answer(caller, tx -> Answer.ok(WireWebhook.of(webhooks.rotate(tx, caller.actor(), id))));
    }

    void ping(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        EndpointId id = id(call);
        writes.answer(caller, tx -> {
            webhooks.ping(tx, id);
            return Answer.noContent();
        });
    }

    void deliveries(Call call) throws IOException {
        EndpointId id = id(call);
        reads.list(
                Caller.ofPartner(call),
                (tx, slice) -> webhooks.deliveries(tx, id, slice.after(), slice.limit()),
                WireDelivery::of);
    }

    void replay(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        EndpointId id = id(call);
        DeliveryId delivery = new DeliveryId(call.pathId("delivery"));
        writes.answer(
                caller,
                tx -> Answer.ok(WireDelivery.of(webhooks.replay(tx, caller.actor(), id, delivery)))
                        .withStatus(201));
    }

    private One one(EndpointId id) {
        return new One(tx -> WireWebhook.of(webhooks.get(tx, id)), tx -> webhooks.hold(tx, id));
    }

    private static EndpointDetails read(Fields fields, EndpointDetails atHand) {
        String url = fields.text("url", 1, 2000, atHand.url());
        String description = fields.textOrNull("description", 200, atHand.description());
        List<String> events = fields.texts("events", MOST_EVENTS, atHand.events());
        return new EndpointDetails(url, description, events, fields.flag("enabled", atHand.isEnabled()));
    }

    private static EndpointId id(Call call) {
        return new EndpointId(call.pathId("id"));
    }
}
