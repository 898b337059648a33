package io.surnia.partnerapi;

import io.surnia.platform.db.Db;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What the database itself says of its tables and policies. */
final class Walls {
    /** Tables that are not a tenant's by the column partner_id, and why. */
    private static final Map<String, String> OF_NO_TENANT = Map.of(
            "partners", "the tenants themselves: the policy compares the id",
            "breaches", "the world's leaks, the same for everybody",
            "catalogue_state", "which version of the world's leaks is at hand",
            "mail_paces", "how fast mail may go: a limit is of a mail server, the deployment's own too",
            "scheduled_tasks", "the deployment's jobs, which say no more than their names",
            "flyway_schema_history", "the schema's own, closed to the application");

    private Walls() {}

    /** The tables whose rows are some partner's: those with the column partner_id, and the partners themselves. */
    static List<String> tablesOfTenants(DataSource owner) {
        return ask(owner, """
                select relname from relations where relkind in ('r', 'p') and (of_tenant or relname = 'partners')""");
    }

    /** Sentences about every table or view that is not walled as it must be. */
    static List<String> faults(DataSource owner) {
        List<String> reasoned = List.copyOf(OF_NO_TENANT.keySet());
        return Db.jdbi(owner)
                .withHandle(handle -> handle.createQuery(RELATIONS + """
                        select relname || ': no partner_id, and no reason why' from relations
                         where relkind in ('r', 'p') and not of_tenant and not relname = any(:reasoned)
                        union all
                        select relname || ': row-level security is off' from relations
                         where relkind in ('r', 'p') and (of_tenant or relname = 'partners') and not relrowsecurity
                        union all
                        select relname || ': a policy lets other tenants in' from relations r join pg_policies p
                            on p.schemaname = current_schema() and p.tablename = r.relname
                         where (of_tenant or relname = 'partners')
                           and not (p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.qual = p.with_check
                                    and p.qual = case when of_tenant then '(partner_id = current_partner())'
                                                      else '(id = current_partner())' end)
                        union all
                        select relname || ': the key ' || i.indexrelid::regclass || ' does not begin with the tenant'
                          from relations r join pg_index i on i.indrelid = r.oid
                          join pg_attribute a on a.attrelid = r.oid and a.attnum = i.indkey[0]
                         where of_tenant and i.indisprimary and a.attname <> 'partner_id'
                        union all
                        select relname || ': a view that sees with its owner''s eyes' from relations
                         where relkind in ('v', 'm')
                           and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
                        """)
                        .bindArray("reasoned", String.class, reasoned)
                        .mapTo(String.class)
                        .list());
    }

    /** What the role of these connections could do beside the policies. */
    static List<String> powersOf(DataSource role) {
        return ask(role, """
                select 'owns ' || c.relname from pg_class c join pg_roles me on me.rolname = current_user
                 where c.relowner = me.oid or pg_has_role(me.oid, c.relowner, 'member')
                   and c.relnamespace = current_schema()::regnamespace
                union all
                select 'bypasses policies' from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
                union all
                select 'reads flyway_schema_history'
                 where has_table_privilege(current_user, 'flyway_schema_history', 'select')""");
    }

    private static final String RELATIONS = """
            with relations as (
                select c.oid, c.relname, c.relkind, c.relrowsecurity, c.reloptions, exists (
                           select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'partner_id' and not a.attisdropped) as of_tenant
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm'))
            """;

    private static List<String> ask(DataSource source, String sql) {
        return Db.jdbi(source)
                .withHandle(handle ->
                        handle.createQuery(RELATIONS + sql).mapTo(String.class).list());
    }
}
