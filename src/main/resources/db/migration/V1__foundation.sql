-- The whole schema of the first release. Conventions:
--   * partner_id leads every key of a tenant's table, so that rows of one partner lie together and can be sharded by it;
--   * row-level security stands under every query: the application's role sees only app.partner_id's rows;
--   * instants are timestamptz, days are date in the partner's zone, money is minor units;
--   * free text is bounded by a check;
--   * what happened is appended, never changed: the application's role gets no update or delete on history.

create function current_partner() returns bigint language sql stable
    return nullif(current_setting('app.partner_id', true), '')::bigint;

-- One sequence a kind of thing, for the whole deployment, from 1000.
create sequence partner_ids start 1000;
create sequence api_key_ids start 1000;
create sequence administrator_ids start 1000;
create sequence customer_ids start 1000;
create sequence manager_ids start 1000;
create sequence user_ids start 1000;
create sequence group_ids start 1000;
create sequence library_ids start 1000;
create sequence assignment_ids start 1000;
create sequence program_ids start 1000;
create sequence history_ids start 1000;
create sequence breach_ids start 1000;
create sequence exposure_ids start 1000;
create sequence mail_ids start 1000;
create sequence audit_ids start 1000;

-- room: partner ---------------------------------------------------------------------------------------------------

create table partners (
    id                       bigint primary key default nextval('partner_ids'),
    full_name                text not null check (length(full_name) between 1 and 200),
    short_name               text not null check (length(short_name) between 1 and 100),
    subdomain                text unique check (subdomain ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    contact_email            text not null check (length(contact_email) <= 320),
    contact_phone            text check (length(contact_phone) <= 50),
    website                  text check (length(website) <= 2000),
    service_name             text check (length(service_name) <= 200),
    sales_module_report_msg  text check (length(sales_module_report_msg) <= 10000),
    sales_enabled            boolean not null default false,
    whitelabel_certificate   boolean not null default false,
    primary_color            text not null default '#1f3a5f' check (primary_color ~ '^#[0-9a-f]{6}$'),
    secondary_color          text not null default '#d9822b' check (secondary_color ~ '^#[0-9a-f]{6}$'),
    color_override           boolean not null default false,
    show_wizard              boolean not null default true,
    timezone                 text not null default 'UTC' check (length(timezone) <= 64),
    own_customer_id          bigint,
    -- How far this partner's clock runs ahead of the real one; only a sandbox partner's may.
    sandbox                  boolean not null default false,
    clock_ahead              interval not null default '0' check (sandbox or clock_ahead = '0'),
    -- The last day up to which what only time changes was brought up to date.
    open_day                 date not null,
    created_at               timestamptz not null,
    archived_at              timestamptz
);

create table api_keys (
    partner_id   bigint not null references partners,
    id           bigint not null default nextval('api_key_ids'),
    customer_id  bigint,
    name         text not null check (length(name) between 1 and 100),
    hash         bytea not null unique check (length(hash) = 32),
    last4        text not null check (length(last4) = 4),
    may_write    boolean not null default true,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (partner_id, id)
);

create table audit_entries (
    partner_id   bigint not null references partners,
    id           bigint not null default nextval('audit_ids'),
    at           timestamptz not null,
    actor_kind   text not null check (actor_kind in ('key', 'administrator', 'system', 'operator')),
    actor_id     bigint,
    actor_name   text not null check (length(actor_name) <= 200),
    address      text check (length(address) <= 64),
    action       text not null check (length(action) <= 100),
    subject_kind text not null check (length(subject_kind) <= 50),
    subject_id   bigint,
    before       jsonb,
    after        jsonb,
    primary key (partner_id, id)
);
create index audit_entries_by_subject on audit_entries (partner_id, subject_kind, subject_id, id);

-- room: customers -------------------------------------------------------------------------------------------------

create table customers (
    partner_id             bigint not null references partners,
    id                     bigint not null default nextval('customer_ids'),
    name                   text not null check (length(name) between 1 and 200),
    domain                 text check (length(domain) between 1 and 253),
    customer_type          text not null check (customer_type in ('power', 'standard', 'hootphish')),
    training_starts_at     timestamptz,
    foundational_speed     text not null default 'all_at_once' check (foundational_speed in ('all_at_once', 'weekly', 'biweekly', 'monthly')),
    phishing_cadence       text not null default 'quarterly' check (phishing_cadence in ('quarterly', 'monthly')),
    videos_enabled         boolean not null default true,
    exercises_enabled      boolean not null default true,
    campaigns_enabled      boolean not null default false,
    support_email          text check (length(support_email) <= 320),
    primary_color          text not null check (primary_color ~ '^#[0-9a-f]{6}$'),
    secondary_color        text not null check (secondary_color ~ '^#[0-9a-f]{6}$'),
    branding_override      boolean not null default false,
    report_frequency       text not null default 'monthly' check (report_frequency in ('weekly', 'monthly')),
    report_day             integer not null default 1 check (report_day between 1 and 31),
    report_recipients      text[] not null default '{}',
    welcome_email_enabled  boolean not null default true,
    timezone               text check (length(timezone) <= 64),
    created_at             timestamptz not null,
    archived_at            timestamptz,
    primary key (partner_id, id)
);
create index customers_by_type on customers (partner_id, customer_type, id) where archived_at is null;
alter table api_keys add foreign key (partner_id, customer_id) references customers;

-- room: administrators --------------------------------------------------------------------------------------------

create table administrators (
    partner_id               bigint not null references partners,
    id                       bigint not null default nextval('administrator_ids'),
    -- The customer that this administrator belongs to; null for the partner's own.
    customer_id              bigint,
    primary_customer_id      bigint,
    first_name               text not null check (length(first_name) <= 100),
    last_name                text not null check (length(last_name) <= 100),
    email                    text not null check (length(email) <= 320),
    phone_number             text check (length(phone_number) <= 50),
    password_hash            text check (length(password_hash) <= 500),
    force_password_change    boolean not null default false,
    terms_accepted_at        timestamptz,
    last_login_at            timestamptz,
    site_admin               boolean not null,
    created_at               timestamptz not null,
    password_reset_at        timestamptz,
    verified                 boolean not null default false,
    row_limit                integer not null default 25 check (row_limit between 1 and 1000),
    browser_version          text check (length(browser_version) <= 300),
    timezone                 text check (length(timezone) <= 64),
    second_factor_expires_at timestamptz,
    authentication_method    text not null default 'email' check (authentication_method in ('email', 'authenticator', 'passkey')),
    bypass_expires_at        timestamptz,
    active                   boolean not null default true,
    primary key (partner_id, id),
    foreign key (partner_id, customer_id) references customers,
    foreign key (partner_id, primary_customer_id) references customers
);
create unique index administrators_by_email on administrators (partner_id, lower(email));

-- room: people ----------------------------------------------------------------------------------------------------

create table managers (
    partner_id   bigint not null references partners,
    customer_id  bigint not null,
    id           bigint not null default nextval('manager_ids'),
    first_name   text not null check (length(first_name) <= 100),
    last_name    text not null check (length(last_name) <= 100),
    email        text not null check (length(email) <= 320),
    manager_type text not null check (manager_type in ('local', 'entra', 'google', 'syncro', 'scim', 'csv')),
    external_id  text check (length(external_id) <= 200),
    -- Whose team this manager's is part of: reports cover everyone below.
    reports_to   bigint,
    is_default   boolean not null default false,
    active       boolean not null default true,
    created_at   timestamptz not null,
    primary key (partner_id, customer_id, id),
    unique (partner_id, id),
    foreign key (partner_id, customer_id) references customers,
    foreign key (partner_id, customer_id, reports_to) references managers
);
create unique index managers_by_email on managers (partner_id, customer_id, lower(email));
create unique index one_default_manager on managers (partner_id, customer_id) where is_default;
create index managers_by_superior on managers (partner_id, customer_id, reports_to) where reports_to is not null;

create table users (
    partner_id                bigint not null references partners,
    customer_id               bigint not null,
    id                        bigint not null default nextval('user_ids'),
    first_name                text not null check (length(first_name) <= 100),
    last_name                 text not null check (length(last_name) <= 100),
    email                     text not null check (length(email) between 3 and 320),
    manager_id                bigint,
    user_type                 text not null check (user_type in ('local', 'entra', 'google', 'syncro', 'scim', 'csv')),
    external_id               text check (length(external_id) <= 200),
    onboarding_sent_at        timestamptz,
    phishing_difficulty       text not null default 'adaptive' check (phishing_difficulty in ('easy', 'medium', 'hard', 'adaptive')),
    reset_phishing_difficulty text check (reset_phishing_difficulty in ('easy', 'medium', 'hard', 'adaptive')),
    sync_error                text check (length(sync_error) <= 500),
    created_at                timestamptz not null,
    archived_at               timestamptz,
    primary key (partner_id, customer_id, id),
    unique (partner_id, id),
    foreign key (partner_id, customer_id) references customers,
    foreign key (partner_id, customer_id, manager_id) references managers
);
create unique index users_by_email on users (partner_id, customer_id, lower(email));
create unique index users_by_external_id on users (partner_id, customer_id, external_id) where external_id is not null;
create index users_by_manager on users (partner_id, customer_id, manager_id) where manager_id is not null;

create table groups (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    id            bigint not null default nextval('group_ids'),
    name          text not null check (length(name) between 1 and 200),
    hr_first_name text check (length(hr_first_name) <= 100),
    hr_last_name  text check (length(hr_last_name) <= 100),
    hr_email      text check (length(hr_email) <= 320),
    group_type    text not null check (group_type in ('local', 'entra', 'google', 'syncro', 'scim', 'csv')),
    external_id   text check (length(external_id) <= 200),
    created_at    timestamptz not null,
    primary key (partner_id, customer_id, id),
    unique (partner_id, id),
    foreign key (partner_id, customer_id) references customers
);
create unique index groups_by_name on groups (partner_id, customer_id, lower(name));

create table group_members (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    group_id    bigint not null,
    user_id     bigint not null,
    joined_at   timestamptz not null,
    primary key (partner_id, customer_id, group_id, user_id),
    foreign key (partner_id, customer_id, group_id) references groups,
    foreign key (partner_id, customer_id, user_id) references users
);
create index group_members_by_user on group_members (partner_id, customer_id, user_id, group_id);

-- room: library ---------------------------------------------------------------------------------------------------

create table library_items (
    partner_id          bigint not null references partners,
    id                  bigint not null default nextval('library_ids'),
    -- The item's name in the starter library; null for an item of the partner's own.
    starter_key         text check (length(starter_key) <= 100),
    kind                text not null check (kind in ('policy', 'video', 'survey', 'phishing', 'foundational')),
    version             integer not null default 1 check (version >= 1),
    title               text not null check (length(title) between 1 and 300),
    summary             text check (length(summary) <= 2000),
    file_name           text check (length(file_name) <= 500),
    file_type           text check (length(file_type) <= 50),
    content             text check (length(content) <= 1000000),
    content_hash        bytea check (length(content_hash) = 32),
    quiz                jsonb,
    phishing_difficulty text check (phishing_difficulty in ('easy', 'medium', 'hard')),
    created_at          timestamptz not null,
    archived_at         timestamptz,
    primary key (partner_id, id)
);
create unique index library_items_by_starter on library_items (partner_id, starter_key, version) where starter_key is not null;

-- room: programs --------------------------------------------------------------------------------------------------

create table programs (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    id          bigint not null default nextval('program_ids'),
    kind        text not null check (kind in ('foundational', 'training', 'phishing')),
    -- A programme runs from year to year; each year is an instance whose items are assignments.
    starts_on   date not null,
    ended_on    date,
    created_at  timestamptz not null,
    primary key (partner_id, customer_id, id),
    unique (partner_id, id),
    foreign key (partner_id, customer_id) references customers
);
create unique index one_running_program on programs (partner_id, customer_id, kind) where ended_on is null;

create table program_instances (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    id          bigint not null default nextval('program_ids'),
    program_id  bigint not null,
    year        integer not null check (year >= 1),
    starts_on   date not null,
    ends_on     date not null,
    primary key (partner_id, customer_id, id),
    unique (partner_id, customer_id, program_id, year),
    foreign key (partner_id, customer_id, program_id) references programs
);

-- room: assignments -----------------------------------------------------------------------------------------------

create table assignments (
    partner_id                bigint not null references partners,
    customer_id               bigint not null,
    id                        bigint not null default nextval('assignment_ids'),
    kind                      text not null check (kind in ('policy', 'video', 'survey', 'phishing', 'foundational')),
    name                      text not null check (length(name) between 1 and 300),
    version                   integer not null default 1 check (version >= 1),
    parent_id                 bigint,
    renewed_id                bigint,
    library_id                bigint,
    library_kind              text,
    library_version           integer,
    program_id                bigint,
    program_instance_id       bigint,
    effective_start           date not null,
    effective_end             date,
    effective_duration_value  integer check (effective_duration_value between 1 and 1000),
    effective_duration_type   text check (effective_duration_type in ('day', 'week', 'month', 'year')),
    window_starts_on          date not null,
    window_days               integer not null default 30 check (window_days between 1 and 3650),
    -- The last day of the acceptance window, for those who were there when it began.
    due_on                    date not null generated always as (window_starts_on + window_days - 1) stored,
    -- Whether the window is one for all, or begins for each learner on the day of joining.
    fixed_window              boolean not null default true,
    renews                    boolean not null default false,
    renew_on                  date,
    renew_warning_days        integer not null default 30 check (renew_warning_days between 0 and 3650),
    warning_days              integer not null default 7 check (warning_days between 0 and 3650),
    hr_days                   integer not null default 7 check (hr_days between 0 and 3650),
    file_name                 text check (length(file_name) <= 500),
    file_type                 text check (length(file_type) <= 50),
    message                   text check (length(message) <= 20000),
    refusal_message           text check (length(refusal_message) <= 20000),
    first_notice_subject      text check (length(first_notice_subject) <= 300),
    warning_notice_subject    text check (length(warning_notice_subject) <= 300),
    expiration_notice_subject text check (length(expiration_notice_subject) <= 300),
    hr_notice_subject         text check (length(hr_notice_subject) <= 300),
    first_notice_email        text check (length(first_notice_email) <= 20000),
    warning_notice_email      text check (length(warning_notice_email) <= 20000),
    expiration_notice_email   text check (length(expiration_notice_email) <= 20000),
    hr_notice_email           text check (length(hr_notice_email) <= 20000),
    send_first_notice         boolean not null default true,
    send_warning_notice       boolean not null default true,
    send_expiration_notice    boolean not null default true,
    send_hr_notice            boolean not null default false,
    is_public                 boolean not null default false,
    report_admins             text[] not null default '{}',
    report_emails             text[] not null default '{}',
    quiz_enabled              boolean not null default false,
    passing_percent           numeric(5, 2) not null default 80 check (passing_percent between 0 and 100),
    is_optional               boolean not null default false,
    retake_override           boolean not null default false,
    phishing_difficulty       text check (phishing_difficulty in ('easy', 'medium', 'hard', 'adaptive')),
    -- Whether the people whom it targets have been enrolled: on its first effective day.
    opened_on                 date,
    created_at                timestamptz not null,
    archived_at               timestamptz,
    primary key (partner_id, customer_id, id),
    unique (partner_id, id),
    foreign key (partner_id, customer_id) references customers,
    foreign key (partner_id, library_id) references library_items,
    foreign key (partner_id, customer_id, parent_id) references assignments,
    foreign key (partner_id, customer_id, renewed_id) references assignments,
    foreign key (partner_id, customer_id, program_instance_id) references program_instances,
    check (effective_end is null or effective_end >= effective_start),
    check (not renews or renew_on is not null)
);
create index assignments_unopened on assignments (partner_id, effective_start) where opened_on is null and archived_at is null;
create index assignments_renewing on assignments (partner_id, renew_on) where renews and renewed_id is null and archived_at is null;
create index assignments_ending on assignments (partner_id, effective_end) where effective_end is not null and archived_at is null;

create table assignment_targets (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    assignment_id bigint not null,
    id            bigint not null default nextval('history_ids'),
    -- Exactly one of: a group, a user, everyone of the customer.
    group_id      bigint,
    user_id       bigint,
    everyone      boolean not null default false,
    primary key (partner_id, customer_id, assignment_id, id),
    foreign key (partner_id, customer_id, assignment_id) references assignments,
    foreign key (partner_id, customer_id, group_id) references groups,
    foreign key (partner_id, customer_id, user_id) references users,
    check (num_nonnulls(group_id, user_id) + everyone::int = 1)
);
create unique index assignment_targets_once on assignment_targets
    (partner_id, customer_id, assignment_id, group_id, user_id, everyone) nulls not distinct;
create index assignment_targets_by_group on assignment_targets (partner_id, customer_id, group_id, assignment_id) where group_id is not null;
create index assignment_targets_by_user on assignment_targets (partner_id, customer_id, user_id, assignment_id) where user_id is not null;
create index assignment_targets_everyone on assignment_targets (partner_id, customer_id, assignment_id) where everyone;

-- What one user owes or has done of one assignment. Made when the assignment is effective and targets the user.
create table enrollments (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    enrolled_on   date not null,
    due_on        date not null,
    -- Left the group, or the target was taken away, before it was done.
    withdrawn_at  timestamptz,
    attempts      integer not null default 0 check (attempts >= 0),
    best_percent  integer check (best_percent between 0 and 100),
    completed_at  timestamptz,
    late          boolean not null default false,
    primary key (partner_id, customer_id, user_id, assignment_id),
    foreign key (partner_id, customer_id, user_id) references users,
    foreign key (partner_id, customer_id, assignment_id) references assignments
);
create index enrollments_by_assignment on enrollments (partner_id, customer_id, assignment_id, user_id);

create table attempts (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    id            bigint not null default nextval('history_ids'),
    at            timestamptz not null,
    percent       integer check (percent between 0 and 100),
    passed        boolean not null,
    primary key (partner_id, customer_id, user_id, assignment_id, id),
    foreign key (partner_id, customer_id, user_id, assignment_id) references enrollments
);

create table completions (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    id            bigint not null default nextval('history_ids'),
    at            timestamptz not null,
    late          boolean not null,
    primary key (partner_id, customer_id, user_id, assignment_id, id),
    foreign key (partner_id, customer_id, user_id, assignment_id) references enrollments
);

create table acceptances (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    id            bigint not null default nextval('history_ids'),
    at            timestamptz not null,
    accepted      boolean not null,
    full_name     text not null check (length(full_name) <= 201),
    address       text check (length(address) <= 64),
    version_hash  bytea not null check (length(version_hash) = 32),
    primary key (partner_id, customer_id, user_id, assignment_id, id),
    foreign key (partner_id, customer_id, user_id, assignment_id) references enrollments
);

-- room: phishing --------------------------------------------------------------------------------------------------

create table phishing_events (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    user_id     bigint not null,
    id          bigint not null default nextval('history_ids'),
    campaign_id bigint,
    kind        text not null check (kind in ('sent', 'opened', 'clicked', 'submitted', 'reported')),
    machine     boolean not null default false,
    at          timestamptz not null,
    primary key (partner_id, customer_id, user_id, id),
    foreign key (partner_id, customer_id, user_id) references users
);

-- room: scoring ---------------------------------------------------------------------------------------------------

create table user_standings (
    partner_id            bigint not null references partners,
    customer_id           bigint not null,
    user_id               bigint not null,
    -- The partner's day for which it was computed, and the next day on which time alone changes it.
    as_of                 date not null,
    changes_on            date,
    hoot_score            integer check (hoot_score between 0 and 100),
    video_score           integer check (video_score between 0 and 100),
    phishing_score        integer check (phishing_score between 0 and 100),
    policy_score          integer check (policy_score between 0 and 100),
    optional_score        integer check (optional_score between 0 and 100),
    hoot_rank             text not null,
    compliant             boolean not null,
    compliant_count       integer not null,
    completed_assignments integer not null,
    num_attempts          integer not null,
    late_submissions      integer not null,
    -- What this user adds to the customer's totals, in the order of scoring.Totals.
    contribution          integer[] not null,
    primary key (partner_id, customer_id, user_id),
    foreign key (partner_id, customer_id, user_id) references users
);
create index user_standings_changing on user_standings (partner_id, changes_on) where changes_on is not null;

-- The customer's totals are the sum of these rows; a job folds them into one.
create table customer_totals (
    partner_id  bigint not null references partners,
    customer_id bigint not null,
    id          bigint not null default nextval('history_ids'),
    totals      integer[] not null,
    primary key (partner_id, customer_id, id),
    foreign key (partner_id, customer_id) references customers
);

-- How many assignments of each kind are effective.
create table customer_counts (
    partner_id   bigint not null references partners,
    customer_id  bigint not null,
    policies     integer not null default 0,
    videos       integer not null default 0,
    surveys      integer not null default 0,
    phishing     integer not null default 0,
    foundational integer not null default 0,
    -- Which parts of a user's score count at the customer, as the stored scores were computed.
    components   text not null default '' check (length(components) <= 100),
    primary key (partner_id, customer_id),
    foreign key (partner_id, customer_id) references customers
);

-- room: exposures -------------------------------------------------------------------------------------------------

-- The public breach catalogue: one for the whole deployment. A null flag is unknown, not false.
create table breaches (
    id                   bigint primary key default nextval('breach_ids'),
    name                 text not null unique check (length(name) between 1 and 200),
    title                text not null check (length(title) between 1 and 300),
    domain               text check (length(domain) <= 253),
    breached_on          date,
    added_at             timestamptz,
    modified_at          timestamptz,
    pwn_count            bigint check (pwn_count >= 0),
    description          text check (length(description) <= 20000),
    logo_path            text check (length(logo_path) <= 2000),
    attribution          text check (length(attribution) <= 2000),
    disclosure_url       text check (length(disclosure_url) <= 2000),
    data_classes         text[],
    is_verified          boolean,
    is_fabricated        boolean,
    is_sensitive         boolean,
    is_retired           boolean,
    is_spam_list         boolean,
    is_malware           boolean,
    is_subscription_free boolean,
    is_stealer_log       boolean,
    -- False for a name that an exposure mentions and no catalogue has described yet.
    catalogued           boolean not null
);

create table exposures (
    partner_id      bigint not null references partners,
    customer_id     bigint not null,
    id              bigint not null default nextval('exposure_ids'),
    email           text not null check (length(email) between 3 and 320 and email = lower(email)),
    breach_id       bigint not null references breaches,
    found_at        timestamptz not null,
    acknowledged_at timestamptz,
    primary key (partner_id, customer_id, id),
    unique (partner_id, customer_id, email, breach_id),
    foreign key (partner_id, customer_id) references customers
);

create table dehashed_records (
    partner_id        bigint not null references partners,
    customer_id       bigint not null,
    id                bigint not null default nextval('exposure_ids'),
    email             text not null check (length(email) between 3 and 320 and email = lower(email)),
    dehashed_id       bigint not null,
    ip_address        text check (length(ip_address) <= 64),
    username          text check (length(username) <= 300),
    -- Encrypted; never sent, only whether there is one.
    password          bytea check (length(password) <= 4000),
    name              text check (length(name) <= 300),
    vin               text check (length(vin) <= 50),
    address           text check (length(address) <= 500),
    phone             text check (length(phone) <= 50),
    database_name     text not null check (length(database_name) <= 200),
    error             text check (length(error) <= 500),
    found_at          timestamptz not null,
    acknowledged_at   timestamptz,
    active            boolean not null default true,
    primary key (partner_id, customer_id, id),
    unique (partner_id, customer_id, dehashed_id),
    foreign key (partner_id, customer_id) references customers
);
create index dehashed_records_by_email on dehashed_records (partner_id, customer_id, email);

-- room: mail ------------------------------------------------------------------------------------------------------

create table mails (
    partner_id   bigint not null references partners,
    id           bigint not null default nextval('mail_ids'),
    customer_id  bigint,
    user_id      bigint,
    kind         text not null check (length(kind) <= 50),
    -- Two mails with one key are one mail.
    once_key     text check (length(once_key) <= 300),
    message_id   text not null check (length(message_id) <= 300),
    from_name    text not null check (length(from_name) <= 200),
    recipient    text not null check (length(recipient) <= 320),
    subject      text not null check (length(subject) <= 500),
    text_body    text not null check (length(text_body) <= 2000000),
    html_body    text not null check (length(html_body) <= 4000000),
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     integer not null default 0,
    sent_at      timestamptz,
    failed_at    timestamptz,
    last_error   text check (length(last_error) <= 1000),
    primary key (partner_id, id)
);
create unique index mails_once on mails (partner_id, once_key) where once_key is not null;
create index mails_waiting on mails (due_at) where sent_at is null and failed_at is null;

-- room: billing ---------------------------------------------------------------------------------------------------

create table subscriptions (
    partner_id           bigint primary key references partners,
    -- Stripe's objects as its current API sends them; billing maps them to the shape that partners read.
    stripe_customer      jsonb not null,
    stripe_subscription  jsonb not null,
    next_invoice_minor   bigint,
    referral_info        text check (length(referral_info) <= 500),
    is_reseller          boolean not null default false,
    cancel_feedback      text check (length(cancel_feedback) <= 2000),
    primary_customer_id  bigint,
    changed_at           timestamptz not null
);

-- room: jobs ------------------------------------------------------------------------------------------------------

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time);

-- row-level security ----------------------------------------------------------------------------------------------

do $$
declare
    t record;
begin
    for t in
        select c.relname as name, exists (
            select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partner_id') as of_tenant
          from pg_class c
         where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
           and c.relname not in ('flyway_schema_history')
    loop
        execute format('alter table %I enable row level security', t.name);
        if t.of_tenant then
            execute format('create policy tenant on %I using (partner_id = current_partner()) with check (partner_id = current_partner())', t.name);
        elsif t.name = 'partners' then
            execute 'create policy tenant on partners using (id = current_partner()) with check (id = current_partner())';
        else
            execute format('create policy shared on %I using (true) with check (true)', t.name);
        end if;
    end loop;
end $$;

-- What must be known before the tenant is: whose key a hash is, which partners there are. Each runs as the owner and
-- gives no more than its name says.
create function key_by_hash(wanted bytea)
    returns table (partner_id bigint, key_id bigint, customer_id bigint, hash bytea, may_write boolean,
                   expires_at timestamptz, timezone text, clock_ahead interval, subdomain text)
    language sql stable security definer set search_path from current
    begin atomic
    select k.partner_id, k.id, k.customer_id, k.hash, k.may_write, k.expires_at, p.timezone, p.clock_ahead, p.subdomain
      from api_keys k join partners p on p.id = k.partner_id
     where k.hash = wanted and k.revoked_at is null and p.archived_at is null;
    end;

create function tenants(after bigint, most integer)
    returns table (partner_id bigint, timezone text, clock_ahead interval, open_day date, short_name text)
    language sql stable security definer set search_path from current
    begin atomic
    select p.id, p.timezone, p.clock_ahead, p.open_day, p.short_name
      from partners p where p.id > after and p.archived_at is null order by p.id limit most;
    end;

-- A sandbox partner's mails are due by that partner's clock.
create function mails_due(now timestamptz, most integer)
    returns table (partner_id bigint, id bigint, timezone text, clock_ahead interval)
    language sql stable security definer set search_path from current
    begin atomic
    select m.partner_id, m.id, p.timezone, p.clock_ahead
      from mails m join partners p on p.id = m.partner_id
     where m.sent_at is null and m.failed_at is null and m.due_at <= now + p.clock_ahead and p.archived_at is null
     order by m.due_at limit most;
    end;

create function mails_waiting_count() returns bigint language sql stable security definer set search_path from current
    begin atomic
    select count(*) from mails where sent_at is null and failed_at is null;
    end;
