-- The benchmark's data: many ordinary workspaces, one giant, one person who belongs to many.
--
-- Run as the superuser on a migrated, empty database, after these settings were made:
--   bench.workspaces       how many, the giant (number 1) included
--   bench.entries_each     time entries of an ordinary workspace, over one year
--   bench.invoices_each    invoices of an ordinary workspace
--   bench.giant_entries    time entries of workspace 1, over five years; 0: it is ordinary as well
--   bench.giant_invoices   invoices of the giant
-- Rows are of the shape that the product makes, and refer to rows that are there. They lie in the
-- order of their days, as workspaces that live side by side write them. Triggers and foreign keys are
-- off and indexes are built at the end, because checking five million rows one by one is not what is
-- measured.

begin;
set local session_replication_role = replica;
set local work_mem = '512MB';
set local maintenance_work_mem = '512MB';

create schema bench;
grant usage on schema bench to authenticated;

-- A version 7 UUID whose random bits say which row it is: kind, workspace, number.
create function bench.id(p_kind integer, p_workspace integer, p_number integer, p_seconds bigint default 0) returns uuid
language sql immutable
return (lpad(to_hex(p_seconds * 1000), 12, '0') || '7' || lpad(to_hex(p_kind), 3, '0')
  || '8' || lpad(to_hex(p_workspace), 7, '0') || lpad(to_hex(p_number), 8, '0'))::uuid;

-- Today where the workspaces are: months begin there.
create function bench.today() returns date language sql stable
return (now() at time zone 'Europe/Berlin')::date;

create table bench.workspaces as
select n, bench.id(1, n, 0) as id,
  case when giant then 1825 else 365 end as days,
  current_setting(case when giant then 'bench.giant_entries' else 'bench.entries_each' end)::integer as entries,
  current_setting(case when giant then 'bench.giant_invoices' else 'bench.invoices_each' end)::integer as invoices,
  case when giant then 2000 else 8 end as clients,
  case when giant then 1000 else 12 end as projects,
  case when giant then 100 else 2 end as people,
  case when giant then 20 else 2 end as workers,
  case when giant then 20 else 3 end as assigned
from generate_series(1, current_setting('bench.workspaces')::integer) as n
cross join lateral (select n = 1 and current_setting('bench.giant_entries')::integer > 0 as giant) g
order by n;

-- Person 1 of each workspace owns it, person 2 is a contractor there; person 0 of workspace 0 is an
-- admin of workspaces 2 to 101.
create table bench.people as
select w.n as workspace, p.n as number, bench.id(2, w.n, p.n) as id
from bench.workspaces w cross join lateral generate_series(1, w.people) as p (n)
union all select 0, 0, bench.id(2, 0, 0);

insert into auth.users (id, instance_id, aud, role, email, email_confirmed_at)
select p.id, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
  format('person-%s-%s@example.com', p.workspace, p.number), now()
from bench.people p;

-- Everybody is signed in, in a session with the person's own id.
insert into auth.sessions (id, user_id, aal) select p.id, p.id, 'aal1' from bench.people p;

insert into public.profiles (user_id, email, full_name)
select p.id, format('person-%s-%s@example.com', p.workspace, p.number), format('Person %s of %s', p.number, p.workspace)
from bench.people p;

insert into public.organizations (id, slug, name, currency, time_zone)
select w.id, 'workspace-' || w.n, 'Workspace ' || w.n, 'EUR', 'Europe/Berlin' from bench.workspaces w;

insert into public.categories (organization_id, id, name, color)
select w.id, bench.id(9, w.n, c.n), c.name, c.color from bench.workspaces w
cross join (values (0, 'Development', '#3B82F6'), (1, 'Design', '#8B5CF6'), (2, 'Consulting', '#10B981')) as c (n, name, color);

insert into public.members (organization_id, user_id, role, display_name, email)
select w.id, p.id, case p.number when 0 then 'admin' when 1 then 'owner' when 2 then 'contractor' else 'member' end,
  f.full_name, f.email
from bench.workspaces w
join bench.people p on p.workspace = w.n or (p.workspace = 0 and w.n between 2 and 101)
join public.profiles f on f.user_id = p.id;

-- Of five invitations two are open, one expired, one was accepted, one revoked.
insert into public.invitations (
  organization_id, id, email, role, token_hash, invited_by, expires_at, accepted_at, revoked_at)
select w.id, bench.id(10, w.n, i.n), format('guest-%s-%s@example.com', w.n, i.n), 'member',
  sha256(convert_to(format('%s-%s', w.n, i.n), 'utf8')), bench.id(2, w.n, 1),
  now() + case i.n % 5 when 2 then interval '-1 day' else interval '6 days' end,
  case i.n % 5 when 3 then now() end, case i.n % 5 when 4 then now() end
from bench.workspaces w cross join lateral generate_series(1, w.people / 20 * 5 + 5) as i (n);

insert into public.clients (organization_id, id, name, email, currency, archived_at)
select w.id, bench.id(3, w.n, c.n),
  (array['Amber', 'Birch', 'Cobalt', 'Dune', 'Ember', 'Fjord', 'Grove', 'Harbor'])[1 + c.n % 8] || ' ' ||
  (array['Labs', 'Works', 'Foods', 'Press', 'Freight', 'Clinic', 'Studio'])[1 + c.n % 7] || ' ' || c.n,
  format('client-%s@example.com', c.n), case c.n % 8 when 0 then 'USD' else 'EUR' end, case c.n % 8 when 7 then now() end
from bench.workspaces w cross join lateral generate_series(1, w.clients) as c (n);

insert into public.projects (organization_id, id, client_id, category_id, name, status, archived_at, created_by)
select w.id, bench.id(4, w.n, p.n), bench.id(3, w.n, 1 + p.n % w.clients), bench.id(9, w.n, p.n % 3),
  'Project ' || p.n, case p.n % 3 when 0 then 'completed' else 'active' end,
  case p.n % 10 when 9 then now() end, bench.id(2, w.n, 1)
from bench.workspaces w cross join lateral generate_series(1, w.projects) as p (n);

insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
select p.organization_id, p.id, 9500 from public.projects p;

insert into public.project_members (organization_id, project_id, user_id)
select w.id, bench.id(4, w.n, p.n), bench.id(2, w.n, 2)
from bench.workspaces w cross join lateral generate_series(1, w.assigned) as p (n);

-- The largest tables: without their indexes first.
create table bench.indexes as
select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef as definition
from pg_indexes i
where i.schemaname = 'public' and i.tablename in ('time_entries', 'billings', 'invoices', 'invoice_lines', 'payments')
  and not exists (select from pg_constraint c where c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass);

do $$
declare v_name text;
begin
  for v_name in select name from bench.indexes loop
    execute 'drop index ' || v_name;
  end loop;
end $$;

-- The newest few are drafts, open, and paid in these days: whatever day it is, money came in this
-- month. Of the older ones a tenth is open, half of it paid in part; the rest is paid.
create table bench.invoices as
select w.id as organization_id, w.n as workspace, i.n, w.projects, c.client, s.state, d.day,
  bench.id(5, w.n, i.n, (d.day - date '1970-01-01') * 86400::bigint) as id,
  case when c.client % 8 = 0 then 'USD' else 'EUR' end as currency,
  case when a.age < a.fresh then bench.today() - a.age % 3 else least(d.day + 10, bench.today()) end as paid_on
from bench.workspaces w
cross join lateral generate_series(1, w.invoices) as i (n)
cross join lateral (select w.invoices - i.n as age, greatest(4, w.invoices / 100) as fresh) a
cross join lateral (select 1 + i.n % w.clients as client) c
cross join lateral (select bench.today() - w.days + (w.days::bigint * i.n / w.invoices)::integer as day) d
cross join lateral (
  select case
    when a.age >= a.fresh then case a.age % 10 when 5 then 'issued' else 'paid' end
    else case a.age % 4 when 0 then 'draft' when 1 then 'issued' else 'paid' end end as state) s;

insert into public.invoices (
  organization_id, id, client_id, status, number, currency, issue_date, payment_terms_days, due_date, paid_on,
  tax_name, tax_rounding, subtotal_minor, tax_minor, seller, buyer, created_by, issued_at)
select i.organization_id, i.id, bench.id(3, i.workspace, i.client), i.state,
  case when i.state <> 'draft' then 'INV-' || lpad(i.n::text, 5, '0') end, i.currency,
  case when i.state <> 'draft' then i.day end, 14, case when i.state <> 'draft' then i.day + 14 end,
  case when i.state = 'paid' then i.paid_on end, 'VAT', 'category', 190000, 36100,
  case when i.state <> 'draft' then
    jsonb_build_object('name', 'Workspace ' || i.workspace, 'address', '', 'taxNumber', '') end,
  case when i.state <> 'draft' then
    jsonb_build_object('name', 'Client ' || i.client, 'address', '', 'taxNumber', '', 'email', '') end,
  bench.id(2, i.workspace, 1), case when i.state <> 'draft' then i.day end
from bench.invoices i order by i.day, i.workspace, i.n;

insert into public.invoice_counters (organization_id, series, next_number, last_issued_on)
select w.id, 'INV-', w.invoices + 1, bench.today() from bench.workspaces w;

insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
select i.organization_id, bench.id(6, i.workspace, i.n * 2 + l.n), i.id, l.n,
  'Project ' || 1 + i.n % i.projects, 10, 9500, 190000
from bench.invoices i cross join generate_series(1, 2) as l (n) order by i.day, i.workspace, i.n, l.n;

insert into public.payments (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by)
select i.organization_id, bench.id(7, i.workspace, i.n), i.id, case i.state when 'paid' then 226100 else 100000 end,
  i.currency, i.paid_on, bench.id(2, i.workspace, 1)
from bench.invoices i where i.state = 'paid' or (i.state = 'issued' and i.n % 2 = 0) order by i.paid_on, i.workspace, i.n;

-- The check of the zone's name asks the catalogue for each row; the name is the same for all.
alter table public.time_entries drop constraint time_entries_time_zone_known;

-- Entries up to six weeks ago are billed; one in a hundred was deleted. The contractor works on what
-- is assigned to them, the others on everything.
create view bench.entries as
select w.id as organization_id, w.n as workspace, e.n, d.day, p.person, p.project, 900 * (1 + e.n % 12) as seconds,
  bench.id(8, w.n, e.n, (d.day - date '1970-01-01') * 86400::bigint + e.n % 40000) as id,
  d.day < bench.today() - 42 as billed, 1 + ((e.n - 1)::bigint * w.invoices / w.entries)::integer as invoice
from bench.workspaces w
cross join lateral generate_series(1, w.entries) as e (n)
cross join lateral (select bench.today() - w.days + (w.days::bigint * e.n / w.entries)::integer as day) d
cross join lateral (
  select 1 + e.n % w.workers as person,
    1 + e.n / w.workers * 7 % case e.n % w.workers when 1 then w.assigned else w.projects end as project) p;

insert into public.time_entries (
  organization_id, id, user_id, project_id, entry_date, time_zone, duration_seconds, description, billed, deleted_at)
select e.organization_id, e.id, bench.id(2, e.workspace, e.person), bench.id(4, e.workspace, e.project), e.day, 'UTC',
  e.seconds, 'Piece of work ' || e.n, e.billed, case when e.n % 100 = 99 and not e.billed then now() end
from bench.entries e order by e.day, e.n, e.workspace;

insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
select e.organization_id, e.id, i.id, bench.id(6, e.workspace, e.invoice * 2 + 1 + e.n % 2), e.day, e.seconds
from bench.entries e
join bench.invoices i on i.workspace = e.workspace and i.n = e.invoice
where e.billed order by i.day, e.n, e.workspace;

alter table public.time_entries add constraint time_entries_time_zone_known check (private.is_time_zone(time_zone)) not valid;

do $$
declare v_definition text;
begin
  for v_definition in select definition from bench.indexes loop
    execute v_definition;
  end loop;
end $$;

drop view bench.entries;
drop table bench.indexes, bench.invoices;

-- A page of the entry list, which the API would ask of the table itself.
create function bench.entry_page(before_date date, before_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]')
    from (
      select e.entry, e.entry_date, e.id from private.time_entry_list e
      where (e.entry_date, e.id) < (before_date, before_id)
      order by e.entry_date desc, e.id desc
      limit 50) t);
end
$$;
grant execute on function bench.entry_page(date, uuid) to authenticated;
commit;
