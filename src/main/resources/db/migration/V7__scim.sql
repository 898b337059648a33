-- room: scim ------------------------------------------------------------------------------------------------------

-- What a directory says of a user that no other room asks for.
create table scim_accounts (
    partner_id   bigint not null,
    customer_id  bigint not null,
    user_id      bigint not null,
    user_name    text not null check (length(user_name) between 1 and 320),
    display_name text check (length(display_name) between 1 and 200),
    -- Whether the directory gave no address of its own: then the user name is the address.
    mail_follows boolean not null,
    -- Set where the directory deleted the user; counts while the user is archived.
    deleted_at   timestamptz,
    primary key (partner_id, customer_id, user_id),
    foreign key (partner_id, customer_id, user_id) references users on delete cascade
);
create unique index scim_accounts_by_user_name on scim_accounts (partner_id, customer_id, lower(user_name));

create index groups_by_external_id on groups (partner_id, customer_id, external_id) where external_id is not null;

alter table scim_accounts enable row level security;
create policy tenant on scim_accounts using (partner_id = current_partner()) with check (partner_id = current_partner());

-- Under row-level security no index on lower(…) is used, since lower may not be asked before the policy is: the search
-- runs as the owner, within the tenant. Names in lower case; it gives whose user name or address is one of them.
create function users_by_name(customer bigint, names text[]) returns setof bigint
    language sql stable security definer set search_path from current
    begin atomic
    select user_id from scim_accounts
     where partner_id = current_partner() and customer_id = customer and lower(user_name) = any(names)
    union all
    select id from users
     where partner_id = current_partner() and customer_id = customer and lower(email) = any(names);
    end;
