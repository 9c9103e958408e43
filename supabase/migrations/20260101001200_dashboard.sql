-- Dashboard: the state of a workspace in one request.

create function public.dashboard() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_today date := private.today();
  v_month date := date_trunc('month', v_today)::date;
  v_next_month date := (date_trunc('month', v_today) + interval '1 month')::date;
  v_entries jsonb;
begin
  -- Two questions, because each has its own index: everybody's days, or one person's.
  if private.can('time.read') then
    select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]') into v_entries
    from (
      select e.entry, e.entry_date, e.id from private.time_entry_list e
      order by e.entry_date desc, e.id desc
      limit 10) t;
  else
    select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]') into v_entries
    from (
      select e.entry, e.entry_date, e.id from private.time_entry_list e
      where e.user_id = auth.uid()
      order by e.entry_date desc, e.id desc
      limit 10) t;
  end if;

  return jsonb_build_object(
    'today', v_today,
    'month', v_month,
    'revenue', (
      select coalesce(jsonb_agg(jsonb_build_object('currency', r.currency, 'amountMinor', r.amount_minor) order by r.amount_minor desc), '[]')
      from (
        select p.currency, sum(p.amount_minor) as amount_minor
        from public.payments p
        where p.paid_on >= v_month and p.paid_on < v_next_month
        group by p.currency) r),
    'invoicesPaid', (
      select count(*) from public.invoices i
      where i.status = 'paid' and i.paid_on >= v_month and i.paid_on < v_next_month),
    'secondsThisMonth', (
      select coalesce(sum(e.duration_seconds), 0) from public.time_entries e
      where e.entry_date >= v_month and e.entry_date < v_next_month and e.deleted_at is null),
    'activeProjects', (
      select count(*) from public.projects p where p.status = 'active' and p.archived_at is null),
    'projects', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'name', a.name, 'color', a.color, 'clientName', a.client_name,
        'durationSeconds', a.seconds, 'entries', a.entries) order by a.seconds desc, a.name_key, a.id), '[]')
      from (
        select p.id, p.name, p.name_key, p.color, c.name as client_name,
          coalesce(t.seconds, 0) as seconds, coalesce(t.entries, 0) as entries
        from public.projects p
        left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
        left join (
          select e.project_id, sum(e.duration_seconds) as seconds, count(*) as entries
          from public.time_entries e
          where e.entry_date > v_today - 30 and e.entry_date <= v_today and e.deleted_at is null
          group by e.project_id
        ) t on t.project_id = p.id
        where p.status = 'active' and p.archived_at is null
        order by coalesce(t.seconds, 0) desc, p.name_key, p.id
        limit 10) a),
    'entries', v_entries,
    'firstSteps', jsonb_build_object(
      'hasClient', exists (select from public.clients c),
      'hasProject', exists (select from public.projects p),
      'hasEntry', v_entries <> '[]',
      'hasInvoice', exists (select from public.invoices i)));
end
$$;
comment on function public.dashboard() is
  'The dashboard of the workspace of this request: revenue this month by currency (minor units, payments that came '
  'in) and invoices paid, seconds worked this month, the ten active projects with most work in the last 30 days, the '
  'ten latest entries, and which first steps are done. Months and days are the workspace''s time zone''s. Shows what '
  'the caller may read.';
grant execute on function public.dashboard() to authenticated;
