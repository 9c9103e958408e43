-- What a draft leaves over: it bills the oldest time where there is more than one request has time for, and
-- no more projects than an invoice has lines.

-- By the index of unbilled time, project by project, whatever the statistics say.
create function public.unbilled_time(
  client_id uuid, until date default null, leave_out uuid[] default '{}'
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
begin
  return (
    select jsonb_build_object(
      'durationSeconds', sum(u.seconds), 'firstDate', min(u.first_date), 'lastDate', max(u.last_date))
    from public.clients c
    join public.projects p on p.organization_id = c.organization_id and p.client_id = c.id
    cross join lateral (
      select sum(e.duration_seconds) as seconds, min(e.entry_date) as first_date, max(e.entry_date) as last_date
      from public.time_entries e
      where e.organization_id = p.organization_id and e.project_id = p.id and not e.billed
        and e.deleted_at is null and (unbilled_time.until is null or e.entry_date <= unbilled_time.until)) u
    where c.id = unbilled_time.client_id and p.id <> all (coalesce(unbilled_time.leave_out, '{}'))
      and u.seconds is not null
    having count(*) > 0);
end
$$;
comment on function public.unbilled_time(uuid, date, uuid[]) is
  'The time of a client''s projects that is on no invoice yet, up to the date given (all by default), that of the '
  'projects in leave_out aside: seconds, the first and the last day; null when there is none that the caller sees.';
grant execute on function public.unbilled_time(uuid, date, uuid[]) to authenticated;
