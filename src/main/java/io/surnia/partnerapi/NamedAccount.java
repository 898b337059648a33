package io.surnia.partnerapi;

import io.surnia.people.UserId;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.util.OptionalLong;

/** How a call names an account: by the user's id, which decides, or by an address. */
sealed interface NamedAccount {
    record ByUser(UserId user) implements NamedAccount {}

    record ByAddress(String address) implements NamedAccount {}

    /** 400 {@code missing_parameter} where the call names none. */
    static NamedAccount of(Call call) {
        OptionalLong user = call.id("user_id");
        return user.isPresent()
                ? new ByUser(new UserId(user.getAsLong()))
                : new ByAddress(call.text("user_email", "email", "Email")
                        .orElseThrow(() -> Problem.missingParameter("user_id")));
    }
}
