-- Invoices: what a client is asked to pay.
--
-- Clients of the API read these tables and never write them: each change is one function that
-- authorises, keeps the sums and the state true, and is one transaction. A draft can change. Issuing
-- takes the next number from a locked counter row and freezes the document; a trigger refuses later
-- changes, whoever makes them (directive 2006/112/EC, article 226, asks for sequential numbers and
-- a fixed content). Voiding keeps the document and its number, and releases its time.

create table public.invoice_counters (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  series text not null check (char_length(series) <= 12 and private.is_line(series)),
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
  number text check (char_length(number) <= 40 and private.is_line(number)),
  currency text not null constraint invoices_currency_known references private.currencies (code),
  issue_date date,
  payment_terms_days smallint not null
    constraint invoices_payment_terms_range check (payment_terms_days between 0 and 365),
  due_date date,
  paid_on date,
  tax_name text not null check (char_length(tax_name) between 1 and 40 and private.is_line(tax_name)),
  tax_rounding text not null constraint invoices_tax_rounding_known check (tax_rounding in ('category', 'line')),
  subtotal_minor bigint not null default 0,
  tax_minor bigint not null default 0,
  total_minor bigint not null generated always as (subtotal_minor + tax_minor) stored,
  notes text not null default '' constraint invoices_notes_length check (
    char_length(notes) <= 5000 and private.is_paragraph(notes)),
  seller jsonb check (char_length(seller::text) <= 20000),
  buyer jsonb check (char_length(buyer::text) <= 20000),
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
  constraint invoices_issued_whole check (
    (status = 'draft') = (number is null)
    and (status = 'draft') = (issue_date is null) and (status = 'draft') = (due_date is null)
    and (status = 'draft') = (seller is null) and (status = 'draft') = (buyer is null)),
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
    constraint invoice_lines_description_length check (
      char_length(description) <= 500 and description ~ '\S' and private.is_paragraph(description)),
  quantity numeric(12, 2) not null
    constraint invoice_lines_quantity_range check (quantity between -1000000 and 1000000),
  unit_price_minor bigint not null
    constraint invoice_lines_price_range check (unit_price_minor between -1000000000000 and 1000000000000),
  tax_rate_ppm integer not null constraint invoice_lines_tax_rate_range check (tax_rate_ppm between 0 and 1000000),
  amount_minor bigint not null generated always as (round(quantity * unit_price_minor)) stored
    constraint invoice_lines_amount_range check (amount_minor between -1000000000000000 and 1000000000000000),
  primary key (organization_id, id),
  -- What refers to a line names its invoice too, and cannot name another.
  constraint invoice_lines_of_invoice unique (organization_id, invoice_id, id),
  constraint invoice_lines_position unique (organization_id, invoice_id, position) deferrable initially deferred,
  constraint invoice_lines_invoice foreign key (organization_id, invoice_id)
    references public.invoices (organization_id, id) on delete cascade
);

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
    and (old.status, new.status) in (
      ('issued', 'paid'), ('paid', 'issued'), ('issued', 'void'), ('paid', 'void'),
      ('issued', 'issued'), ('paid', 'paid'))
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
grant select (organization_id, series, next_number, last_issued_on) on public.invoice_counters to authenticated;

create policy guard on public.invoices as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.invoices for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant
  select (
    organization_id, id, client_id, status, number, currency, issue_date, payment_terms_days, due_date, paid_on,
    tax_name, tax_rounding, subtotal_minor, tax_minor, total_minor, notes, seller, buyer, created_by, created_at,
    updated_at, issued_at, voided_at
  )
  on public.invoices to authenticated;

create policy guard on public.invoice_lines as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.invoice_lines for select to authenticated
  using (organization_id = (select private.organization_for('invoices.read')));
grant
  select (
    organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm, amount_minor
  )
  on public.invoice_lines to authenticated;

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
