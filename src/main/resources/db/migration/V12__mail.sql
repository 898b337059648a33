create sequence mail_setting_ids start 1000;

-- room: mail ------------------------------------------------------------------------------------------------------

-- A node claims mails for a while, begins one, and writes what became of it. One that was begun by a node that was lost
-- may have been taken: such mails are told apart by begun_at.
alter table mails
    add column claimed_by    text check (length(claimed_by) <= 60),
    add column claimed_until timestamptz,
    add column begun_at      timestamptz,
    -- When it first could not be told whether the server had taken it.
    add column uncertain_at  timestamptz,
    -- Its turn under the sender's and the receiving domain's limits was worked out: due_at is that turn.
    add column paced         boolean not null default false,
    -- Why failed_at is set; null for mails of before.
    add column failure       text check (failure in ('refused', 'given_up', 'suppressed', 'uncertain', 'unsendable')),
    add column bounced_at    timestamptz,
    -- Wanted within office hours of this time zone only.
    add column office_zone   text check (length(office_zone) <= 64),
    -- Where its receiver can be taken off: a mailto or https address.
    add column unsubscribe   text check (length(unsubscribe) <= 500);
alter table mails set (fillfactor = 70);

drop function mails_due(timestamptz, integer);
drop index mails_waiting;
create index mails_due on mails (partner_id, due_at, id) where sent_at is null and failed_at is null;
create index mails_unsent on mails (partner_id, id) where sent_at is null and failed_at is null;
create index mails_set_aside on mails (partner_id, id) where failed_at is not null;
create index mails_bounced on mails (partner_id, id) where bounced_at is not null;

-- Mail servers of partners. Passwords are sealed.
create table mail_servers (
    partner_id        bigint not null references partners,
    id                bigint not null default nextval('mail_setting_ids'),
    name              text not null check (length(name) between 1 and 100),
    host              text not null check (length(host) between 1 and 253),
    port              integer not null check (port between 1 and 65535),
    security          text not null check (security in ('none', 'opportunistic', 'starttls', 'tls')),
    user_name         text check (length(user_name) between 1 and 200),
    password          bytea check (length(password) <= 1000),
    from_address      text not null check (length(from_address) <= 320),
    reply_to          text check (length(reply_to) <= 320),
    -- The lowest is asked first, the next where that one cannot be reached.
    rank              integer not null check (rank between 1 and 100),
    connections       integer not null check (connections between 1 and 20),
    -- At most so many mails; null for no limit.
    per_minute        integer check (per_minute between 1 and 100000),
    domain_per_minute integer check (domain_per_minute between 1 and 100000),
    enabled           boolean not null,
    created_at        timestamptz not null,
    primary key (partner_id, id),
    check ((user_name is null) = (password is null))
);

-- Addresses that nothing is sent to any more.
create table mail_suppressions (
    partner_id bigint not null references partners,
    id         bigint not null default nextval('mail_setting_ids'),
    -- In lower case.
    address    text not null check (length(address) <= 320),
    reason     text not null check (reason in ('refused', 'bounced')),
    detail     text not null check (length(detail) <= 1000),
    since      timestamptz not null,
    primary key (partner_id, id),
    unique (partner_id, address)
);

-- What signs a domain's mails (DKIM). Private keys are sealed.
create table dkim_keys (
    partner_id  bigint not null references partners,
    id          bigint not null default nextval('mail_setting_ids'),
    domain      text not null check (length(domain) <= 253),
    selector    text not null check (length(selector) between 1 and 63),
    private_key bytea not null check (length(private_key) <= 5000),
    -- SubjectPublicKeyInfo in base64, as DNS publishes it.
    public_key  text not null check (length(public_key) <= 2000),
    created_at  timestamptz not null,
    primary key (partner_id, id),
    unique (partner_id, domain)
);

-- When a limit is free again: of a sender, or of a sender for one receiving domain. Of the deployment, since its own mail
-- server is all partners'.
create table mail_paces (
    name    text primary key check (length(name) <= 400),
    free_at timestamptz not null
);
create index mail_paces_by_age on mail_paces (free_at);

do $$
declare
    name text;
begin
    foreach name in array array['mail_servers', 'mail_suppressions', 'dkim_keys'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;
alter table mail_paces enable row level security;
create policy shared on mail_paces using (true) with check (true);

-- The functions below run as the owner, and do no more than their names say.

-- Partners for whom a mail is due that no node has claimed; a sandbox partner's are due by that partner's clock.
create function mails_partners_due(now timestamptz)
    returns table (partner_id bigint, timezone text, clock_ahead interval)
    language sql stable security definer set search_path from current
    begin atomic
    with recursive waiting (partner_id) as (
        (select m.partner_id from mails m where m.sent_at is null and m.failed_at is null
          order by m.partner_id limit 1)
        union all
        select (select m.partner_id from mails m
                 where m.partner_id > w.partner_id and m.sent_at is null and m.failed_at is null
                 order by m.partner_id limit 1)
          from waiting w where w.partner_id is not null)
    select p.id, p.timezone, p.clock_ahead
      from waiting w join partners p on p.id = w.partner_id
     where p.archived_at is null
       and exists (select from mails m
                    where m.partner_id = p.id and m.sent_at is null and m.failed_at is null
                      and m.due_at <= now + p.clock_ahead and (m.claimed_until is null or m.claimed_until <= now))
     order by p.id;
    end;

-- Notes that one mail was taken, and that the next begins, where this node still holds it: in one round trip a mail.
create function mails_step(partner bigint, taken bigint, taken_at timestamptz, following bigint, node text,
                           beginning timestamptz, held_until timestamptz)
    returns boolean language sql volatile security definer set search_path from current
    begin atomic
    update mails set sent_at = taken_at, claimed_by = null, claimed_until = null
     where partner_id = partner and id = taken and sent_at is null;
    update mails set begun_at = beginning, claimed_until = held_until
     where partner_id = partner and id = following and claimed_by = node and claimed_until > beginning
       and sent_at is null and failed_at is null
    returning true;
    end;

-- Figures for the operator: how many mails, are being sent, were set aside, and for how long.
create function mails_sending_count(now timestamptz) returns bigint
    language sql stable security definer set search_path from current
    begin atomic
    select count(*) from mails where sent_at is null and failed_at is null and claimed_until > now;
    end;
create function mails_set_aside_count() returns bigint
    language sql stable security definer set search_path from current
    begin atomic
    select count(*) from mails where failed_at is not null;
    end;
create function mails_oldest_due_seconds(now timestamptz) returns bigint
    language sql stable security definer set search_path from current
    begin atomic
    select coalesce(max(extract(epoch from now + p.clock_ahead - m.due_at)), 0)::bigint
      from mails m join partners p on p.id = m.partner_id
     where m.sent_at is null and m.failed_at is null and m.due_at <= now + p.clock_ahead and p.archived_at is null;
    end;
