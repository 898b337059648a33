package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.manage.wire.WireBulk;
import io.surnia.people.UserDetails;
import io.surnia.people.UserUpserts;
import io.surnia.people.UserUpserts.Entry;
import io.surnia.people.UserUpserts.Result;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds and changes many users in one request: all of them or none, or each for itself. */
final class BulkApi {
    private static final int MOST = 10_000;
    private static final int MOST_FAULTS_TOLD = 1_000;

    private final Writes writes;
    private final Customers customers;
    private final UserUpserts upserts;

    BulkApi(Writes writes, Customers customers, UserUpserts upserts) {
        this.writes = writes;
        this.customers = customers;
        this.upserts = upserts;
    }

    void users(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        if (call.json().isEmpty()) {
            throw Problem.malformed("The request body must be a JSON object with a list 'users'.");
        }
        Fields fields = Fields.of(call);
        boolean partial = fields.flag("partial", false);
        List<JsonNode> rows = fields.elements("users", 1, MOST);
        fields.verify();
        writes.answer(caller, tx -> {
            customers.get(tx, customer);
            List<Result> results = upserts.upsert(tx, caller.actor(), customer, entries(rows));
            if (!partial) {
                refuseAny(results);
            }
            return Answer.ok(WireBulk.of(results));
        });
    }

    private static List<Entry> entries(List<JsonNode> rows) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            String place = "users[" + i + "]";
            entries.add(new Entry(
                    text(row, "email"),
                    text(row, "external_id"),
                    UserFields.BLANK,
                    before -> read(row, place, before)));
        }
        return entries;
    }

    private static UserDetails read(JsonNode row, String place, UserDetails before) {
        Fields fields = Fields.ofElement(row, place);
        if (before.equals(UserFields.BLANK)) {
            fields.require("first_name", "email");
        }
        UserDetails details = UserFields.read(fields, before);
        fields.verify();
        return details;
    }

    private static void refuseAny(List<Result> results) {
        List<Problem.Field> faults = new ArrayList<>();
        for (int i = 0; i < results.size() && faults.size() < MOST_FAULTS_TOLD; i++) {
            if (results.get(i) instanceof Result.Refused(Problem problem)) {
                faults.addAll(WireBulk.faults(i, problem));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
    }

    private static @Nullable String text(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isTextual() ? value.textValue().strip() : null;
    }
}
