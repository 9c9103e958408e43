-- What the pages of invoices show: the list, and one invoice with all that is on it.

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function public.list_invoices(
  search text default '',
  only_status text default '',
  only_client_id uuid default null,
  before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  page_size integer default 50
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  v_today date := private.today();
  v_size integer := greatest(least(page_size, 100), 1);
begin
  return (
    with found as (
      select i.id, i.number, i.status, coalesce(i.buyer ->> 'name', c.name) as client_name, i.currency, i.total_minor,
        i.issue_date, i.due_date, i.status = 'issued' and i.due_date < v_today as overdue,
        row_number() over (order by i.id desc) as place
      from public.invoices i
      join public.clients c on c.organization_id = i.organization_id and c.id = i.client_id
      where i.id < list_invoices.before_id
        and (list_invoices.only_status = '' or i.status =
          case list_invoices.only_status when 'overdue' then 'issued' else list_invoices.only_status end)
        and (list_invoices.only_status <> 'overdue' or i.due_date < v_today)
        and (list_invoices.only_client_id is null or i.client_id = list_invoices.only_client_id)
        and (list_invoices.search = '' or strpos(c.name_key, lower(list_invoices.search)) > 0
          or strpos(lower(i.buyer ->> 'name'), lower(list_invoices.search)) > 0
          or strpos(lower(i.number), lower(list_invoices.search)) > 0)
      order by i.id desc
      limit v_size + 1
    )
    select jsonb_build_object(
      'invoices', coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'number', f.number, 'status', f.status, 'overdue', f.overdue, 'clientName', f.client_name,
        'currency', f.currency, 'totalMinor', f.total_minor, 'issueDate', f.issue_date, 'dueDate', f.due_date
      ) order by f.place) filter (where f.place <= v_size), '[]'),
      'clientName', (select c.name from public.clients c where c.id = list_invoices.only_client_id),
      -- One more than the page was found: the last of the page is where the next one starts.
      'next', case when count(*) > v_size then
        jsonb_build_object('before', (array_agg(f.id order by f.place))[v_size]) end)
    from found f);
end
$$;
comment on function public.list_invoices(text, text, uuid, uuid, integer) is
  'Invoices, newest first, one page before the id given (keyset), at most 100; next is where the next page starts, '
  'null on the last. only_status is a status, overdue (issued and past its due date in the workspace''s zone), or '
  'empty for all; clientName is that of only_client_id. Amounts in minor units.';
grant execute on function public.list_invoices(text, text, uuid, uuid, integer) to authenticated;

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
            select sum(b.duration_seconds) from public.billings b
            where b.organization_id = l.organization_id and b.invoice_id = l.invoice_id
              and b.invoice_line_id = l.id)) order by l.position), '[]')
        from public.invoice_lines l
        where l.organization_id = i.organization_id and l.invoice_id = i.id),
      'timeEntries', (
        select count(*) from public.billings b where b.organization_id = i.organization_id and b.invoice_id = i.id),
      'taxes', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'ratePpm', t.tax_rate_ppm, 'netMinor', t.net_minor, 'taxMinor', t.tax_minor)
          order by t.tax_rate_ppm desc), '[]')
        from private.invoice_taxes(i.organization_id, i.id) t),
      'payments', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', p.id, 'amountMinor', p.amount_minor, 'paidOn', p.paid_on, 'recordedBy', m.display_name)
          order by p.paid_on, p.id), '[]')
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
  'timeSeconds is the time that a line bills (null: none) and timeEntries how many entries it is, on a void invoice '
  'what it billed. Amounts in minor units of the currency, rates in parts '
  'per million.';
grant execute on function public.invoice(uuid) to authenticated;

create function public.invoice_time(
  invoice_id uuid,
  after_line uuid default '00000000-0000-0000-0000-000000000000',
  after_date date default '2000-01-01',
  after_id uuid default '00000000-0000-0000-0000-000000000000',
  page_size integer default 50
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  v_size integer := greatest(least(page_size, 100), 1);
begin
  return (
    with found as (
      select b.organization_id, b.invoice_line_id, b.entry_date, b.time_entry_id, b.duration_seconds,
        row_number() over (order by b.invoice_line_id, b.entry_date, b.time_entry_id) as place
      from public.billings b
      where b.invoice_id = invoice_time.invoice_id
        and (b.invoice_line_id, b.entry_date, b.time_entry_id) > (after_line, after_date, after_id)
      order by b.invoice_line_id, b.entry_date, b.time_entry_id
      limit v_size + 1
    ), page as (
      select coalesce(jsonb_agg(jsonb_build_object(
          'id', f.time_entry_id, 'date', f.entry_date, 'durationSeconds', f.duration_seconds, 'line', (
            select l.description from public.invoice_lines l
            where l.organization_id = f.organization_id and l.id = f.invoice_line_id),
          'description', e.description, 'deleted', e.deleted_at is not null, 'userName', (
            select m.display_name from public.members m
            where m.organization_id = f.organization_id and m.user_id = e.user_id)
        ) order by f.place) filter (where f.place <= v_size), '[]') as entries,
        -- One more than the page was found: the last of the page is where the next one starts.
        case when count(*) > v_size then jsonb_build_object(
          'after_line', (array_agg(f.invoice_line_id order by f.place))[v_size],
          'after_date', (array_agg(f.entry_date order by f.place))[v_size],
          'after_id', (array_agg(f.time_entry_id order by f.place))[v_size]) end as next
      from found f
      -- Each by its key: as a join the planner reads all time of a large workspace for every one of them.
      left join lateral (
        select e.description, e.deleted_at, e.user_id from public.time_entries e
        where e.organization_id = f.organization_id and e.id = f.time_entry_id
        limit 1) e on true
    )
    select jsonb_build_object(
      'number', i.number, 'status', i.status, 'count', s.count, 'seconds', s.seconds,
      'entries', p.entries, 'next', p.next)
    from public.invoices i
    cross join page p
    cross join lateral (
      select count(*) as count, coalesce(sum(b.duration_seconds), 0) as seconds
      from public.billings b where b.organization_id = i.organization_id and b.invoice_id = i.id) s
    where i.id = invoice_time.invoice_id);
end
$$;
comment on function public.invoice_time(uuid, uuid, date, uuid, integer) is
  'The time on an invoice by line and day, one page after the line, day and entry given (keyset), at most 100; next is '
  'where the next page starts, null on the last. Day and duration (seconds) are as they were billed, also on a void '
  'invoice, words and person as they are now; deleted: the entry is gone since. count and seconds are of all of it. '
  'Null when there is no such invoice that the caller sees.';
grant execute on function public.invoice_time(uuid, uuid, date, uuid, integer) to authenticated;
