package io.surnia.partnerapi;

import io.surnia.administrators.Administrator;
import io.surnia.administrators.AdministratorId;
import io.surnia.administrators.Administrators;
import io.surnia.partnerapi.wire.WireAdministrator;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;

/** Who administers the partner and its customers: for the partner's key alone, and never with a secret. */
final class AdministratorsApi {
    private final Db db;
    private final Lists lists;
    private final Administrators administrators;

    AdministratorsApi(Db db, Lists lists, Administrators administrators) {
        this.db = db;
        this.lists = lists;
        this.administrators = administrators;
    }

    void list(Call call) throws IOException {
        Reach.ofPartner(call);
        Chunks<Long, Administrator> rows = lists.ofPartner(
                call, administrators::page, administrator -> administrator.id().value());
        Lists.array(call, rows, WireAdministrator::of);
    }

    void one(Call call) throws IOException {
        Reach reach = Reach.ofPartner(call);
        AdministratorId id = new AdministratorId(call.requiredId("id"));
        Administrator administrator = db.inTenant(reach.tenant(), tx -> administrators.get(tx, id));
        call.answer(Json.bytes(WireAdministrator.of(administrator)));
    }
}
