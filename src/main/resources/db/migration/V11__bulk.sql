-- What is written by the million is checked row by row. That a row's partner exists is known from the row that its other
-- key names: a customer, a user, an enrollment. Everybody's writes locked the one row of their partner for that.
alter table users drop constraint users_partner_id_fkey;
alter table group_members drop constraint group_members_partner_id_fkey;
alter table enrollments drop constraint enrollments_partner_id_fkey;
alter table attempts drop constraint attempts_partner_id_fkey;
alter table completions drop constraint completions_partner_id_fkey;
alter table acceptances drop constraint acceptances_partner_id_fkey;
alter table phishing_events drop constraint phishing_events_partner_id_fkey;
alter table user_standings drop constraint user_standings_partner_id_fkey;
alter table customer_totals drop constraint customer_totals_partner_id_fkey;

-- As users_by_name: searches that run as the owner, within the tenant, because under row-level security no index on
-- lower(…) is used. Addresses in lower case.
create function users_by_email(customer bigint, emails text[]) returns setof bigint
    language sql stable security definer set search_path from current
    begin atomic
    select id from users
     where partner_id = current_partner() and customer_id = customer and lower(email) = any(emails);
    end;

create function managers_by_email(customer bigint, emails text[]) returns setof bigint
    language sql stable security definer set search_path from current
    begin atomic
    select id from managers
     where partner_id = current_partner() and customer_id = customer and lower(email) = any(emails);
    end;

-- room: scim ------------------------------------------------------------------------------------------------------

-- When a directory said something else of a user than before.
alter table scim_accounts add column changed_at timestamptz;
update scim_accounts a set changed_at = u.changed_at
  from users u where u.partner_id = a.partner_id and u.customer_id = a.customer_id and u.id = a.user_id;
alter table scim_accounts alter column changed_at set not null, alter column changed_at set default current_instant();
create trigger touch before update on scim_accounts for each row execute function touch();
