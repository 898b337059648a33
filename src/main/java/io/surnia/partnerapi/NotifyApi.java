package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.Notifying;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Mails people what leaked of their accounts. The answer 1 means that the mails are stored. */
final class NotifyApi {
    private static final byte[] STORED = Json.bytes(1);

    private final Lists lists;
    private final Notifying notifying;

    NotifyApi(Lists lists, Notifying notifying) {
        this.lists = lists;
        this.notifying = notifying;
    }

    void all(Call call) throws IOException {
        CustomerId customer = Reach.toWrite(call).customer();
        String message = call.requiredText("message");
        lists.one(call, customer, tx -> notifying.notifyAll(tx, customer, message));
        call.answer(STORED);
    }

    void one(Call call) throws IOException {
        CustomerId customer = Reach.toWrite(call).customer();
        NamedAccount account = NamedAccount.of(call);
        String message = call.requiredText("message");
        @Nullable String further = call.text("emails").orElse(null);
        lists.one(call, customer, tx -> switch (account) {
            case NamedAccount.ByUser(var user) -> notifying.notifyOne(tx, customer, user, message, further);
            case NamedAccount.ByAddress(String address) -> notifying.notifyOne(tx, customer, address, message, further);
        });
        call.answer(STORED);
    }
}
