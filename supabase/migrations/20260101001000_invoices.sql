-- Invoices: what a client is asked to pay.
--
-- Clients of the API read these tables and never write them: each change is one function that
-- authorises, keeps the sums and the state true, and is one transaction. A draft can change. Issuing
-- takes the next number from a locked counter row and freezes the document; a trigger refuses later
-- changes, whoever makes them (directive 2006/112/EC, article 226, asks for sequential numbers and
-- a fixed content). Voiding keeps the document and its number, and releases its time.

create table public.invoice_counters (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  series text not null check (char_length(series) <= 12),
  next_number bigint not null default 1 check (next_number > 0),
  last_issued_on date,
  primary key (organization_id, series)
);

create table public.invoices (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  client_id uuid not null,
  status text not null default 'draft'
    constraint invoices_status_known check (status in ('draft', 'issued', 'paid', 'void')),
  number text check (char_length(number) <= 40),
  currency text not null constraint invoices_currency_known references private.currencies (code),
  issue_date date,
  payment_terms_days smallint not null
    constraint invoices_payment_terms_range check (payment_terms_days between 0 and 365),
  due_date date,
  paid_on date,
  tax_name text not null check (char_length(tax_name) between 1 and 40),
  tax_rounding text not null constraint invoices_tax_rounding_known check (tax_rounding in ('category', 'line')),
  subtotal_minor bigint not null default 0,
  tax_minor bigint not null default 0,
  total_minor bigint not null generated always as (subtotal_minor + tax_minor) stored,
  notes text not null default '' constraint invoices_notes_length check (char_length(notes) <= 5000),
  seller jsonb,
  buyer jsonb,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  issued_at timestamptz,
  voided_at timestamptz,
  primary key (organization_id, id),
  constraint invoices_number_taken unique (organization_id, number),
  constraint invoices_client foreign key (organization_id, client_id)
    references public.clients (organization_id, id) on delete restrict,
  constraint invoices_author foreign key (organization_id, created_by)
    references public.members (organization_id, user_id) on delete restrict,
  constraint invoices_issued_whole
    check ((status = 'draft') = (number is null) and (status = 'draft') = (issue_date is null)
    and (status = 'draft') = (due_date is null) and (status = 'draft') = (seller is null) and (status = 'draft') = (buyer is null)),
  constraint invoices_paid_dated check ((status = 'paid') = (paid_on is not null)),
  -- JSON readers hold whole numbers exactly up to 2^53.
  constraint invoices_total_range check (total_minor between -9000000000000000 and 9000000000000000)
);

-- The list is newest first, which is the order of the id; by status, by client, and what was paid when.
create index invoices_by_status on public.invoices (organization_id, status, id);
create index invoices_of_client on public.invoices (organization_id, client_id, id);
create index invoices_of_author on public.invoices (organization_id, created_by);
create index invoices_paid on public.invoices (organization_id, paid_on) where status = 'paid';

create table public.invoice_lines (
  organization_id uuid not null,
  id uuid not null default private.uuid_v7(),
  invoice_id uuid not null,
  position smallint not null check (position > 0),
  description text not null
    constraint invoice_lines_description_length check (char_length(description) <= 500 and description ~ '\S'),
  quantity numeric(12, 2) not null
    constraint invoice_lines_quantity_range check (quantity between -1000000 and 1000000),
  unit_price_minor bigint not null
    constraint invoice_lines_price_range check (unit_price_minor between -1000000000000 and 1000000000000),
  tax_rate_ppm integer not null constraint invoice_lines_tax_rate_range check (tax_rate_ppm between 0 and 1000000),
  amount_minor bigint not null generated always as (round(quantity * unit_price_minor)) stored
    constraint invoice_lines_amount_range check (amount_minor between -1000000000000000 and 1000000000000000),
  primary key (organization_id, id),
  constraint invoice_lines_position unique (organization_id, invoice_id, position) deferrable initially deferred,
  constraint invoice_lines_invoice foreign key (organization_id, invoice_id)
    references public.invoices (organization_id, id) on delete cascade
);

alter table public.time_entries
  add constraint time_entries_invoice_line foreign key (organization_id, invoice_line_id)
  references public.invoice_lines (organization_id, id) on delete set null (invoice_line_id);

-- Issued documents never change -----------------------------------------------------------------

create function private.freeze_invoice() returns trigger
language plpgsql set search_path = '' as $$
declare
  v_state text[] := '{status,paid_on,voided_at,updated_at,total_minor}';
begin
  if old.status = 'draft' then
    return coalesce(new, old);
  end if;
  -- After issue only the state moves: paid, paid back to issued when a payment is withdrawn, void.
  -- The total is left out of the comparison because it is generated from columns that are in it.
  if tg_op = 'UPDATE'
    and (to_jsonb(new) - v_state) = (to_jsonb(old) - v_state)
    and (old.status, new.status) in (('issued', 'paid'), ('paid', 'issued'), ('issued', 'void'), ('paid', 'void'), ('issued', 'issued'), ('paid', 'paid'))
  then
    return new;
  end if;
  raise exception 'invoice_issued' using errcode = 'PT409';
end
$$;
comment on function private.freeze_invoice() is
  'Trigger: refuses to change or delete an invoice that was issued, other than its payment state and its voiding.';

create function private.freeze_invoice_line() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Both documents, for a line that would move from one to the other.
  if exists (
    select from public.invoices i
    where (i.organization_id, i.id) in ((old.organization_id, old.invoice_id), (new.organization_id, new.invoice_id))
      and i.status <> 'draft'
  ) then
    raise exception 'invoice_issued' using errcode = 'PT409';
  end if;
  return coalesce(new, old);
end
$$;
comment on function private.freeze_invoice_line() is
  'Trigger: the lines of an issued invoice neither change, come nor go.';

create trigger _050_refuse_move before update on public.invoices
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.invoices
  for each row execute function private.touch();
create trigger _200_freeze before update or delete on public.invoices
  for each row execute function private.freeze_invoice();
create trigger _050_refuse_move before update on public.invoice_lines
  for each row execute function private.refuse_move();
create trigger _200_freeze before insert or update or delete on public.invoice_lines
  for each row execute function private.freeze_invoice_line();
create trigger _050_refuse_move before update on public.invoice_counters
  for each row execute function private.refuse_move();

alter table public.invoice_counters enable row level security;
alter table public.invoice_counters force row level security;
alter table public.invoices enable row level security;
alter table public.invoices force row level security;
alter table public.invoice_lines enable row level security;
alter table public.invoice_lines force row level security;

create policy guard on public.invoice_counters as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.invoice_counters for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant select on public.invoice_counters to authenticated;

create policy guard on public.invoices as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.invoices for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant select on public.invoices to authenticated;

create policy guard on public.invoice_lines as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.invoice_lines for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant select on public.invoice_lines to authenticated;

-- Sums -------------------------------------------------------------------------------------------

create function private.invoice_taxes(p_organization_id uuid, p_invoice_id uuid)
returns table (tax_rate_ppm integer, net_minor bigint, tax_minor bigint)
language sql stable security invoker set search_path = '' as $$
  -- round() on numeric is half away from zero, here as everywhere.
  select l.tax_rate_ppm, sum(l.amount_minor)::bigint,
    (case i.tax_rounding
      when 'line' then sum(round(l.amount_minor::numeric * l.tax_rate_ppm / 1000000))
      else round(sum(l.amount_minor)::numeric * l.tax_rate_ppm / 1000000)
    end)::bigint
  from public.invoices i
  join public.invoice_lines l on l.organization_id = i.organization_id and l.invoice_id = i.id
  where i.organization_id = p_organization_id and i.id = p_invoice_id
  group by i.tax_rounding, l.tax_rate_ppm
$$;
comment on function private.invoice_taxes(uuid, uuid) is
  'The net amount and the tax of each rate on an invoice, in minor units: the only reckoning of tax. It is rounded '
  'once for each rate (EN 16931, BR-CO-17), or on each line where the document says so.';
grant execute on function private.invoice_taxes(uuid, uuid) to authenticated;

create function private.total_invoice(p_organization_id uuid, p_invoice_id uuid) returns void
language sql volatile security invoker set search_path = '' as $$
  update public.invoices i
  set subtotal_minor = s.subtotal_minor, tax_minor = s.tax_minor
  from (
    select coalesce(sum(t.net_minor), 0) as subtotal_minor, coalesce(sum(t.tax_minor), 0) as tax_minor
    from private.invoice_taxes(p_organization_id, p_invoice_id) t
  ) s
  where i.organization_id = p_organization_id and i.id = p_invoice_id
$$;
comment on function private.total_invoice(uuid, uuid) is 'Sets an invoice''s subtotal and tax from its lines.';

create function private.lock_draft(p_organization_id uuid, p_invoice_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_status text;
begin
  select i.status into v_status from public.invoices i
  where i.organization_id = p_organization_id and i.id = p_invoice_id
  for update;
  if v_status is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_status <> 'draft' then
    raise exception 'invoice_issued' using errcode = 'PT409';
  end if;
end
$$;
comment on function private.lock_draft(uuid, uuid) is
  'Locks a draft for the rest of the transaction. Refuses an invoice that is missing (PT404) or issued (PT409).';

-- Drafting ------------------------------------------------------------------------------------------

-- Joined by hash whatever the statistics say: the planner takes every workspace for an average one, and would add
-- up all of a large one's time once for each of its projects.
create function public.list_unbilled() returns table (
  client_id uuid, client_name text, currency text, entries bigint, duration_seconds bigint, first_date date, last_date date
)
language plpgsql stable security invoker set search_path = '' set enable_nestloop = off as $$
begin
  return query
    select c.id, c.name, c.currency, coalesce(sum(u.entries), 0)::bigint, coalesce(sum(u.seconds), 0)::bigint,
      min(u.first_date), max(u.last_date)
    from public.clients c
    left join public.projects p on p.organization_id = c.organization_id and p.client_id = c.id
    left join (
      select e.project_id, count(*) as entries, sum(e.duration_seconds) as seconds,
        min(e.entry_date) as first_date, max(e.entry_date) as last_date
      from public.time_entries e
      where e.invoice_line_id is null and e.deleted_at is null
      group by e.project_id
    ) u on u.project_id = p.id
    where c.archived_at is null
    group by c.organization_id, c.id
    order by coalesce(sum(u.seconds), 0) = 0, c.name_key, c.id
    limit 500;
end
$$;
comment on function public.list_unbilled() is
  'Each current client with the time of their projects that is on no invoice yet, those with unbilled time first. '
  'Durations in seconds.';
grant execute on function public.list_unbilled() to authenticated;

create function private.draft_invoice(
  p_organization_id uuid, p_actor_id uuid, p_client_id uuid, p_until date
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_invoice_id uuid;
  v_line_id uuid;
  v_entry_ids uuid[];
  v_position smallint := 0;
  v_project record;
begin
  insert into public.invoices (
    organization_id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
  select o.id, c.id, c.currency, o.payment_terms_days, o.tax_name, o.tax_rounding, p_actor_id
  from public.organizations o
  join public.clients c on c.organization_id = o.id
  where o.id = p_organization_id and c.id = p_client_id
  returning id into v_invoice_id;
  if v_invoice_id is null then
    raise exception 'not_found' using errcode = 'PT404';
  end if;

  -- A second draft made at the same moment waits here for the entries, then finds them billed. Only
  -- what is locked here is billed: an entry that comes a moment later may be another draft's.
  v_entry_ids := array(
    select e.id from public.time_entries e
    join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
    where e.organization_id = p_organization_id and p.client_id = p_client_id
      and e.invoice_line_id is null and e.deleted_at is null and (p_until is null or e.entry_date <= p_until)
    order by e.id
    -- The projects too: one that moved to another client meanwhile would be billed to this one.
    for update of e
    for no key update of p);

  for v_project in
    select p.id, p.name, coalesce(r.hourly_rate_minor, 0) as rate_minor, o.tax_rate_ppm,
      sum(e.duration_seconds) as seconds, array_agg(e.id) as entry_ids
    from public.time_entries e
    join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
    join public.organizations o on o.id = e.organization_id
    left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
    where e.organization_id = p_organization_id and e.id = any (v_entry_ids)
    group by p.organization_id, p.id, r.hourly_rate_minor, o.tax_rate_ppm
    order by p.name_key, p.id
    -- As many lines as an invoice holds; the time of further projects stays unbilled.
    limit 200
  loop
    v_position := v_position + 1;
    insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
    values (p_organization_id, v_invoice_id, v_position, v_project.name,
      round(v_project.seconds / 3600.0, 2), v_project.rate_minor, v_project.tax_rate_ppm)
    returning id into v_line_id;

    update public.time_entries e set invoice_line_id = v_line_id
    where e.organization_id = p_organization_id and e.id = any (v_project.entry_ids);
  end loop;

  perform private.total_invoice(p_organization_id, v_invoice_id);
  return v_invoice_id;
end
$$;
comment on function private.draft_invoice(uuid, uuid, uuid, date) is
  'Locks the unbilled entries with their projects, then bills what it locked.';

create function public.draft_invoice(client_id uuid, until date default null) returns uuid
language sql volatile security definer set search_path = '' as $$
  select private.draft_invoice(private.require('invoices.create'), auth.uid(), client_id, until)
$$;
comment on function public.draft_invoice(uuid, date) is
  'Makes a draft for a client from their unbilled time up to the date given (all by default): one line a project, '
  'hours to two decimals at the project''s rate. Marks that time billed. Returns the invoice''s id. Without unbilled '
  'time the draft is empty. Refuses a client that is missing (PT404).';
grant execute on function public.draft_invoice(uuid, date) to authenticated;

create function private.save_invoice(
  p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid,
  p_payment_terms_days integer, p_notes text, p_lines jsonb, p_seen timestamptz
) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
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

  -- A line that is gone releases its time, by the foreign key's on delete set null.
  delete from public.invoice_lines l
  where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id
    and not exists (select from jsonb_array_elements(p_lines) s where (s.value ->> 'id')::uuid = l.id);

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

  insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
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
  'Locks the draft, compares it with what the actor saw, then changes, deletes and adds lines in three statements.';

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
  -- The lines go first, while their invoice is still there for the trigger to look at.
  delete from public.invoice_lines l where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id;
  delete from public.invoices i where i.organization_id = p_organization_id and i.id = p_invoice_id;
end
$$;
comment on function private.delete_invoice(uuid, uuid, uuid) is
  'Locks the draft and deletes its lines, which releases their time, then the draft.';

create function public.delete_invoice(invoice_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.delete_invoice(private.require('invoices.delete'), auth.uid(), invoice_id)
$$;
comment on function public.delete_invoice(uuid) is
  'Deletes a draft and releases its time. Refuses an issued invoice (invoice_issued) and a missing one.';
grant execute on function public.delete_invoice(uuid) to authenticated;

-- Issuing and voiding ----------------------------------------------------------------------------

create function private.invoice_seller(p_organization_id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'name', coalesce(nullif(o.legal_name, ''), o.name), 'address', o.address, 'taxNumber', o.tax_number)
  from public.organizations o where o.id = p_organization_id
$$;
comment on function private.invoice_seller(uuid) is 'The workspace as an invoice names it, as it is now.';
grant execute on function private.invoice_seller(uuid) to authenticated;

create function private.invoice_buyer(p_organization_id uuid, p_client_id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('name', c.name, 'address', c.address, 'taxNumber', c.tax_number, 'email', c.email)
  from public.clients c where c.organization_id = p_organization_id and c.id = p_client_id
$$;
comment on function private.invoice_buyer(uuid, uuid) is 'The client as an invoice names them, as they are now.';
grant execute on function private.invoice_buyer(uuid, uuid) to authenticated;

create function private.issue_invoice(p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_today date;
  v_series text;
  v_count text;
  v_number text;
begin
  perform private.lock_draft(p_organization_id, p_invoice_id);
  if not exists (
    select from public.invoice_lines l where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id
  ) then
    raise exception 'invoice_empty' using errcode = 'PT422';
  end if;
  if (select i.total_minor < 0 from public.invoices i where i.organization_id = p_organization_id and i.id = p_invoice_id) then
    raise exception 'invoice_negative' using errcode = 'PT422';
  end if;

  select o.invoice_prefix, private.today_in(o.id) into v_series, v_today
  from public.organizations o where o.id = p_organization_id;

  -- The counter row stays locked until this transaction ends, so that a number is neither skipped nor given twice.
  -- Dates do not run backwards in a series, also when the workspace moves to a zone where it is yesterday.
  insert into public.invoice_counters as c (organization_id, series, next_number, last_issued_on)
  values (p_organization_id, v_series, 2, v_today)
  on conflict (organization_id, series) do update
    set next_number = c.next_number + 1, last_issued_on = greatest(c.last_issued_on, excluded.last_issued_on)
  returning c.next_number - 1, c.last_issued_on into v_count, v_today;
  -- Four digits at least; lpad alone would cut the fifth off.
  v_number := v_series || lpad(v_count, greatest(4, length(v_count)), '0');

  update public.invoices i
  set status = 'issued', number = v_number, issue_date = v_today, due_date = v_today + i.payment_terms_days, issued_at = now(),
      seller = private.invoice_seller(i.organization_id), buyer = private.invoice_buyer(i.organization_id, i.client_id)
  where i.organization_id = p_organization_id and i.id = p_invoice_id;

  return v_number;
end
$$;
comment on function private.issue_invoice(uuid, uuid, uuid) is
  'Locks the draft, then the counter of the series, which keeps the numbers without gaps.';

create function public.issue_invoice(invoice_id uuid) returns text
language sql volatile security definer set search_path = '' as $$
  select private.issue_invoice(private.require('invoices.issue'), auth.uid(), invoice_id)
$$;
comment on function public.issue_invoice(uuid) is
  'Issues a draft today, in the workspace''s zone: takes the next number of the workspace''s series, copies seller '
  'and buyer, sets the due date, freezes the document. Returns the number. Refuses a draft without lines '
  '(invoice_empty) or with a negative total (invoice_negative), an issued and a missing one.';
grant execute on function public.issue_invoice(uuid) to authenticated;

create function private.void_invoice(p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_status text;
begin
  select i.status into v_status from public.invoices i
  where i.organization_id = p_organization_id and i.id = p_invoice_id for update;
  if v_status is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_status not in ('issued', 'paid') or exists (
    select from public.payments p where p.organization_id = p_organization_id and p.invoice_id = p_invoice_id
  ) then
    raise exception 'invoice_not_voidable' using errcode = 'PT409';
  end if;

  update public.invoices i set status = 'void', voided_at = now(), paid_on = null
  where i.organization_id = p_organization_id and i.id = p_invoice_id;
  update public.time_entries e set invoice_line_id = null
  from public.invoice_lines l
  where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id
    and e.organization_id = p_organization_id and e.invoice_line_id = l.id;
end
$$;
comment on function private.void_invoice(uuid, uuid, uuid) is
  'Locks the invoice, marks it void, and takes its lines from the time entries.';

create function public.void_invoice(invoice_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.void_invoice(private.require('invoices.void'), auth.uid(), invoice_id)
$$;
comment on function public.void_invoice(uuid) is
  'Voids an issued invoice without payments (one over nothing may be marked paid): the document and its number stay, '
  'its time can be billed again. Refuses a draft, one with payments, a void and a missing one.';
grant execute on function public.void_invoice(uuid) to authenticated;

-- Listing ------------------------------------------------------------------------------------------

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function public.list_invoices(
  search text default '',
  only_status text default '',
  only_client_id uuid default null,
  before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  page_size integer default 50
) returns table (
  id uuid, number text, status text, client_id uuid, client_name text, currency text, total_minor bigint,
  issue_date date, due_date date, paid_on date, overdue boolean, created_at timestamptz
)
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
declare
  v_today date := private.today();
begin
  return query
    select i.id, i.number, i.status, i.client_id, coalesce(i.buyer ->> 'name', c.name), i.currency, i.total_minor,
      i.issue_date, i.due_date, i.paid_on, i.status = 'issued' and i.due_date < v_today, i.created_at
    from public.invoices i
    join public.clients c on c.organization_id = i.organization_id and c.id = i.client_id
    where i.id < list_invoices.before_id
      and (list_invoices.only_status = '' or i.status = case list_invoices.only_status when 'overdue' then 'issued' else list_invoices.only_status end)
      and (list_invoices.only_status <> 'overdue' or i.due_date < v_today)
      and (list_invoices.only_client_id is null or i.client_id = list_invoices.only_client_id)
      and (list_invoices.search = '' or strpos(c.name_key, lower(list_invoices.search)) > 0
        or strpos(lower(i.buyer ->> 'name'), lower(list_invoices.search)) > 0
        or strpos(lower(i.number), lower(list_invoices.search)) > 0)
    order by i.id desc
    limit greatest(least(list_invoices.page_size, 100), 0) + 1;
end
$$;
comment on function public.list_invoices(text, text, uuid, uuid, integer) is
  'Invoices, newest first, one page before the id given (keyset), at most 100; one row more than page_size says that '
  'there are more. only_status is a status, overdue (issued and past its due date in the workspace''s zone), or '
  'empty for all. Amounts in minor units.';
grant execute on function public.list_invoices(text, text, uuid, uuid, integer) to authenticated;

-- One invoice -------------------------------------------------------------------------------------

create function public.invoice(invoice_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'id', i.id, 'status', i.status, 'number', i.number, 'currency', i.currency, 'clientId', i.client_id,
      'issueDate', i.issue_date, 'paymentTermsDays', i.payment_terms_days, 'dueDate', i.due_date, 'paidOn', i.paid_on,
      'overdue', i.status = 'issued' and i.due_date < private.today(),
      'taxName', i.tax_name, 'newLineTaxRatePpm', o.tax_rate_ppm,
      'subtotalMinor', i.subtotal_minor, 'totalMinor', i.total_minor,
      'openMinor', case when i.status = 'issued' then i.total_minor - coalesce((
        select sum(p.amount_minor) from public.payments p
        where p.organization_id = i.organization_id and p.invoice_id = i.id), 0) else 0 end,
      'notes', i.notes, 'updatedAt', i.updated_at,
      'seller', coalesce(i.seller, private.invoice_seller(i.organization_id)),
      'buyer', coalesce(i.buyer, private.invoice_buyer(i.organization_id, i.client_id)),
      'lines', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', l.id, 'description', l.description, 'quantity', trim_scale(l.quantity)::text,
          'unitPriceMinor', l.unit_price_minor, 'taxRatePpm', l.tax_rate_ppm, 'amountMinor', l.amount_minor,
          'timeSeconds', (
            select sum(e.duration_seconds) from public.time_entries e
            where e.organization_id = l.organization_id and e.invoice_line_id = l.id)) order by l.position), '[]')
        from public.invoice_lines l
        where l.organization_id = i.organization_id and l.invoice_id = i.id),
      'taxes', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'ratePpm', t.tax_rate_ppm, 'netMinor', t.net_minor, 'taxMinor', t.tax_minor) order by t.tax_rate_ppm desc), '[]')
        from private.invoice_taxes(i.organization_id, i.id) t),
      'payments', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', p.id, 'amountMinor', p.amount_minor, 'paidOn', p.paid_on, 'recordedBy', m.display_name) order by p.paid_on, p.id), '[]')
        from public.payments p
        left join public.members m on m.organization_id = p.organization_id and m.user_id = p.created_by
        where p.organization_id = i.organization_id and p.invoice_id = i.id))
    from public.invoices i
    join public.organizations o on o.id = i.organization_id
    where i.id = invoice.invoice_id);
end
$$;
comment on function public.invoice(uuid) is
  'One invoice with its lines, its tax by rate and its payments; null when there is none that the caller sees. '
  'Seller and buyer are those of the document, on a draft as they are now. openMinor is what is still to be paid; '
  'timeSeconds is the time that a line bills (null: none). Amounts in minor units of the currency, rates in parts '
  'per million.';
grant execute on function public.invoice(uuid) to authenticated;

comment on table public.invoices is 'What a client is asked to pay: a draft until it is issued, then frozen.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.invoices', 'rows', 'archive',
  '{"created_by": "member", "seller": "workspace", "buyer": "workspace", "notes": "workspace"}');
comment on table public.invoice_lines is
  'What an invoice bills. Quantity times unit price, rounded half away from zero, is the amount.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.invoice_lines', 'rows', 'archive', '{"description": "workspace"}');
comment on table public.invoice_counters is
  'The next number of each series of a workspace, locked while an invoice is issued.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.invoice_counters', 'rows', 'rows', '{}');
comment on column public.invoice_counters.last_issued_on is
  'The latest issue date in the series; the next is not before it.';
comment on column public.invoice_counters.series is 'The prefix that the numbers of the series begin with.';
comment on column public.invoices.number is 'Prefix and counter, taken at issue and never given twice. Null: a draft.';
comment on column public.invoices.currency is 'ISO 4217 code of every amount on the document.';
comment on column public.invoices.total_minor is 'Subtotal plus tax, in minor units of the currency.';
comment on column public.invoices.seller is 'Name, address and tax number of the workspace as they were at issue.';
comment on column public.invoices.buyer is 'Name, address, tax number and e-mail of the client as they were at issue.';
comment on column public.invoice_lines.quantity is 'Hours or pieces, to two decimals.';
comment on column public.invoice_lines.unit_price_minor is 'Price of one, in minor units of the invoice''s currency.';
comment on column public.invoice_lines.tax_rate_ppm is 'Tax rate in parts per million: 99750 is 9.975 %.';
