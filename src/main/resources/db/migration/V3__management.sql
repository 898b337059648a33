-- What the management API needs: when a row was changed last, for incremental reading; requests that are answered once;
-- when keys were used; forgetting people.

-- The instant of the transaction as its tenant counts time; the database's own outside of a tenant's transaction.
create function current_instant() returns timestamptz language sql stable
    return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

create function touch() returns trigger language plpgsql as $$
begin
    -- A generated column is null in new: a row that has one counts as changed whenever it is written.
    if new is distinct from old then
        new.changed_at := current_instant();
    end if;
    return new;
end $$;

do $$
declare
    t text;
begin
    foreach t in array array['partners', 'customers', 'administrators', 'managers', 'users', 'groups', 'library_items', 'assignments'] loop
        execute format('alter table %I add column changed_at timestamptz', t);
        execute format('update %I set changed_at = created_at', t);
        execute format('alter table %I alter column changed_at set not null, alter column changed_at set default current_instant()', t);
        execute format('create trigger touch before update on %I for each row execute function touch()', t);
    end loop;
end $$;

-- An archived group keeps its members and asks nothing of them.
alter table groups add column archived_at timestamptz;

create index customers_by_change on customers (partner_id, changed_at, id);
create index administrators_by_change on administrators (partner_id, changed_at, id);
create index library_items_by_change on library_items (partner_id, changed_at, id);
create index managers_by_change on managers (partner_id, customer_id, changed_at, id);
create index users_by_change on users (partner_id, customer_id, changed_at, id);
create index groups_by_change on groups (partner_id, customer_id, changed_at, id);
create index assignments_by_change on assignments (partner_id, customer_id, changed_at, id);

-- room: partner ---------------------------------------------------------------------------------------------------

create index audit_entries_by_time on audit_entries (partner_id, at, id);
create index audit_entries_by_actor on audit_entries (partner_id, actor_kind, actor_id, id);

drop function key_by_hash(bytea);
create function key_by_hash(wanted bytea)
    returns table (partner_id bigint, key_id bigint, customer_id bigint, hash bytea, may_write boolean,
                   expires_at timestamptz, last_used_at timestamptz, timezone text, clock_ahead interval, subdomain text)
    language sql stable security definer set search_path from current
    begin atomic
    select k.partner_id, k.id, k.customer_id, k.hash, k.may_write, k.expires_at, k.last_used_at, p.timezone,
           p.clock_ahead, p.subdomain
      from api_keys k join partners p on p.id = k.partner_id
     where k.hash = wanted and k.revoked_at is null and p.archived_at is null;
    end;

-- room: idempotency -----------------------------------------------------------------------------------------------

create table idempotent_requests (
    partner_id  bigint not null references partners,
    api_key_id  bigint not null,
    key         text not null check (length(key) between 1 and 255),
    -- SHA-256 of what was asked: another request under the same key is refused.
    fingerprint bytea not null check (length(fingerprint) = 32),
    created_at  timestamptz not null,
    -- Status, headers and body, encrypted; null within the transaction that is still finding it.
    answer      bytea,
    primary key (partner_id, api_key_id, key)
);
create index idempotent_requests_by_age on idempotent_requests (partner_id, created_at);

-- room: privacy ---------------------------------------------------------------------------------------------------

-- After how many days a partner's data about people goes; null for never.
create table retentions (
    partner_id          bigint primary key references partners,
    archived_users_days integer check (archived_users_days between 1 and 36500),
    mails_days          integer check (mails_days between 1 and 36500),
    audit_days          integer check (audit_days between 30 and 36500)
);

-- When a person was forgotten: the row stays, of nobody.
alter table users add column erased_at timestamptz;

create index mails_by_age on mails (partner_id, created_at);
create index mails_by_user on mails (partner_id, customer_id, user_id) where user_id is not null;
create index users_archived on users (partner_id, archived_at) where archived_at is not null and erased_at is null;

-- History is append-only for the application. Forgetting a person is the one exception, so it runs as the owner and does
-- no more than that: it takes the names out of what happened, and leaves that and when it happened.
create function forget_person(customer bigint, person bigint) returns void
    language sql security definer set search_path from current
    begin atomic
    update acceptances set full_name = '', address = null
     where partner_id = current_partner() and customer_id = customer and user_id = person;
    update audit_entries set before = before - '{firstName,lastName,email,externalId}'::text[],
                             after = after - '{firstName,lastName,email,externalId}'::text[]
     where partner_id = current_partner() and subject_kind = 'user' and subject_id = person;
    end;

create function forget_audit(until timestamptz) returns bigint
    language sql security definer set search_path from current
    begin atomic
    with gone as (
        delete from audit_entries where partner_id = current_partner() and at < until returning 1)
    select count(*) from gone;
    end;

-- row-level security ----------------------------------------------------------------------------------------------

alter table idempotent_requests enable row level security;
create policy tenant on idempotent_requests using (partner_id = current_partner()) with check (partner_id = current_partner());
alter table retentions enable row level security;
create policy tenant on retentions using (partner_id = current_partner()) with check (partner_id = current_partner());
