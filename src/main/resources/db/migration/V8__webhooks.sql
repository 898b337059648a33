create sequence webhook_ids start 1000;

-- Where a partner wants to hear of events.
create table webhook_endpoints (
    partner_id    bigint not null references partners,
    id            bigint not null default nextval('webhook_ids'),
    url           text not null check (length(url) between 1 and 2000),
    description   text check (length(description) <= 200),
    -- Types such as user.created, or all of one kind as user.*; empty for everything.
    events        text[] not null check (cardinality(events) <= 50),
    -- Sealed, since every delivery is signed with it.
    secret        bytea not null check (length(secret) <= 200),
    enabled       boolean not null default true,
    created_at    timestamptz not null,
    -- When a node may look after it next. A node that delivers moves it ahead, so that no other does meanwhile.
    next_look_at  timestamptz not null,
    primary key (partner_id, id)
);
create index webhook_endpoints_next on webhook_endpoints (next_look_at) where enabled;

-- What happened, as it is told: kept for as long as it can be delivered or replayed.
create table webhook_events (
    partner_id  bigint not null references partners,
    id          bigint not null,
    type        text not null check (length(type) <= 50),
    customer_id bigint,
    -- What it is about; events about the same thing are delivered in order.
    subject     text not null check (length(subject) <= 60),
    at          timestamptz not null,
    data        jsonb not null,
    primary key (partner_id, id)
);
create index webhook_events_by_age on webhook_events (partner_id, at);

create table webhook_deliveries (
    partner_id   bigint not null references partners,
    endpoint_id  bigint not null,
    id           bigint not null default nextval('webhook_ids'),
    event_id     bigint not null,
    subject      text not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     integer not null default 0,
    -- What the last attempt met: a status of the receiver, or what kept it from having one.
    last_status  integer,
    last_error   text check (length(last_error) <= 200),
    delivered_at timestamptz,
    failed_at    timestamptz,
    primary key (partner_id, endpoint_id, id),
    foreign key (partner_id, endpoint_id) references webhook_endpoints on delete cascade,
    foreign key (partner_id, event_id) references webhook_events on delete cascade
);
create index webhook_deliveries_waiting on webhook_deliveries (partner_id, endpoint_id, id)
    where delivered_at is null and failed_at is null;
create index webhook_deliveries_by_event on webhook_deliveries (partner_id, event_id);

do $$
declare
    name text;
begin
    foreach name in array array['webhook_endpoints', 'webhook_events', 'webhook_deliveries'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;

-- The endpoints of all partners for which something waits and after which nobody looks. Runs as the owner and gives no
-- more than its name says.
create function webhook_endpoints_due(now timestamptz, most integer)
    returns table (partner_id bigint, endpoint_id bigint, timezone text)
    language sql stable security definer set search_path from current
    begin atomic
    select e.partner_id, e.id, p.timezone
      from webhook_endpoints e join partners p on p.id = e.partner_id
     where e.enabled and e.next_look_at <= now and p.archived_at is null
       and exists (
           select from webhook_deliveries d
            where d.partner_id = e.partner_id and d.endpoint_id = e.id
              and d.delivered_at is null and d.failed_at is null)
     order by e.next_look_at limit most;
    end;
