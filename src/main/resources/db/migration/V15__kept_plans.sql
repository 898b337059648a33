-- Whose key a hash is, is asked by every request. A function in SQL is planned anew at each call; one in PL/pgSQL keeps
-- its plan for the connection's life, and what is found by a unique hash needs no other.
drop function key_by_hash(bytea);
create function key_by_hash(wanted bytea)
    returns table (partner_id bigint, key_id bigint, customer_id bigint, hash bytea, may_write boolean,
                   expires_at timestamptz, last_used_at timestamptz, timezone text, clock_ahead interval, subdomain text)
    language plpgsql stable security definer rows 1 set search_path from current
    as $$
    begin
        return query
        select k.partner_id, k.id, k.customer_id, k.hash, k.may_write, k.expires_at, k.last_used_at, p.timezone,
               p.clock_ahead, p.subdomain
          from api_keys k join partners p on p.id = k.partner_id
         where k.hash = wanted and k.revoked_at is null and p.archived_at is null;
    end;
    $$;
