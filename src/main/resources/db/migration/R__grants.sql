-- What the application's role may do: read and write the tenant's rows, append to history, never change it.
-- ${app} is that role's name. It owns nothing, and cannot bypass row-level security.
grant usage on schema ${flyway:defaultSchema} to ${app};
grant select, insert, update, delete on all tables in schema ${flyway:defaultSchema} to ${app};
grant usage, select on all sequences in schema ${flyway:defaultSchema} to ${app};
grant execute on all functions in schema ${flyway:defaultSchema} to ${app};
revoke update, delete on attempts, completions, acceptances, phishing_events, audit_entries from ${app};
revoke update, delete on attempt_answers, survey_answers from ${app};
revoke update, delete on notices_given from ${app};
revoke update on library_pictures from ${app};
revoke all on flyway_schema_history from ${app};

-- A list of people is laid into temporary tables first. Clusters made before that did not let the role make any.
do $$
begin
    if not has_database_privilege('${app}', current_database(), 'TEMPORARY') then
        execute format('grant temporary on database %I to %I', current_database(), '${app}');
    end if;
end $$;

-- Taken again for what came with: V3, V4, V5, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16.
