-- Billings: which time stood on which line of which invoice.
--
-- Rows are added and never changed: one binds its time until it is released, which happens once, when the
-- invoice is voided. Then the time can be billed again, and the void invoice still tells which time it
-- asked money for, how much of it and of which day, whatever becomes of the entry. A draft is no document
-- yet: what is taken off it, or deleted with it, was never billed, and its rows go.
--
-- Whether an entry is billed is also marked on the entry, because an index cannot look into another table
-- and unbilled time is asked for in the largest of them. The mark has one writer, the trigger below, in the
-- statement that writes the billing; to write it in any other way is refused to whoever tries.

create table public.billings (
  organization_id uuid not null,
  time_entry_id uuid not null,
  invoice_id uuid not null,
  invoice_line_id uuid not null,
  entry_date date not null,
  duration_seconds integer not null constraint billings_duration_range check (duration_seconds between 60 and 86400),
  created_at timestamptz not null default now(),
  released_at timestamptz,
  primary key (organization_id, time_entry_id, invoice_line_id),
  constraint billings_entry foreign key (organization_id, time_entry_id)
    references public.time_entries (organization_id, id) on delete restrict,
  -- The line with its invoice, so that the one is of the other.
  constraint billings_line foreign key (organization_id, invoice_id, invoice_line_id)
    references public.invoice_lines (organization_id, invoice_id, id) on delete restrict
);

-- Time is billed once. And an invoice's time by line and day.
create unique index billings_once on public.billings (organization_id, time_entry_id) where released_at is null;
create index billings_of_line on public.billings (
  organization_id, invoice_id, invoice_line_id, entry_date, time_entry_id) include (duration_seconds);

create function private.freeze_billing() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'billing_kept' using errcode = 'PT409';
end
$$;
comment on function private.freeze_billing() is
  'Trigger: refuses every change of a billing but that it is released, once (billing_kept).';

-- By keys whatever the statistics say: they were made for one entry when thousands come, or the other way round.
create function private.mark_billed() returns trigger
language plpgsql security definer set search_path = ''
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select from (select distinct b.organization_id, b.invoice_id from changed b) d
    join public.invoices i on i.organization_id = d.organization_id and i.id = d.invoice_id
    where i.status <> case tg_op when 'UPDATE' then 'void' else 'draft' end
  ) then
    raise exception 'invoice_issued' using errcode = 'PT409';
  end if;
  update public.time_entries e set billed = (tg_op = 'INSERT')
  from changed b
  where e.organization_id = b.organization_id and e.id = b.time_entry_id;
  return null;
end
$$;
comment on function private.mark_billed() is
  'Trigger: billings come and go with drafts and are released with void invoices, else refused (invoice_issued); the '
  'mark of their entries follows them.';

create function private.refuse_mark() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'billing_missing' using errcode = 'PT409';
end
$$;
comment on function private.refuse_mark() is
  'Trigger: refuses to mark an entry, or to take the mark off, by anything but a billing (billing_missing).';

create trigger _050_refuse_move before update on public.billings
  for each row execute function private.refuse_move();
create trigger _200_freeze before update on public.billings
  for each row when (
    old.released_at is not null or new.released_at is null
    or (old.time_entry_id, old.invoice_id, old.invoice_line_id, old.entry_date, old.duration_seconds, old.created_at)
      is distinct from
      (new.time_entry_id, new.invoice_id, new.invoice_line_id, new.entry_date, new.duration_seconds, new.created_at))
  execute function private.freeze_billing();
create trigger _300_mark_bound after insert on public.billings
  referencing new table as changed for each statement execute function private.mark_billed();
create trigger _300_mark_released after update on public.billings
  referencing new table as changed for each statement execute function private.mark_billed();
create trigger _300_mark_gone after delete on public.billings
  referencing old table as changed for each statement execute function private.mark_billed();
-- A statement of one's own is not inside a trigger; mark_billed is. As a condition it costs the thousands of a
-- draft nothing.
create trigger _250_refuse_marked before insert on public.time_entries
  for each row when (new.billed) execute function private.refuse_mark();
create trigger _250_refuse_mark before update on public.time_entries
  for each row when (new.billed <> old.billed and pg_trigger_depth() = 0) execute function private.refuse_mark();

alter table public.billings enable row level security;
alter table public.billings force row level security;

create policy guard on public.billings as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.billings for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant
  select (
    organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds, created_at, released_at
  )
  on public.billings to authenticated;

comment on table public.billings is
  'Which time stood on which line of which invoice: added when a draft is made, released when the invoice is voided, '
  'never changed.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.billings', 'rows', 'archive', '{}');
comment on column public.billings.entry_date is 'The day of the work, as it was billed.';
comment on column public.billings.duration_seconds is 'Seconds of work, as they were billed.';
comment on column public.billings.released_at is
  'When the invoice was voided and the time could be billed again. Null: it is billed here.';
