-- room: letters ---------------------------------------------------------------------------------------------------

-- Texts that a partner or one of its customers has in place of ours.
create table letter_templates (
    partner_id  bigint not null references partners,
    id          bigint not null default nextval('history_ids'),
    -- Null for the partner's own, which its customers share.
    customer_id bigint,
    kind        text not null check (kind ~ '^[a-z_]{1,50}$'),
    language    text not null default 'en' check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
    subject     text not null check (length(subject) between 1 and 300 and subject !~ '[[:cntrl:]]'),
    body        text not null check (length(body) between 1 and 20000),
    primary key (partner_id, id),
    foreign key (partner_id, customer_id) references customers
);
create unique index letter_templates_once on letter_templates (partner_id, customer_id, kind, language) nulls not distinct;

-- room: links -----------------------------------------------------------------------------------------------------

-- Whether whoever opens a link says first whose address it was sent to.
create table link_settings (
    partner_id    bigint primary key references partners,
    asks_address  boolean not null
);

-- Links of a person that were made up to an instant open nothing any more.
create table link_revocations (
    partner_id bigint not null references partners,
    person     text not null check (person ~ '^(user|manager)$'),
    person_id  bigint not null,
    revoked_at timestamptz not null,
    primary key (partner_id, person, person_id)
);

-- Wrong addresses of late, by whose link was tried.
create table link_confirmations (
    partner_id bigint not null references partners,
    person     text not null check (person ~ '^(user|manager)$'),
    person_id  bigint not null,
    since      timestamptz not null,
    wrong      integer not null check (wrong >= 0),
    primary key (partner_id, person, person_id)
);

-- room: notices ---------------------------------------------------------------------------------------------------

-- The first of its days for which a partner's people get notices; without a row, every day is one.
create table notice_settings (
    partner_id bigint primary key references partners,
    starts_on  date not null
);

-- Whoever is there already is not welcomed, and what was assigned up to now is not announced.
insert into notice_settings (partner_id, starts_on) select id, open_day + 1 from partners;

-- Who was added and is yet to be welcomed.
create table welcomes_waiting (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    user_id     bigint not null,
    added_at    timestamptz not null,
    primary key (partner_id, customer_id, user_id),
    foreign key (partner_id, customer_id, user_id) references users on delete cascade
);

-- What was given to whom, once and for all.
create table notices_given (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    -- Whom it is about; null where it is about the assignment alone.
    user_id       bigint,
    assignment_id bigint not null,
    id            bigint not null default nextval('history_ids'),
    kind          text not null check (kind ~ '^[a-z_]{1,50}$'),
    given_on      date not null,
    -- Why nothing was mailed after all; null where it was.
    left_out      text check (left_out in ('overtaken', 'no_address', 'no_recipient', 'faulty')),
    primary key (partner_id, id),
    foreign key (partner_id, customer_id, user_id) references users,
    foreign key (partner_id, customer_id, assignment_id) references assignments
);
create unique index notices_given_once on notices_given
    (partner_id, customer_id, assignment_id, user_id, kind) nulls not distinct;
create index notices_given_by_user on notices_given (partner_id, customer_id, user_id) where user_id is not null;

-- A night finds those who are due a notice, not everybody.
create index enrollments_owed_since on enrollments (partner_id, enrolled_on) where completed_at is null and withdrawn_at is null;
create index enrollments_owed_until on enrollments (partner_id, due_on) where completed_at is null and withdrawn_at is null;
create index assignments_by_window on assignments (partner_id, window_starts_on) where archived_at is null;

do $$
declare
    name text;
begin
    foreach name in array array['letter_templates', 'link_settings', 'link_revocations', 'link_confirmations',
                                'notice_settings', 'welcomes_waiting', 'notices_given'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;

-- The partners of whose people somebody waits to be welcomed. Runs as the owner and gives no more than its name says.
create function tenants_welcoming(most integer)
    returns table (partner_id bigint, timezone text, clock_ahead interval)
    language sql stable security definer set search_path from current
    begin atomic
    select p.id, p.timezone, p.clock_ahead
      from partners p
     where p.archived_at is null and exists (select from welcomes_waiting w where w.partner_id = p.id)
     order by p.id limit most;
    end;
