package io.surnia.scoring;

import io.surnia.assignments.Load;
import io.surnia.customers.CustomerId;
import io.surnia.people.ManagerId;
import io.surnia.people.PhishingDifficulty;
import io.surnia.people.Source;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import io.surnia.scoring.UserOverview.ManagerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of {@link UserOverviews}. A user's standing is written with the user, so that there always is one. The page is
 * cut first and joined afterwards: a prepared plan that knows no values expects one row between two bounds, and would join
 * all that lies there with all.
 */
final class UserOverviewStore {

    List<UserOverview> page(Tx tx, CustomerId customer, long after, long last, int limit) {
        return tx.query("""
                select u.id, u.first_name, u.last_name, u.email, u.manager_id, u.user_type, u.external_id,
                       u.onboarding_sent_at, u.phishing_difficulty, u.reset_phishing_difficulty, u.sync_error,
                       u.created_at, u.changed_at, u.archived_at,
                       m.first_name as manager_first_name, m.last_name as manager_last_name, m.email as manager_email,
                       s.hoot_score, s.video_score, s.phishing_score, s.policy_score, s.optional_score, s.hoot_rank,
                       s.compliant, s.compliant_count, s.completed_assignments, s.num_attempts, s.late_submissions
                  from (select id, first_name, last_name, email, manager_id, user_type, external_id, onboarding_sent_at,
                               phishing_difficulty, reset_phishing_difficulty, sync_error, created_at, changed_at,
                               archived_at
                          from users
                         where partner_id = :partner and customer_id = :customer and id > :after and id <= :last
                         order by id
                         limit :limit) u
                  join user_standings s
                    on s.partner_id = :partner and s.customer_id = :customer and s.user_id = u.id
                  left join managers m
                    on m.partner_id = :partner and m.customer_id = :customer and m.id = u.manager_id
                 order by u.id
                """)
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("last", last)
                .bind("limit", limit)
                .map((row, _) -> overview(row, customer))
                .list();
    }

    Optional<Standing> standing(Tx tx, CustomerId customer, UserId user) {
        return tx.query("""
                select user_id as id, hoot_score, video_score, phishing_score, policy_score, optional_score, hoot_rank,
                       compliant, compliant_count, completed_assignments, num_attempts, late_submissions
                  from user_standings
                 where partner_id = :partner and customer_id = :customer and user_id = :user
                """)
                .bind("customer", customer.value())
                .bind("user", user.value())
                .map((row, _) -> standing(row))
                .findOne();
    }

    List<UserRanking> rankings(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query(rankings("and id > :after", "limit :limit"))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> ranking(row))
                .list();
    }

    List<UserRanking> rankings(Tx tx, CustomerId customer, Collection<UserId> users) {
        return tx.query(rankings("and id = any(:users)", ""))
                .bind("customer", customer.value())
                .bindArray(
                        "users", Long.class, users.stream().map(UserId::value).toList())
                .map((row, _) -> ranking(row))
                .list();
    }

    private static String rankings(String condition, String limit) {
        return """
                select u.id, u.first_name, u.last_name, u.email,
                       s.hoot_score, s.video_score, s.phishing_score, s.policy_score, s.optional_score, s.hoot_rank,
                       s.compliant, s.compliant_count, s.completed_assignments, s.num_attempts, s.late_submissions
                  from (select id, first_name, last_name, email
                          from users
                         where partner_id = :partner and customer_id = :customer %s
                           and archived_at is null
                         order by id
                         %s) u
                  join user_standings s
                    on s.partner_id = :partner and s.customer_id = :customer and s.user_id = u.id
                 order by u.id
                """.formatted(condition, limit);
    }

    private static UserRanking ranking(ResultSet row) throws SQLException {
        return new UserRanking(
                row.getString("first_name"), row.getString("last_name"), row.getString("email"), standing(row));
    }

    private static UserOverview overview(ResultSet row, CustomerId customer) throws SQLException {
        return new UserOverview(user(row, customer), manager(row), standing(row), Load.NONE);
    }

    private static User user(ResultSet row, CustomerId customer) throws SQLException {
        Long manager = Columns.longOrNull(row, "manager_id");
        return new User(
                new UserId(row.getLong("id")),
                customer,
                new UserDetails(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("email"),
                        manager == null ? null : new ManagerId(manager),
                        Columns.word(row, "user_type", Source.class),
                        row.getString("external_id"),
                        Columns.word(row, "phishing_difficulty", PhishingDifficulty.class),
                        Columns.wordOrNull(row, "reset_phishing_difficulty", PhishingDifficulty.class)),
                Columns.instantOrNull(row, "onboarding_sent_at"),
                row.getString("sync_error"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                Columns.instantOrNull(row, "archived_at"));
    }

    private static @Nullable ManagerName manager(ResultSet row) throws SQLException {
        String email = row.getString("manager_email");
        return email == null
                ? null
                : new ManagerName(row.getString("manager_first_name"), row.getString("manager_last_name"), email);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new UserId(row.getLong("id")),
                score(row, "hoot_score"),
                score(row, "video_score"),
                score(row, "phishing_score"),
                score(row, "policy_score"),
                score(row, "optional_score"),
                UserRank.ofWord(row.getString("hoot_rank")),
                row.getBoolean("compliant"),
                row.getInt("compliant_count"),
                row.getInt("completed_assignments"),
                row.getInt("num_attempts"),
                row.getInt("late_submissions"));
    }

    private static @Nullable Integer score(ResultSet row, String column) throws SQLException {
        int score = row.getInt(column);
        return row.wasNull() ? null : score;
    }
}
