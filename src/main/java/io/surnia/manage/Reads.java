package io.surnia.manage;

import io.surnia.manage.wire.WireList;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Slice.Shown;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.EntityTag;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what only reads: single resources with their versions, and lists in slices. */
final class Reads {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;
    private static final List<String> ARCHIVED = List.of("false", "true", "all");

    private final Db db;

    Reads(Db db) {
        this.db = db;
    }

    /** Reads a slice of a list. */
    interface Rows<T> {
        List<T> read(Tx tx, Slice slice);
    }

    /** Answers a resource, or 304 where the client has that version. */
    void one(Caller caller, One one) throws IOException {
        Object sent = db.inTenant(caller.tenant(), one.read());
        EntityTag version = One.version(sent);
        caller.call()
                .answer(
                        version.isKnownTo(caller.call())
                                ? Answer.notModified(version)
                                : Answer.ok(sent).with(version));
    }

    /** Answers the slice of a list that the call asks for. */
    <T> void list(Caller caller, Rows<T> list, Function<T, ?> wire) throws IOException {
        Slice asked = slice(caller.call());
        Slice oneMore = new Slice(asked.after(), asked.limit() + 1, asked.changedSince(), asked.shown());
        List<T> rows = db.read(caller.tenant(), tx -> list.read(tx, oneMore));
        boolean hasMore = rows.size() > asked.limit();
        List<?> sent = rows.stream().limit(asked.limit()).map(wire).toList();
        caller.call().answer(Answer.ok(new WireList(sent, hasMore)));
    }

    /** A time in the query; 400 for what is none. */
    static @Nullable Instant instant(Call call, String name) {
        try {
            return call.text(name)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            throw Problem.invalidParameter(
                    name, "The parameter '%s' must be a time such as 2026-11-24T10:00:00Z.".formatted(name));
        }
    }

    private static Slice slice(Call call) {
        Shown shown = switch (call.choice("archived", ARCHIVED).orElse("false")) {
            case "true" -> Shown.ARCHIVED;
            case "all" -> Shown.ALL;
            default -> Shown.ACTIVE;
        };
        return new Slice(
                call.number("starting_after", 0).orElse(0),
                call.integer("limit", 1, MOST).orElse(DEFAULT_LIMIT),
                instant(call, "changed_since"),
                shown);
    }
}
