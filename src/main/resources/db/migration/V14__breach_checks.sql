-- room: exposures -------------------------------------------------------------------------------------------------

create sequence breach_check_ids start 1000;

-- A partner's own key to a source of breaches; without one the deployment's is used, where there is one.
create table source_keys (
    partner_id bigint not null references partners,
    id         bigint not null default nextval('breach_check_ids'),
    source     text not null check (source in ('hibp', 'dehashed')),
    -- Sealed: it is sent with every request to the source.
    api_key    bytea not null check (length(api_key) <= 1000),
    last4      text not null check (length(last4) <= 4),
    -- What the source said of it when it was asked last: the plan, its requests a minute, its credits.
    plan       text check (length(plan) <= 100),
    per_minute integer check (per_minute > 0),
    credits    bigint check (credits >= 0),
    state      text not null check (state in ('accepted', 'refused', 'exhausted')),
    checked_at timestamptz not null,
    created_at timestamptz not null,
    primary key (partner_id, id),
    unique (partner_id, source)
);

-- Each search for all that leaked of a customer, with how far it got: whoever goes on with it begins there.
create table breach_checks (
    partner_id      bigint not null references partners,
    customer_id     bigint not null,
    id              bigint not null default nextval('breach_check_ids'),
    cause           text not null check (cause in ('weekly', 'asked')),
    state           text not null check (state in ('open', 'done', 'incomplete')),
    -- The source that is asked, null where all were; its domains come first, then each user whose address is on none
    -- that was searched.
    source          text check (source in ('hibp', 'dehashed')),
    domains_done    boolean not null default false,
    last_domain     text not null default '' check (length(last_domain) <= 253),
    searched        text[] not null default '{}' check (cardinality(searched) <= 1000),
    last_user       bigint not null default 0,
    -- The next page of what is searched next.
    page            integer not null default 1 check (page >= 1),
    -- How often in a row the source could not be asked.
    failures        integer not null default 0,
    searches        integer not null default 0,
    exposures_found integer not null default 0,
    records_found   integer not null default 0,
    note            text check (length(note) <= 500),
    created_at      timestamptz not null,
    -- Grows with each step of any check: of several, the one with the least goes on.
    turn            bigint not null default nextval('breach_check_ids'),
    not_before      timestamptz not null,
    finished_at     timestamptz,
    primary key (partner_id, customer_id, id),
    foreign key (partner_id, customer_id) references customers,
    check ((finished_at is null) = (state = 'open'))
);
create unique index one_open_breach_check on breach_checks (partner_id, customer_id) where finished_at is null;
create index breach_checks_in_turn on breach_checks (partner_id, turn) where finished_at is null;

-- The catalogue's version, so that it is fetched only where it changed. One row.
create table catalogue_state (
    only_one      boolean primary key default true check (only_one),
    etag          text check (length(etag) <= 200),
    last_modified text check (length(last_modified) <= 100),
    asked_at      timestamptz not null
);

-- That a record's password leaked is known for longer than the password is kept.
alter table dehashed_records add column password_wiped_at timestamptz;

do $$
declare
    name text;
begin
    foreach name in array array['source_keys', 'breach_checks'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;

-- The partners of which a check can go on now, the one that waited longest first. Runs as the owner and gives no more
-- than its name says.
create function partners_to_check(now timestamptz)
    returns table (partner_id bigint, timezone text, clock_ahead interval)
    language sql stable security definer set search_path from current
    begin atomic
    select p.id, p.timezone, p.clock_ahead
      from breach_checks c join partners p on p.id = c.partner_id
     where c.finished_at is null and c.not_before <= now + p.clock_ahead and p.archived_at is null
     group by p.id
     order by min(c.turn);
    end;

-- Whether any partner has its own key to a source.
create function source_is_used(wanted text) returns boolean
    language sql stable security definer set search_path from current
    return exists (select from source_keys where source = wanted);

-- room: privacy ---------------------------------------------------------------------------------------------------

alter table retentions add column leaked_passwords_days integer check (leaked_passwords_days between 1 and 36500);
