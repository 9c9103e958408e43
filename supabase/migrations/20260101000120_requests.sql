-- Requests: what every request of the data API is asked first, and what none is offered.
--
-- These settings are those of PostgREST's login, so that a hosted project keeps them in its database whatever
-- its dashboard says. The embedded API asks the same function. It sees the headers of a request and not its
-- address: what a request embeds it cannot tell.

create function public.pre_request() returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_headers json := nullif(current_setting('request.headers', true), '')::json;
  v_user_id uuid := auth.uid();
begin
  -- In any spelling: what reads this header is more generous than what writes it.
  if (v_headers ->> 'prefer') ~* 'planned|estimated' then
    raise exception 'count_not_exact' using errcode = 'PT400';
  end if;
  if v_user_id is null then
    return;
  end if;
  -- A place is a lock that ends with the transaction, however it ends.
  for v_place in 1..6 loop
    if pg_try_advisory_xact_lock(hashtextextended(v_user_id::text, v_place)) then
      return;
    end if;
  end loop;
  raise exception 'too_many_requests' using errcode = 'PT429';
end
$$;
comment on function public.pre_request() is
  'Asked by the API at the start of every request, as its caller. Refuses (PT400) counts by the planner, which are '
  'made from every workspace''s rows, and (PT429) a person''s seventh request at once: whoever asks for more shall '
  'not hold up others. The embedded API has them wait before it comes to that.';
grant execute on function public.pre_request() to anon, authenticated;

alter role authenticator set pgrst.db_pre_request = 'public.pre_request';
-- Plans tell of rows that policies hide, aggregates read any number of them. Both are off by default, and stay so.
alter role authenticator set pgrst.db_plan_enabled = 'false';
alter role authenticator set pgrst.db_aggregates_enabled = 'false';
notify pgrst, 'reload config';
