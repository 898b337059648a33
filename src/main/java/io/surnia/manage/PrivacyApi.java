package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.privacy.PersonalData;
import io.surnia.privacy.Privacy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person's copy of what is kept, and being forgotten. */
final class PrivacyApi {
    private final Db db;
    private final Writes writes;
    private final Privacy privacy;

    PrivacyApi(Db db, Writes writes, Privacy privacy) {
        this.db = db;
        this.writes = writes;
        this.privacy = privacy;
    }

    void export(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId user = new UserId(call.pathId("id"));
        PersonalData data = db.inTenant(caller.tenant(), tx -> privacy.export(tx, caller.actor(), customer, user));
        call.answer(Answer.ok(sections(data)));
    }

    void erase(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId user = new UserId(call.pathId("id"));
        writes.answer(caller, tx -> {
            privacy.erase(tx, caller.actor(), customer, user);
            return Answer.noContent();
        });
    }

    private static Map<String, List<JsonNode>> sections(PersonalData data) {
        Map<String, List<JsonNode>> sections = new LinkedHashMap<>();
        data.sections()
                .forEach((name, rows) ->
                        sections.put(name, rows.stream().map(Json::tree).toList()));
        return sections;
    }
}
