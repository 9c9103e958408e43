-- Payments: money that came in on an invoice. When they reach the total, the invoice is paid.

create table public.payments (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  invoice_id uuid not null,
  amount_minor bigint not null constraint payments_amount_range check (amount_minor > 0),
  currency text not null constraint payments_currency_known references private.currencies (code),
  paid_on date not null constraint payments_date_range check (paid_on between date '2000-01-01' and date '2100-01-01'),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint payments_invoice foreign key (organization_id, invoice_id)
    references public.invoices (organization_id, id) on delete restrict,
  constraint payments_author foreign key (organization_id, created_by)
    references public.members (organization_id, user_id) on delete restrict
);

create index payments_of_invoice on public.payments (organization_id, invoice_id);
create index payments_by_date on public.payments (organization_id, paid_on) include (currency, amount_minor);
create index payments_of_author on public.payments (organization_id, created_by);

create trigger _050_refuse_move before update on public.payments
  for each row execute function private.refuse_move();

alter table public.payments enable row level security;
alter table public.payments force row level security;

create policy guard on public.payments as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.payments for select to authenticated
  using (organization_id = (select private.organization_for('payments.read')));
grant
  select (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by, created_at)
  on public.payments to authenticated;

create function private.record_payment(
  p_organization_id uuid, p_actor_id uuid, p_invoice_id uuid, p_paid_on date, p_amount_minor bigint
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_invoice public.invoices;
  v_open_minor bigint;
  v_amount_minor bigint;
  v_payment_id uuid;
begin
  -- Two payments at the same moment take turns on the invoice's row.
  select * into v_invoice from public.invoices i
  where i.organization_id = p_organization_id and i.id = p_invoice_id for update;
  if v_invoice.id is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_invoice.status <> 'issued' then
    raise exception 'invoice_not_payable' using errcode = 'PT409';
  end if;

  select v_invoice.total_minor - coalesce(sum(p.amount_minor), 0) into v_open_minor
  from public.payments p
  where p.organization_id = p_organization_id and p.invoice_id = p_invoice_id;
  v_amount_minor := coalesce(p_amount_minor, v_open_minor);
  if v_amount_minor > v_open_minor or v_amount_minor < 0 or (v_amount_minor = 0 and v_open_minor > 0) then
    raise exception 'payment_amount' using errcode = 'PT422';
  end if;
  if p_paid_on is null or p_paid_on > private.today_in(p_organization_id) or p_paid_on < v_invoice.issue_date - 365 then
    raise exception 'payment_date' using errcode = 'PT422';
  end if;

  -- An invoice over nothing is paid without money.
  if v_amount_minor > 0 then
    insert into public.payments (organization_id, invoice_id, amount_minor, currency, paid_on, created_by)
    values (p_organization_id, p_invoice_id, v_amount_minor, v_invoice.currency, p_paid_on, p_actor_id)
    returning id into v_payment_id;
  end if;
  -- Paid on the day of the last money, in whatever order the payments were written down.
  if v_amount_minor = v_open_minor then
    update public.invoices i
    set status = 'paid', paid_on = greatest(p_paid_on, (
      select max(p.paid_on) from public.payments p
      where p.organization_id = p_organization_id and p.invoice_id = p_invoice_id))
    where i.organization_id = p_organization_id and i.id = p_invoice_id;
  end if;
  return v_payment_id;
end
$$;
comment on function private.record_payment(uuid, uuid, uuid, date, bigint) is
  'Locks the invoice, then reads what is open.';

create function public.record_payment(invoice_id uuid, paid_on date, amount_minor bigint default null) returns uuid
language sql volatile security definer set search_path = '' as $$
  select private.record_payment(private.require('payments.create'), auth.uid(), invoice_id, paid_on, amount_minor)
$$;
comment on function public.record_payment(uuid, date, bigint) is
  'Records money that came in on an issued invoice, in minor units of its currency; by default all that is open, '
  'which makes it paid. Refuses more than is open (payment_amount), a day in the future or over a year before issue '
  '(payment_date), and an invoice that is not open (invoice_not_payable).';
grant execute on function public.record_payment(uuid, date, bigint) to authenticated;

create function private.delete_payment(p_organization_id uuid, p_actor_id uuid, p_payment_id uuid) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_invoice_id uuid;
begin
  -- The invoice's row first, as when recording: else a payment recorded at the same moment would
  -- still count the one that goes, and call the invoice paid.
  select i.id into v_invoice_id
  from public.payments p
  join public.invoices i on i.organization_id = p.organization_id and i.id = p.invoice_id
  where p.organization_id = p_organization_id and p.id = p_payment_id
  for update of i;
  delete from public.payments p where p.organization_id = p_organization_id and p.id = p_payment_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  update public.invoices i set status = 'issued', paid_on = null
  where i.organization_id = p_organization_id and i.id = v_invoice_id and i.status = 'paid';
  return v_invoice_id;
end
$$;
comment on function private.delete_payment(uuid, uuid, uuid) is
  'Locks the invoice, deletes the payment, and opens an invoice that was paid.';

create function public.delete_payment(payment_id uuid) returns uuid
language sql volatile security definer set search_path = '' as $$
  select private.delete_payment(private.require('payments.delete'), auth.uid(), payment_id)
$$;
comment on function public.delete_payment(uuid) is
  'Withdraws a payment that was recorded by mistake; a paid invoice is open again. Returns the invoice''s id. '
  'Refuses a missing payment (PT404).';
grant execute on function public.delete_payment(uuid) to authenticated;

comment on table public.payments is 'Money that came in on invoices.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.payments', 'rows', 'archive', '{"created_by": "member"}');
comment on column public.payments.amount_minor is 'Minor units of the currency.';
comment on column public.payments.currency is 'ISO 4217 code: the invoice''s.';
comment on column public.payments.paid_on is 'The day the money came in, in the workspace''s time zone.';
