-- Rates for a draft: what an hour costs on a project that has no rate is asked for when its time is to be
-- billed, and never taken for nothing.

-- In the order of an index and by look-ups of keys, whatever the statistics say.
create function public.list_unpriced(client_id uuid, until date default null) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
begin
  return (
    select jsonb_build_object(
      'currency', c.currency,
      'projects', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', f.id, 'name', f.name, 'durationSeconds', f.seconds) order by f.name_key, f.id), '[]')
        from (
          select p.id, p.name, p.name_key, u.seconds
          from public.projects p
          cross join lateral (
            select sum(e.duration_seconds) as seconds from public.time_entries e
            where e.organization_id = p.organization_id and e.project_id = p.id and not e.billed
              and e.deleted_at is null and (list_unpriced.until is null or e.entry_date <= list_unpriced.until)) u
          where p.organization_id = c.organization_id and p.client_id = c.id and u.seconds is not null
            and not exists (
              select from public.project_rates r where r.organization_id = p.organization_id and r.project_id = p.id)
          order by p.name_key, p.id
          -- As many projects as an invoice has lines.
          limit 200) f))
    from public.clients c
    where c.id = list_unpriced.client_id);
end
$$;
comment on function public.list_unpriced(uuid, date) is
  'The projects of a client that have unbilled time up to the date given (all by default) and no hourly rate: the '
  'first 200 by name, with that time (seconds), and the currency that their rates are in; null when there is no such '
  'client that the caller sees.';
grant execute on function public.list_unpriced(uuid, date) to authenticated;

create function public.draft_invoice_at(
  client_id uuid, rates jsonb default '{}', until date default null, leave_out uuid[] default '{}',
  currency text default null
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
begin
  -- Before the rates, as whoever bills them does.
  perform private.hold_clients(array[draft_invoice_at.client_id]);
  if draft_invoice_at.currency <> (select c.currency from public.clients c where c.id = draft_invoice_at.client_id) then
    raise exception 'rate_currency' using errcode = 'PT409';
  end if;
  begin
    -- With the caller's own rights to price; a rate that is there by now stays.
    insert into public.project_rates (project_id, hourly_rate_minor)
    select p.id, given.value::bigint
    from jsonb_each_text(rates) given
    join public.projects p on p.id = given.key::uuid and p.client_id = draft_invoice_at.client_id
    order by p.id
    on conflict (organization_id, project_id) do nothing;
  exception when data_exception or not_null_violation then
    raise exception 'rates_invalid' using errcode = 'PT422';
  end;
  return public.draft_invoice(draft_invoice_at.client_id, draft_invoice_at.until, draft_invoice_at.leave_out);
end
$$;
comment on function public.draft_invoice_at(uuid, jsonb, date, uuid[], text) is
  'Gives projects of the client that have no rate the ones given, an object of minor units an hour by project, and '
  'drafts as draft_invoice does, both or neither. currency is the one that the rates were meant in, refused where the '
  'client has another by now (rate_currency); null: whatever theirs is. Refuses what is no such object '
  '(rates_invalid), and who may not set rates.';
grant execute on function public.draft_invoice_at(uuid, jsonb, date, uuid[], text) to authenticated;
