package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.surnia.people.UserUpserts.Result;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of a bulk request, in its order.
 *
 * @param created how many were added
 * @param failed how many were refused
 */
public record WireBulk(int created, int changed, int unchanged, int failed, List<Row> results) {

    /** What became of a row: created, changed, unchanged or failed. */
    public record Row(
            String status,
            @Nullable Long id,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.Field> fields) {}

    public static WireBulk of(List<Result> results) {
        List<Row> rows = new ArrayList<>();
        for (Result result : results) {
            rows.add(row(rows.size(), result));
        }
        return new WireBulk(
                count(rows, "created"), count(rows, "changed"), count(rows, "unchanged"), count(rows, "failed"), rows);
    }

    /** What is wrong with a row, each fault named by its place. */
    public static List<Problem.Field> faults(int row, Problem problem) {
        String place = "users[" + row + "]";
        return problem.fields().stream()
                .map(fault -> fault.field().startsWith(place)
                        ? fault
                        : new Problem.Field(place + "." + fault.field(), fault.error(), fault.errorDescription()))
                .toList();
    }

    private static Row row(int place, Result result) {
        return switch (result) {
            case Result.Added(var user) -> new Row("created", user.value(), List.of());
            case Result.Changed(var user) -> new Row("changed", user.value(), List.of());
            case Result.Unchanged(var user) -> new Row("unchanged", user.value(), List.of());
            case Result.Refused(var problem) -> new Row("failed", null, faults(place, problem));
        };
    }

    private static int count(List<Row> rows, String status) {
        return (int) rows.stream().filter(row -> row.status().equals(status)).count();
    }
}
