package io.surnia.reports;

import io.surnia.reports.Chart.Bar;
import io.surnia.reports.ReportPage.Listing;
import io.surnia.scoring.UserRank;
import io.surnia.scoring.UserRanking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the pages of a report on people show of them: how they rank, and who is behind. */
final class PeopleDigest {
    private static final int LISTED = 40;
    private static final List<Column<UserRanking>> COLUMNS = List.of(
            new Column<>("name", "Name", each -> (each.firstName() + " " + each.lastName()).strip()),
            new Column<>("email", "E-mail", UserRanking::email),
            new Column<>("hoot_score", "Score", each -> each.standing().hootScore()),
            new Column<>("completed", "Done", each -> each.standing().completedAssignments()),
            new Column<>("late", "Late", each -> each.standing().lateSubmissions()));

    private PeopleDigest() {}

    /** With further charts before those of the people. */
    static Digest of(List<Chart> charts, Iterable<UserRanking> people) {
        Map<UserRank, Integer> ranks = new EnumMap<>(UserRank.class);
        Neediest<UserRanking> behind = new Neediest<>(
                LISTED,
                Comparator.<UserRanking, Integer>comparing(
                                each -> each.standing().hootScore(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingLong(each -> each.standing().user().value()));
        for (UserRanking person : people) {
            ranks.merge(person.standing().rank(), 1, Integer::sum);
            if (!person.standing().isCompliant()) {
                behind.see(person);
            }
        }
        List<Chart> all = new ArrayList<>(charts);
        List<Bar> bars = new ArrayList<>();
        for (UserRank rank : UserRank.values()) {
            bars.addFirst(new Bar(rank.fullName(), ranks.getOrDefault(rank, 0)));
        }
        all.add(Chart.ofCounts("People by rank", bars));
        return new Digest(all, listing(behind));
    }

    private static Listing listing(Neediest<UserRanking> behind) {
        return new Listing(
                "Who is behind",
                "Nobody is behind: nothing required is overdue.",
                COLUMNS.stream().map(Column::heading).toList(),
                behind.first().stream()
                        .map(person -> COLUMNS.stream()
                                .map(column -> Cell.ofPage(column.value().apply(person)))
                                .toList())
                        .toList(),
                behind.others());
    }
}
