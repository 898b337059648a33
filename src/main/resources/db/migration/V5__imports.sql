-- A bulk import lays its rows in temporary tables of the application's role before it compares and takes them.
-- Where the deployment's own role does not own the database, PUBLIC has this right unless it was taken away.
do $$ begin
    if pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'usage') then
        execute format('grant temporary on database %I to %I', current_database(), '${app}');
    end if;
end $$;

-- room: portability -----------------------------------------------------------------------------------------------

-- What moved in from another deployment: which of its ids became which of ours, so that moving in again adds nothing.
create table moved_in (
    partner_id bigint not null references partners,
    origin     text not null check (length(origin) between 1 and 300),
    kind       text not null check (kind in ('partner', 'customer', 'manager', 'user', 'group', 'assignment')),
    there      bigint not null,
    here       bigint not null,
    primary key (partner_id, origin, kind, there)
);
alter table moved_in enable row level security;
create policy tenant on moved_in using (partner_id = current_partner()) with check (partner_id = current_partner());
