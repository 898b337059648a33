package io.surnia.manage;

import io.surnia.links.Links;
import io.surnia.manage.wire.WireNotices;
import io.surnia.notices.NoticeDays;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.time.LocalDate;

/** From when on a partner's people get notices, and how their links behave: for the partner's key alone. */
final class NoticesApi {
    private final Reads reads;
    private final Writes writes;
    private final NoticeDays days;
    private final Links links;

    NoticesApi(Reads reads, Writes writes, NoticeDays days, Links links) {
        this.reads = reads;
        this.writes = writes;
        this.days = days;
        this.links = links;
    }

    void read(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), settings());
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        writes.change(caller, settings(), tx -> change(tx, caller, fields));
    }

    private void change(Tx tx, Caller caller, Fields fields) {
        LocalDate startsOn = fields.day("starts_on", days.startsOn(tx));
        boolean asksAddress = fields.flag("links_ask_address", links.asksAddress(tx));
        fields.verify();
        days.start(tx, caller.actor(), startsOn);
        links.setAsksAddress(tx, caller.actor(), asksAddress);
    }

    private One settings() {
        return new One(tx -> new WireNotices(days.startsOn(tx).toString(), links.asksAddress(tx)), days::hold);
    }
}
