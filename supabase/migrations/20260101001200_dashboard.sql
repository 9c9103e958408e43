-- Dashboard: the state of a workspace in one request.

create function public.dashboard() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_today date := private.today();
  v_month date := date_trunc('month', v_today)::date;
  v_next_month date := (date_trunc('month', v_today) + interval '1 month')::date;
  v_everyone boolean := private.can('time.read');
  v_entries jsonb := private.latest_entries(10);
  v_seconds bigint;
  v_worked jsonb;
begin
  -- Everybody's days have one index and a person's another: who sees no more than their own reads no more.
  select coalesce(sum(e.duration_seconds), 0) into v_seconds
  from (
    select a.* from public.time_entries a where v_everyone and a.deleted_at is null
    union all
    select a.* from public.time_entries a
    where not v_everyone and a.user_id = (select auth.uid()) and a.deleted_at is null
  ) e
  where e.entry_date >= v_month and e.entry_date < v_next_month;

  -- Looked up by key below and not joined: the planner expects one project and one sum of an average workspace,
  -- and would compute all sums of a large one once for each of its projects.
  select coalesce(jsonb_object_agg(t.project_id, jsonb_build_array(t.seconds, t.entries)), '{}') into v_worked
  from (
    select e.project_id, sum(e.duration_seconds) as seconds, count(*) as entries
    from (
      select a.* from public.time_entries a where v_everyone and a.deleted_at is null
      union all
      select a.* from public.time_entries a
      where not v_everyone and a.user_id = (select auth.uid()) and a.deleted_at is null
    ) e
    where e.entry_date > v_today - 30 and e.entry_date <= v_today
    group by e.project_id) t;

  return jsonb_build_object(
    'today', v_today,
    'month', v_month,
    'revenue', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'currency', r.currency, 'amountMinor', r.amount_minor) order by r.amount_minor desc), '[]')
      from (
        select p.currency, sum(p.amount_minor) as amount_minor
        from public.payments p
        where p.paid_on >= v_month and p.paid_on < v_next_month
        group by p.currency) r),
    'invoicesPaid', (
      select count(*) from public.invoices i
      where i.status = 'paid' and i.paid_on >= v_month and i.paid_on < v_next_month),
    'secondsThisMonth', v_seconds,
    'activeProjects', (
      select count(*) from public.projects p where p.status = 'active' and p.archived_at is null),
    'projects', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'name', a.name, 'color', a.color, 'clientName', a.client_name,
        'durationSeconds', a.seconds, 'entries', a.entries) order by a.seconds desc, a.name_key, a.id), '[]')
      from (
        select p.id, p.name, p.name_key, p.color, p.seconds, p.entries, c.name as client_name
        from (
          select b.*, coalesce((v_worked -> b.id::text ->> 0)::bigint, 0) as seconds,
            coalesce((v_worked -> b.id::text ->> 1)::bigint, 0) as entries
          from public.projects b
          where b.status = 'active' and b.archived_at is null
          order by seconds desc, b.name_key, b.id
          limit 10) p
        left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id) a),
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
