-- What the application's role may do: read and write the tenant's rows, append to history, never change it.
-- ${app} is that role's name. It owns nothing, and cannot bypass row-level security.
grant usage on schema ${flyway:defaultSchema} to ${app};
grant select, insert, update, delete on all tables in schema ${flyway:defaultSchema} to ${app};
grant usage, select on all sequences in schema ${flyway:defaultSchema} to ${app};
grant execute on all functions in schema ${flyway:defaultSchema} to ${app};
revoke update, delete on attempts, completions, acceptances, phishing_events, audit_entries from ${app};
revoke all on flyway_schema_history from ${app};
-- Taken again for the tables and functions of: V3.
