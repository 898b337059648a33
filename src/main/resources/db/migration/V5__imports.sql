-- A bulk import lays its rows in temporary tables of the application's role before it compares and takes them.
-- Where the deployment's own role does not own the database, PUBLIC has this right unless it was taken away.
do $$ begin
    if pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'usage') then
        execute format('grant temporary on database %I to %I', current_database(), '${app}');
    end if;
end $$;
