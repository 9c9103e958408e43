-- Drafting: a draft is made from unbilled time, changed and thrown away. Issued, it is none any more.

create function private.lock_invoice(p_organization_id uuid, p_invoice_id uuid) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_status text;
begin
  -- Its client's turn first: an invoice stays with its client, so that who it is can be looked up before.
  perform from public.clients c
  where c.organization_id = p_organization_id and c.id = (
    select i.client_id from public.invoices i where i.organization_id = p_organization_id and i.id = p_invoice_id)
  for no key update;
  select i.status into v_status from public.invoices i
  where i.organization_id = p_organization_id and i.id = p_invoice_id
  for update;
  return v_status;
end
$$;
comment on function private.lock_invoice(uuid, uuid) is
  'Locks the client that an invoice is for and the invoice, for the rest of the transaction: whatever bills a client, '
  'drafts, changes, issues, voids or deletes, takes turns. Returns the status then; null: there is no such invoice.';

create function private.lock_draft(p_organization_id uuid, p_invoice_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_status text := private.lock_invoice(p_organization_id, p_invoice_id);
begin
  if v_status is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_status <> 'draft' then
    raise exception 'invoice_issued' using errcode = 'PT409';
  end if;
end
$$;
comment on function private.lock_draft(uuid, uuid) is
  'Locks a draft for the rest of the transaction. Refuses an invoice that is missing (PT404) or issued (PT409).';

-- Joined by hash whatever the statistics say: the planner takes every workspace for an average one, and would add
-- up all of a large one's time once for each of its projects.
create function public.list_unbilled(
  search text default '',
  also_client_id uuid default null,
  most integer default 50
) returns jsonb
language plpgsql stable security invoker set search_path = '' set enable_nestloop = off as $$
declare
  v_most integer := greatest(least(most, 100), 1);
begin
  return (
    with of_project as (
      select e.project_id, sum(e.duration_seconds) as seconds,
        min(e.entry_date) as first_date, max(e.entry_date) as last_date
      from public.time_entries e
      where not e.billed and e.deleted_at is null
      group by e.project_id
    ), timed as (
      select p.organization_id, p.client_id, sum(u.seconds) as seconds,
        min(u.first_date) as first_date, max(u.last_date) as last_date
      from of_project u
      join public.projects p on p.id = u.project_id
      where p.client_id is not null
      group by p.organization_id, p.client_id
    ), first_timed as (
      select c.id, c.name, c.name_key, t.seconds, t.first_date, t.last_date
      from timed t
      join public.clients c on c.organization_id = t.organization_id and c.id = t.client_id
      where c.archived_at is null and (search = '' or strpos(c.name_key, lower(search)) > 0)
      order by c.name_key, c.id
      limit v_most + 1
    ), first_others as (
      select c.id, c.name, c.name_key, 0 as seconds, null::date as first_date, null::date as last_date
      from public.clients c
      where c.archived_at is null and (search = '' or strpos(c.name_key, lower(search)) > 0)
        and c.id not in (select t.client_id from timed t)
      order by c.name_key, c.id
      limit v_most + 1
    ), offered as (
      select f.*, row_number() over (order by f.seconds = 0, f.name_key, f.id) as place
      from (select * from first_timed union all select * from first_others) f
    ), shown as (
      select o.* from offered o where o.place <= v_most
      union all
      -- The one that was asked for, wherever it stands.
      select c.id, c.name, c.name_key, coalesce(t.seconds, 0), t.first_date, t.last_date, 0
      from public.clients c
      left join timed t on t.client_id = c.id
      where c.id = also_client_id and c.archived_at is null
        and not exists (select from offered o where o.id = c.id and o.place <= v_most)
    )
    select jsonb_build_object(
      'clients', coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'name', s.name, 'durationSeconds', s.seconds, 'firstDate', s.first_date, 'lastDate', s.last_date
      ) order by s.seconds = 0, s.name_key, s.id), '[]'),
      'more', (select count(*) > v_most from offered))
    from shown s);
end
$$;
comment on function public.list_unbilled(text, uuid, integer) is
  'Current clients with the time of their projects that is on no invoice yet (seconds), those with such time first, '
  'then the others, by name: the first of them (most, 100 at the most), or of those with the text in their name; and '
  'in any case also_client_id. more says that there are others.';
grant execute on function public.list_unbilled(text, uuid, integer) to authenticated;

create function private.draft_invoice(
  p_organization_id uuid, p_actor_id uuid, p_client_id uuid, p_until date, p_leave_out uuid[],
  p_most integer default 20000
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_currency text;
  v_organization public.organizations;
  v_invoice_id uuid;
  v_line_id uuid;
  v_project_ids uuid[];
  v_entry_ids uuid[];
  v_position smallint := 0;
  v_project record;
begin
  -- A second draft made at the same moment waits here, then finds the time billed. While the client is
  -- locked they pay in this currency, and no project with rates of another becomes theirs.
  select c.currency into v_currency from public.clients c
  where c.organization_id = p_organization_id and c.id = p_client_id
  for no key update;
  if v_currency is null then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  -- One that moves to another client would be billed to this one.
  v_project_ids := array(
    select p.id from public.projects p
    where p.organization_id = p_organization_id and p.client_id = p_client_id
      and p.id <> all (coalesce(p_leave_out, '{}'))
    order by p.id
    for no key update);
  -- Only what is locked here is billed, as it is after the wait: the oldest, as many as a request has time for.
  v_entry_ids := array(
    select e.id from public.time_entries e
    where e.organization_id = p_organization_id and e.project_id = any (v_project_ids)
      and not e.billed and e.deleted_at is null and (p_until is null or e.entry_date <= p_until)
    order by e.entry_date, e.id
    limit p_most
    for update);

  -- Read once, so that an invoice is made by the settings of one moment.
  select o.* into v_organization from public.organizations o where o.id = p_organization_id;
  insert into public.invoices (
    organization_id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
  values (p_organization_id, p_client_id, v_currency, v_organization.payment_terms_days, v_organization.tax_name,
    v_organization.tax_rounding, p_actor_id)
  returning id into v_invoice_id;

  for v_project in
    select p.id, p.name, r.hourly_rate_minor as rate_minor,
      sum(e.duration_seconds) as seconds, array_agg(e.id) as entry_ids
    from public.time_entries e
    join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
    left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
    where e.organization_id = p_organization_id and e.id = any (v_entry_ids)
    group by p.organization_id, p.id, r.hourly_rate_minor
    order by p.name_key, p.id
    -- As many lines as an invoice holds; the time of further projects stays unbilled.
    limit 200
  loop
    -- Null is not zero: what an hour costs is for a person to say.
    if v_project.rate_minor is null then
      raise exception 'rate_missing' using errcode = 'PT422';
    end if;
    v_position := v_position + 1;
    insert into public.invoice_lines (
      organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
    values (p_organization_id, v_invoice_id, v_position, v_project.name,
      round(v_project.seconds / 3600.0, 2), v_project.rate_minor, v_organization.tax_rate_ppm)
    returning id into v_line_id;

    insert into public.billings (
      organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
    select e.organization_id, e.id, v_invoice_id, v_line_id, e.entry_date, e.duration_seconds
    from public.time_entries e
    where e.organization_id = p_organization_id and e.id = any (v_project.entry_ids);
  end loop;

  perform private.total_invoice(p_organization_id, v_invoice_id);
  return v_invoice_id;
end
$$;
comment on function private.draft_invoice(uuid, uuid, uuid, date, uuid[], integer) is
  'Locks the client, their projects and the oldest unbilled entries (p_most at the most) in that order, then reads '
  'prices and bills what it locked.';

create function public.draft_invoice(
  client_id uuid, until date default null, leave_out uuid[] default '{}'
) returns uuid
language sql volatile security definer set search_path = '' as $$
  select private.draft_invoice(private.require('invoices.create'), auth.uid(), client_id, until, leave_out)
$$;
comment on function public.draft_invoice(uuid, date, uuid[]) is
  'Makes a draft for a client from their unbilled time up to the date given (all by default), that of the projects '
  'in leave_out aside: one line a project, hours to two decimals at the project''s rate. That time is billed then. '
  'Of over 20,000 entries the oldest; see unbilled_time. Returns the invoice''s id. Without unbilled time the draft '
  'is empty. Refuses a client that is missing (PT404), and time that has no rate (rate_missing; see list_unpriced '
  'and draft_invoice_at). A rate of zero is one.';
grant execute on function public.draft_invoice(uuid, date, uuid[]) to authenticated;

create function private.save_invoice(
  p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid,
  p_payment_terms_days integer, p_notes text, p_lines jsonb, p_seen timestamptz
) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_gone uuid[];
  v_changed bigint;
begin
  perform private.lock_draft(p_organization_id, p_invoice_id);
  if jsonb_typeof(p_lines) is distinct from 'array' then
    raise exception 'lines_invalid' using errcode = 'PT422';
  elsif jsonb_array_length(p_lines) > 200 then
    raise exception 'too_many_lines' using errcode = 'PT422';
  end if;

  update public.invoices i set payment_terms_days = p_payment_terms_days, notes = p_notes
  where i.organization_id = p_organization_id and i.id = p_invoice_id
    and (p_seen is null or i.updated_at = p_seen);
  if not found then
    raise exception 'invoice_changed' using errcode = 'PT409';
  end if;

  -- The time of a line that goes is unbilled again.
  v_gone := array(
    select l.id from public.invoice_lines l
    where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id
      and not exists (select from jsonb_array_elements(p_lines) s where (s.value ->> 'id')::uuid = l.id));
  delete from public.billings b
  where b.organization_id = p_organization_id and b.invoice_id = p_invoice_id and b.invoice_line_id = any (v_gone);
  delete from public.invoice_lines l where l.organization_id = p_organization_id and l.id = any (v_gone);

  -- The trigger that guards issued lines fires on each; positions are checked at the end.
  update public.invoice_lines l
  set position = s.position, description = s.value ->> 'description', quantity = (s.value ->> 'quantity')::numeric,
      unit_price_minor = (s.value ->> 'unitPriceMinor')::bigint, tax_rate_ppm = (s.value ->> 'taxRatePpm')::integer
  from jsonb_array_elements(p_lines) with ordinality as s (value, position)
  where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id and l.id = (s.value ->> 'id')::uuid;
  get diagnostics v_changed = row_count;
  -- A line named here that is not on the draft, or named twice, would otherwise be lost without a word.
  if v_changed <> (select count(s.value ->> 'id') from jsonb_array_elements(p_lines) s) then
    raise exception 'invoice_changed' using errcode = 'PT409';
  end if;

  insert into public.invoice_lines (
    organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
  select p_organization_id, p_invoice_id, s.position, s.value ->> 'description', (s.value ->> 'quantity')::numeric,
    (s.value ->> 'unitPriceMinor')::bigint, (s.value ->> 'taxRatePpm')::integer
  from jsonb_array_elements(p_lines) with ordinality as s (value, position)
  where s.value ->> 'id' is null;

  perform private.total_invoice(p_organization_id, p_invoice_id);
exception
  -- Lines that are no lines: not an object, not a number, a number beyond its column.
  when data_exception or not_null_violation or feature_not_supported then
    raise exception 'lines_invalid' using errcode = 'PT422';
end
$$;
comment on function private.save_invoice(uuid, uuid, uuid, integer, text, jsonb, timestamptz) is
  'Locks client and draft, compares it with what the actor saw, then changes, deletes and adds lines in three '
  'statements.';

create function public.save_invoice(
  invoice_id uuid, payment_terms_days integer, notes text, lines jsonb, seen timestamptz default null
) returns void
language sql volatile security definer set search_path = '' as $$
  select private.save_invoice(private.require('invoices.update'), auth.uid(),
    invoice_id, payment_terms_days, notes, lines, seen)
$$;
comment on function public.save_invoice(uuid, integer, text, jsonb, timestamptz) is
  'Replaces a draft''s terms, notes and lines. Lines are an array, in order, of {id?, description, quantity, '
  'unitPriceMinor, taxRatePpm}: with an id of this draft the line changes, without one it is new, and lines that are '
  'absent go and release their time. Amounts in minor units. seen is the updated_at that the caller started from. '
  'Refuses an issued and a missing invoice, a draft that changed since (invoice_changed), lines of another form '
  '(lines_invalid), and more than 200 of them (too_many_lines).';
grant execute on function public.save_invoice(uuid, integer, text, jsonb, timestamptz) to authenticated;

create function private.delete_invoice(p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform private.lock_draft(p_organization_id, p_invoice_id);
  -- The time and the lines go first, while their invoice is still there for the triggers to look at.
  delete from public.billings b where b.organization_id = p_organization_id and b.invoice_id = p_invoice_id;
  delete from public.invoice_lines l where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id;
  delete from public.invoices i where i.organization_id = p_organization_id and i.id = p_invoice_id;
end
$$;
comment on function private.delete_invoice(uuid, uuid, uuid) is
  'Locks client and draft and deletes its billings, so that its time is unbilled again, its lines and the draft.';

create function public.delete_invoice(invoice_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.delete_invoice(private.require('invoices.delete'), auth.uid(), invoice_id)
$$;
comment on function public.delete_invoice(uuid) is
  'Deletes a draft and releases its time. Refuses an issued invoice (invoice_issued) and a missing one.';
grant execute on function public.delete_invoice(uuid) to authenticated;
