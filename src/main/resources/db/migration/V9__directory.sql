-- room: directory -------------------------------------------------------------------------------------------------

create sequence directory_ids start 1000;

-- Where a customer's people are read from.
create table directory_connections (
    partner_id          bigint not null references partners,
    id                  bigint not null default nextval('directory_ids'),
    customer_id         bigint not null,
    name                text not null check (length(name) between 1 and 100),
    kind                text not null check (kind in ('entra', 'google', 'ldap')),
    -- What the kind needs to be reached, without its secret.
    service             jsonb not null check (length(service::text) <= 20000),
    -- Client secret, key file or password, sealed; null where a directory is read anonymously.
    secret              bytea check (length(secret) <= 20000),
    selection           text not null check (selection in ('users', 'groups')),
    groups              jsonb not null check (length(groups::text) <= 200000),
    skip_rules          jsonb not null check (length(skip_rules::text) <= 100000),
    -- Of the people whom it brought, at most so many percent are archived in one run without a yes.
    archive_share       integer not null check (archive_share between 0 and 100),
    enabled             boolean not null,
    created_at          timestamptz not null,
    -- From where the directory tells changes; null to read all of it.
    cursor              text check (length(cursor) <= 20000),
    next_run_at         timestamptz not null,
    failures            integer not null default 0,
    -- Until when a node looks after it. One that dies leaves it to the others then.
    claimed_until       timestamptz not null,
    -- The yes to a held run: so many may be archived in the next.
    confirmed_archivals integer check (confirmed_archivals >= 0),
    primary key (partner_id, id),
    unique (partner_id, customer_id, id),
    foreign key (partner_id, customer_id) references customers
);
create index directory_connections_next on directory_connections (next_run_at) where enabled;

create table directory_runs (
    partner_id    bigint not null references partners,
    connection_id bigint not null,
    id            bigint not null default nextval('directory_ids'),
    state         text not null check (state in ('waiting', 'running', 'done', 'held', 'failed')),
    dry_run       boolean not null,
    asked_at      timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    -- How many people were found in each state, or would be.
    added         integer not null default 0,
    changed       integer not null default 0,
    archived      integer not null default 0,
    restored      integer not null default 0,
    unchanged     integer not null default 0,
    skipped       integer not null default 0,
    joined        integer not null default 0,
    left_groups   integer not null default 0,
    refused       integer not null default 0,
    -- Why people were refused, each by its id in the directory.
    refusals      text[] not null default '{}' check (cardinality(refusals) <= 50),
    error         text check (length(error) <= 500),
    primary key (partner_id, connection_id, id),
    foreign key (partner_id, connection_id) references directory_connections on delete cascade
);
create index directory_runs_open on directory_runs (partner_id, connection_id, id) where state in ('waiting', 'running');

-- Which of a directory's people became whom.
create table directory_links (
    partner_id    bigint not null,
    connection_id bigint not null,
    external_id   text not null check (length(external_id) between 1 and 200),
    customer_id   bigint not null,
    user_id       bigint not null,
    -- Whether the connection archived the user: then it also brings the user back.
    archived      boolean not null default false,
    primary key (partner_id, connection_id, external_id),
    unique (partner_id, customer_id, user_id),
    foreign key (partner_id, customer_id, connection_id) references directory_connections (partner_id, customer_id, id)
        on delete cascade,
    foreign key (partner_id, customer_id, user_id) references users on delete cascade
);

-- What a directory that tells only changes has said so far.
create table directory_records (
    partner_id    bigint not null,
    connection_id bigint not null,
    external_id   text not null check (length(external_id) between 1 and 200),
    body          jsonb not null check (length(body::text) <= 20000),
    primary key (partner_id, connection_id, external_id),
    foreign key (partner_id, connection_id) references directory_connections on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array['directory_connections', 'directory_runs', 'directory_links', 'directory_records'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;

-- The connections of all partners that are to be read and after which nobody looks. Runs as the owner and gives no more
-- than its name says.
create function directory_connections_due(now timestamptz, most integer)
    returns table (partner_id bigint, connection_id bigint, timezone text, clock_ahead_seconds bigint)
    language sql stable security definer set search_path from current
    begin atomic
    select c.partner_id, c.id, p.timezone, extract(epoch from p.clock_ahead)::bigint
      from directory_connections c
      join partners p on p.id = c.partner_id
      join customers u on u.partner_id = c.partner_id and u.id = c.customer_id
     where c.claimed_until <= now and p.archived_at is null and u.archived_at is null
       and (c.enabled and c.next_run_at <= now or exists (
           select from directory_runs r
            where r.partner_id = c.partner_id and r.connection_id = c.id and r.state in ('waiting', 'running')))
     order by c.next_run_at limit most;
    end;

-- room: people ----------------------------------------------------------------------------------------------------

alter table users drop constraint users_user_type_check;
alter table users add constraint users_user_type_check
    check (user_type in ('local', 'entra', 'google', 'ldap', 'syncro', 'scim', 'csv'));
alter table managers drop constraint managers_manager_type_check;
alter table managers add constraint managers_manager_type_check
    check (manager_type in ('local', 'entra', 'google', 'ldap', 'syncro', 'scim', 'csv'));
alter table groups drop constraint groups_group_type_check;
alter table groups add constraint groups_group_type_check
    check (group_type in ('local', 'entra', 'google', 'ldap', 'syncro', 'scim', 'csv'));
