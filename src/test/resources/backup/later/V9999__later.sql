-- What a later program might add: a column that is filled from the rows that are there, a table, a sequence.
create sequence note_ids start 1000;
alter table customers add column shout text;
update customers set shout = upper(name);
create table notes (
    partner_id bigint not null references partners,
    id         bigint not null default nextval('note_ids'),
    primary key (partner_id, id)
);
alter table notes enable row level security;
create policy tenant on notes using (partner_id = current_partner()) with check (partner_id = current_partner());
