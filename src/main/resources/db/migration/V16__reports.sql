-- Up to which day reports were posted, of a customer and (as customer 0) of the partner itself: what fell due while
-- nothing ran is posted once, afterwards.
create table report_days (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    day         date not null,
    primary key (partner_id, customer_id)
);

-- What a learner can show, and anybody can verify by its code.
create table certificates (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    -- 100 random bits, so that no code can be guessed.
    code          text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    completed_at  timestamptz not null,
    issued_at     timestamptz not null,
    revoked_at    timestamptz,
    primary key (partner_id, customer_id, user_id, assignment_id, code),
    foreign key (partner_id, customer_id, user_id, assignment_id) references enrollments
);
create unique index one_valid_certificate on certificates (partner_id, customer_id, user_id, assignment_id)
    where revoked_at is null;

-- room: mail. What goes with a mail, and goes with it.
create table mail_files (
    partner_id bigint not null references partners,
    mail_id    bigint not null,
    place      integer not null,
    name       text not null check (length(name) between 1 and 100),
    media_type text not null check (length(media_type) <= 100),
    -- Shown in the HTML, by its name; else attached.
    shown      boolean not null,
    content    bytea not null check (length(content) <= 8000000),
    primary key (partner_id, mail_id, place),
    foreign key (partner_id, mail_id) references mails on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array['report_days', 'certificates', 'mail_files'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', name);
    end loop;
end $$;

-- What the public page says of a code, whoever's it is. Runs as the owner and gives no more than its name says: of the
-- learner the initials alone.
create function certificate_by_code(wanted text)
    returns table (initials text, title text, completed_on date, revoked_on date, service_name text,
                   full_name text, whitelabel boolean, primary_color text, secondary_color text)
    language sql stable security definer set search_path from current
    begin atomic
    select concat_ws(' ', nullif(upper(left(trim(u.first_name), 1)), '') || '.',
                          nullif(upper(left(trim(u.last_name), 1)), '') || '.'),
           a.name, (c.completed_at at time zone p.timezone)::date, (c.revoked_at at time zone p.timezone)::date,
           nullif(trim(p.service_name), ''), p.full_name, p.whitelabel_certificate,
           case when k.branding_override then k.primary_color when p.color_override then p.primary_color end,
           case when k.branding_override then k.secondary_color when p.color_override then p.secondary_color end
      from certificates c
      join partners p on p.id = c.partner_id
      join customers k on k.partner_id = c.partner_id and k.id = c.customer_id
      join users u on u.partner_id = c.partner_id and u.customer_id = c.customer_id and u.id = c.user_id
      join assignments a on a.partner_id = c.partner_id and a.customer_id = c.customer_id and a.id = c.assignment_id
     where c.code = wanted and p.archived_at is null;
    end;
