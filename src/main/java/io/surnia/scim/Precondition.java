package io.surnia.scim;

import io.surnia.platform.http.Call;
import io.surnia.platform.http.EntityTag;
import io.surnia.platform.problem.Problem;

/** To which version a change may be made. */
@FunctionalInterface
interface Precondition {
    /** To any. */
    Precondition NONE = _ -> {};

    /** @throws Problem 412 where the present version is another */
    void check(EntityTag present);

    /** What {@code If-Match} says. */
    static Precondition of(Call call) {
        return present -> present.requireMatch(call);
    }

    /** What the {@code version} of an operation of a bulk request says; empty for any. */
    static Precondition of(String version) {
        return present -> {
            if (!version.isEmpty() && !version.equals(present.toString())) {
                throw Problem.preconditionFailed();
            }
        };
    }
}
