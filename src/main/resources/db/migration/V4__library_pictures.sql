-- Items stand somewhere: in a language, perhaps in a course, at a place in it, and take their time. Their pictures are kept beside them.
alter table library_items
    -- BCP 47.
    add column language text not null default 'en' check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
    -- The title of the course that the item is a lesson of.
    add column course   text check (length(course) between 1 and 300),
    add column position integer check (position between 1 and 10000),
    add column minutes  integer check (minutes between 1 and 240);

-- One key in several languages is several items.
drop index library_items_by_starter;
create unique index library_items_by_key on library_items (partner_id, starter_key, language, version) where starter_key is not null;

create table library_pictures (
    partner_id bigint not null references partners,
    item_id    bigint not null,
    -- As the item's text refers to it.
    name       text not null check (length(name) between 1 and 200),
    media_type text not null check (media_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/gif', 'image/webp')),
    content    bytea not null check (length(content) between 1 and 2000000),
    primary key (partner_id, item_id, name),
    foreign key (partner_id, item_id) references library_items
);
alter table library_pictures enable row level security;
create policy tenant on library_pictures using (partner_id = current_partner()) with check (partner_id = current_partner());
