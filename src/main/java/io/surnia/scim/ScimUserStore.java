package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.mail.MailAddress;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table scim_accounts, beside users, their managers and groups, which it reads. */
final class ScimUserStore {
    /** Of what the user is, and of what the directory alone says. */
    private static final String CHANGED = "greatest(u.changed_at, a.changed_at)";

    private static final String USER_NAME = "coalesce(a.user_name, u.email)";

    private static final String BY_NAME =
            "u.id = any(array(select users_by_name(:customer, array[lower(cast(%s as text))])))";
    private static final Attribute MANAGER = Attribute.of("""
            exists (select from managers mm
                      join users mu
                        on mu.partner_id = mm.partner_id and mu.customer_id = mm.customer_id
                       and lower(mu.email) = lower(mm.email)
                     where mm.partner_id = u.partner_id and mm.customer_id = u.customer_id and mm.id = u.manager_id
                       and mu.id %s)""", Attribute.Kind.IDS);

    /** What can be searched and sorted by, by its name in lower case. */
    static final Map<String, Attribute> ATTRIBUTES = FilterSql.table(
            "username",
            new Attribute(USER_NAME, Attribute.Kind.TEXT, BY_NAME),
            "externalid",
            Attribute.of("u.external_id", Attribute.Kind.EXACT),
            "id",
            Attribute.of("u.id", Attribute.Kind.ID),
            "emails.value",
            new Attribute("u.email", Attribute.Kind.TEXT, BY_NAME),
            "emails",
            new Attribute("u.email", Attribute.Kind.TEXT, BY_NAME),
            "emails.type",
            Attribute.of("'work'", Attribute.Kind.TEXT),
            "emails.primary",
            Attribute.of("u.email is not null", Attribute.Kind.BOOLEAN),
            "name.givenname",
            Attribute.of("u.first_name", Attribute.Kind.TEXT),
            "name.familyname",
            Attribute.of("u.last_name", Attribute.Kind.TEXT),
            "name.formatted",
            Attribute.of("trim(u.first_name || ' ' || u.last_name)", Attribute.Kind.TEXT),
            "displayname",
            Attribute.of("coalesce(a.display_name, trim(u.first_name || ' ' || u.last_name))", Attribute.Kind.TEXT),
            "active",
            Attribute.of("u.archived_at is null", Attribute.Kind.BOOLEAN),
            "manager",
            MANAGER,
            "manager.value",
            MANAGER,
            "meta.created",
            Attribute.of("u.created_at", Attribute.Kind.INSTANT),
            "meta.lastmodified",
            Attribute.of(CHANGED, Attribute.Kind.INSTANT));

    private static final String FROM = """
              from users u
              left join scim_accounts a
                on a.partner_id = u.partner_id and a.customer_id = u.customer_id and a.user_id = u.id
              left join managers m
                on m.partner_id = u.partner_id and m.customer_id = u.customer_id and m.id = u.manager_id
             where u.partner_id = :partner and u.customer_id = :customer
            """;
    private static final String THERE = "(a.deleted_at is null or u.archived_at is null)";
    private static final String SELECT = """
            select u.id, u.first_name, u.last_name, u.email, u.external_id, u.created_at, %s as changed_at,
                   u.archived_at is null as active, not %s as deleted, a.user_id is not null as known,
                   %s as user_name, a.display_name, coalesce(a.mail_follows, false) as mail_follows,
                   m.email as manager_email, trim(m.first_name || ' ' || m.last_name) as manager_name
            """.formatted(CHANGED, THERE, USER_NAME) + FROM;

    /** What an account says beside the user's own row. */
    record Account(String userName, @Nullable String displayName, boolean mailFollows) {
        static Account of(Profile profile) {
            return new Account(profile.userName(), profile.displayName(), profile.mail() == null);
        }
    }

    List<ScimUser> page(Tx tx, CustomerId customer, Search search) {
        Condition condition = search.condition(ATTRIBUTES);
        String sql = "%s and %s and %s order by %s limit :limit offset :offset"
                .formatted(SELECT, THERE, condition.sql(), search.order(ATTRIBUTES, "u.id"));
        return condition
                .bind(tx.query(sql))
                .bind("customer", customer.value())
                .bind("limit", search.count())
                .bind("offset", search.offset())
                .map((row, _) -> user(row))
                .list();
    }

    long count(Tx tx, CustomerId customer, Search search) {
        Condition condition = search.condition(ATTRIBUTES);
        return condition
                .bind(tx.query("select count(*) %s and %s and %s".formatted(FROM, THERE, condition.sql())))
                .bind("customer", customer.value())
                .mapTo(Long.class)
                .one();
    }

    /** One that is there. */
    Optional<ScimUser> find(Tx tx, CustomerId customer, UserId id) {
        List<ScimUser> one = tx.query("%s and u.id = :id and %s".formatted(SELECT, THERE))
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> user(row))
                .list();
        return withManagers(tx, customer, one).stream().findFirst();
    }

    /** Everybody, deleted ones too, who has this user name, this address or this external id. */
    List<ScimUser> holders(Tx tx, CustomerId customer, Profile profile) {
        List<ScimUser> holders = tx.query("""
                %s and u.id = any(array(
                    select users_by_name(:customer, array[lower(:userName), lower(:email)])
                    union all
                    select id from users
                     where partner_id = :partner and customer_id = :customer and external_id = :externalId))
                 order by u.id""".formatted(SELECT))
                .bind("customer", customer.value())
                .bind("userName", profile.userName())
                .bind("email", profile.address())
                .bind("externalId", profile.externalId())
                .map((row, _) -> user(row))
                .list();
        return withManagers(tx, customer, holders);
    }

    /** Which of these are users that are there. */
    Set<UserId> known(Tx tx, CustomerId customer, Collection<UserId> ids) {
        return Set.copyOf(tx.query("""
                select u.id
                  from users u
                  left join scim_accounts a
                    on a.partner_id = u.partner_id and a.customer_id = u.customer_id and a.user_id = u.id
                 where u.partner_id = :partner and u.customer_id = :customer and u.id = any(cast(:ids as bigint[]))
                   and %s""".formatted(THERE))
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, ids.stream().map(UserId::value).toList())
                .map((row, _) -> new UserId(row.getLong(1)))
                .list());
    }

    /** The manager of an address, an archived one too. */
    Optional<ManagerId> managerOf(Tx tx, CustomerId customer, String email) {
        return tx.query("""
                select id from managers
                 where partner_id = :partner and customer_id = :customer
                   and id = any(array(select managers_by_email(:customer, array[lower(cast(:email as text))])))""")
                .bind("customer", customer.value())
                .bind("email", email)
                .map((row, _) -> new ManagerId(row.getLong(1)))
                .findOne();
    }

    /** A user as a member of a group. */
    record Membership(UserId user, GroupId group, String name) {}

    /** Ordered by user and group. */
    List<Membership> groupsOf(Tx tx, CustomerId customer, Collection<UserId> users) {
        return tx.query("""
                select m.user_id, m.group_id, g.name
                  from group_members m
                  join groups g on g.partner_id = m.partner_id and g.customer_id = m.customer_id and g.id = m.group_id
                 where m.partner_id = :partner and m.customer_id = :customer
                   and m.user_id = any(cast(:users as bigint[]))
                 order by m.user_id, m.group_id""")
                .bind("customer", customer.value())
                .bindArray(
                        "users", Long.class, users.stream().map(UserId::value).toList())
                .map((row, _) -> new Membership(
                        new UserId(row.getLong("user_id")),
                        new GroupId(row.getLong("group_id")),
                        row.getString("name")))
                .list();
    }

    /** Sets what is said of a user who is there, or is there again. */
    void save(Tx tx, CustomerId customer, UserId user, Account account) {
        Constraints.explained(
                constraint -> constraint.equals("scim_accounts_by_user_name") ? Refusal.taken("userName") : null,
                () -> tx.update("""
                insert into scim_accounts
                       (partner_id, customer_id, user_id, user_name, display_name, mail_follows)
                values (:partner, :customer, :user, :userName, :displayName, :mailFollows)
                    on conflict (partner_id, customer_id, user_id) do update
                   set user_name = excluded.user_name, display_name = excluded.display_name,
                       mail_follows = excluded.mail_follows, deleted_at = null""")
                        .bind("customer", customer.value())
                        .bind("user", user.value())
                        .bind("userName", account.userName())
                        .bind("displayName", account.displayName())
                        .bind("mailFollows", account.mailFollows())
                        .execute());
    }

    void forget(Tx tx, CustomerId customer, UserId user) {
        tx.update("""
                delete from scim_accounts
                 where partner_id = :partner and customer_id = :customer and user_id = :user
                """)
                .bind("customer", customer.value())
                .bind("user", user.value())
                .execute();
    }

    void markDeleted(Tx tx, CustomerId customer, UserId user) {
        tx.update("""
                update scim_accounts set deleted_at = :now
                 where partner_id = :partner and customer_id = :customer and user_id = :user""")
                .bind("customer", customer.value())
                .bind("user", user.value())
                .bind("now", tx.now())
                .execute();
    }

    /** Finds who the managers are as users: one query for all. */
    private static List<ScimUser> withManagers(Tx tx, CustomerId customer, List<ScimUser> users) {
        List<String> emails = users.stream()
                .map(ScimUser::manager)
                .filter(Objects::nonNull)
                .map(superior -> MailAddress.keyOf(superior.email()))
                .distinct()
                .toList();
        if (emails.isEmpty()) {
            return users;
        }
        Map<String, UserId> ids = new HashMap<>();
        tx.query("""
                select id, email from users
                 where partner_id = :partner and customer_id = :customer
                   and id = any(array(select users_by_name(:customer, cast(:emails as text[]))))""")
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .map((row, _) -> Map.entry(MailAddress.keyOf(row.getString("email")), new UserId(row.getLong("id"))))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return users.stream().map(user -> user.withManagers(ids)).toList();
    }

    private static ScimUser user(ResultSet row) throws SQLException {
        String email = row.getString("email");
        String managerEmail = row.getString("manager_email");
        return new ScimUser(
                new UserId(row.getLong("id")),
                new Profile(
                        row.getString("user_name"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("display_name"),
                        row.getBoolean("mail_follows") ? null : email,
                        row.getString("external_id"),
                        row.getBoolean("active"),
                        null),
                email,
                managerEmail == null ? null : new ScimUser.Superior(managerEmail, row.getString("manager_name"), null),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                row.getBoolean("known"),
                row.getBoolean("deleted"));
    }
}
