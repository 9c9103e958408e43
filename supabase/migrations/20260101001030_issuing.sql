-- Issuing and voiding: what makes a draft a document, and what takes a document back.

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
  -- Number and seller are by the settings of one moment: whoever changes them waits.
  perform from public.organizations o where o.id = p_organization_id for share;
  perform private.lock_draft(p_organization_id, p_invoice_id);
  if not exists (
    select from public.invoice_lines l where l.organization_id = p_organization_id and l.invoice_id = p_invoice_id
  ) then
    raise exception 'invoice_empty' using errcode = 'PT422';
  end if;
  if (
    select i.total_minor < 0 from public.invoices i
    where i.organization_id = p_organization_id and i.id = p_invoice_id
  ) then
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
  set status = 'issued', number = v_number, issued_at = now(),
      issue_date = v_today, due_date = v_today + i.payment_terms_days,
      seller = private.invoice_seller(i.organization_id), buyer = private.invoice_buyer(i.organization_id, i.client_id)
  where i.organization_id = p_organization_id and i.id = p_invoice_id;

  return v_number;
end
$$;
comment on function private.issue_invoice(uuid, uuid, uuid) is
  'Locks the workspace''s settings, client and draft, then the counter of the series, which keeps the numbers without '
  'gaps.';

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
  v_status text := private.lock_invoice(p_organization_id, p_invoice_id);
begin
  if v_status is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_status not in ('issued', 'paid') or exists (
    select from public.payments p where p.organization_id = p_organization_id and p.invoice_id = p_invoice_id
  ) then
    raise exception 'invoice_not_voidable' using errcode = 'PT409';
  end if;

  update public.invoices i set status = 'void', voided_at = now(), paid_on = null
  where i.organization_id = p_organization_id and i.id = p_invoice_id;
  update public.billings b set released_at = now()
  where b.organization_id = p_organization_id and b.invoice_id = p_invoice_id;
end
$$;
comment on function private.void_invoice(uuid, uuid, uuid) is
  'Locks client and invoice, marks it void, and releases its time, which the billings still tell.';

create function public.void_invoice(invoice_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.void_invoice(private.require('invoices.void'), auth.uid(), invoice_id)
$$;
comment on function public.void_invoice(uuid) is
  'Voids an issued invoice without payments (one over nothing may be marked paid): the document, its number and which '
  'time was on it stay; that time can be billed again. Refuses a draft, one with payments, a void and a missing one.';
grant execute on function public.void_invoice(uuid) to authenticated;
