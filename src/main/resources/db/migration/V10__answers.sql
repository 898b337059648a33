-- room: library ---------------------------------------------------------------------------------------------------

-- Which item this one is the next version of, where the partner revised it: a renewal follows it to the newest.
alter table library_items
    add column revises bigint,
    add foreign key (partner_id, revises) references library_items;
create index library_items_by_revised on library_items (partner_id, revises) where revises is not null;

-- room: partner ---------------------------------------------------------------------------------------------------

-- Learners act, too.
alter table audit_entries drop constraint audit_entries_actor_kind_check;
alter table audit_entries add constraint audit_entries_actor_kind_check
    check (actor_kind in ('key', 'administrator', 'system', 'operator', 'user'));

-- room: assignments -----------------------------------------------------------------------------------------------

-- Whether a survey's results leave out whose the answers are; what was promised at its first day stays promised.
alter table assignments add column is_anonymous boolean not null default true;

-- The exercise that was chosen for this learner when the work was opened, where it is another than the assignment's.
alter table enrollments
    add column exercise_id bigint,
    add foreign key (partner_id, exercise_id) references library_items;

-- What a learner answered in an attempt at a quiz or an exercise, to which version of it.
create table attempt_answers (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    user_id       bigint not null,
    assignment_id bigint not null,
    attempt_id    bigint not null,
    library_id    bigint not null,
    answers       jsonb not null check (length(answers::text) <= 50000),
    primary key (partner_id, customer_id, user_id, assignment_id, attempt_id),
    foreign key (partner_id, customer_id, user_id, assignment_id, attempt_id) references attempts,
    foreign key (partner_id, library_id) references library_items
);

-- What a learner answered to one question of a survey.
create table survey_answers (
    partner_id    bigint not null references partners,
    customer_id   bigint not null,
    assignment_id bigint not null,
    -- At random: in the order of time, the answers of an anonymous survey would tell whose they are.
    id            bigint not null default 1 + floor(random() * 9007199254740990)::bigint,
    user_id       bigint not null,
    attempt_id    bigint not null,
    question      smallint not null check (question between 1 and 50),
    options       smallint[] check (cardinality(options) between 1 and 20),
    value         smallint check (value between 0 and 10),
    text          text check (length(text) between 1 and 2000),
    primary key (partner_id, customer_id, assignment_id, id),
    foreign key (partner_id, customer_id, user_id, assignment_id, attempt_id) references attempts,
    -- None is left where a text was forgotten with its writer.
    check (num_nonnulls(options, value, text) <= 1)
);
create index survey_answers_by_user on survey_answers (partner_id, customer_id, user_id);
create index survey_answers_texts on survey_answers (partner_id, customer_id, assignment_id, question, id) where text is not null;

alter table attempt_answers enable row level security;
create policy tenant on attempt_answers using (partner_id = current_partner()) with check (partner_id = current_partner());
alter table survey_answers enable row level security;
create policy tenant on survey_answers using (partner_id = current_partner()) with check (partner_id = current_partner());

-- room: privacy ---------------------------------------------------------------------------------------------------

-- What somebody wrote freely may say who it was: it goes with them. What was chosen is of nobody then, and stays.
create or replace function forget_person(customer bigint, person bigint) returns void
    language sql security definer set search_path from current
    begin atomic
    update acceptances set full_name = '', address = null
     where partner_id = current_partner() and customer_id = customer and user_id = person;
    update survey_answers set text = null
     where partner_id = current_partner() and customer_id = customer and user_id = person and text is not null;
    update audit_entries set before = before - '{firstName,lastName,email,externalId}'::text[],
                             after = after - '{firstName,lastName,email,externalId}'::text[]
     where partner_id = current_partner() and subject_kind = 'user' and subject_id = person;
    end;

-- room: scim ------------------------------------------------------------------------------------------------------

-- Who was erased before is forgotten here, too.
delete from scim_accounts a using users u
 where u.partner_id = a.partner_id and u.customer_id = a.customer_id and u.id = a.user_id and u.erased_at is not null;
