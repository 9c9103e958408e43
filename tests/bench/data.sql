-- The benchmark's data: many ordinary workspaces, one giant, one person who belongs to many.
--
-- Run as the superuser on a migrated, empty database, after these settings were made:
--   bench.workspaces       how many, the giant (number 1) included
--   bench.entries_each     time entries of an ordinary workspace, over one year
--   bench.invoices_each    invoices of an ordinary workspace
--   bench.giant_entries    time entries of the giant, over five years
--   bench.giant_invoices   invoices of the giant
-- Rows are of the shape that the product makes, and refer to rows that are there; the sums on the
-- documents are not worked out. Triggers and foreign keys are off and indexes are built at the end,
-- because checking 6.5 million rows one by one is not what is measured.

begin;
set local session_replication_role = replica;

create schema bench;
grant usage on schema bench to authenticated;

-- A version 7 UUID whose random bits say which row it is: kind, workspace, number.
create function bench.id(p_kind integer, p_workspace integer, p_number integer, p_seconds bigint default 0) returns uuid
language sql immutable
return (lpad(to_hex(p_seconds * 1000), 12, '0') || '7' || lpad(to_hex(p_kind), 3, '0')
  || '8' || lpad(to_hex(p_workspace), 7, '0') || lpad(to_hex(p_number), 8, '0'))::uuid;

create table bench.workspaces as
select n, bench.id(1, n, 0) as id,
  case n when 1 then 1825 else 365 end as days,
  current_setting(case n when 1 then 'bench.giant_entries' else 'bench.entries_each' end)::integer as entries,
  current_setting(case n when 1 then 'bench.giant_invoices' else 'bench.invoices_each' end)::integer as invoices,
  case n when 1 then 500 else 8 end as clients,
  case n when 1 then 1000 else 12 end as projects,
  case n when 1 then 20 else 1 end as people
from generate_series(1, current_setting('bench.workspaces')::integer) as n
order by n;

-- Person 1 of each workspace owns it; person 0 of workspace 0 belongs to workspaces 2 to 101.
create table bench.people as
select w.n as workspace, p.n as number, bench.id(2, w.n, p.n) as id
from bench.workspaces w cross join lateral generate_series(1, w.people) as p (n)
union all select 0, 0, bench.id(2, 0, 0);

insert into auth.users (id, instance_id, aud, role, email, email_confirmed_at)
select p.id, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
  format('person-%s-%s@example.com', p.workspace, p.number), now()
from bench.people p;

insert into public.profiles (user_id, email, full_name)
select p.id, format('person-%s-%s@example.com', p.workspace, p.number), format('Person %s of %s', p.number, p.workspace)
from bench.people p;

insert into public.organizations (id, slug, name, currency, time_zone)
select w.id, 'workspace-' || w.n, 'Workspace ' || w.n, 'EUR', 'Europe/Berlin' from bench.workspaces w;

insert into public.categories (organization_id, name, color)
select w.id, c.name, c.color from bench.workspaces w
cross join (values ('Development', '#3B82F6'), ('Design', '#8B5CF6'), ('Consulting', '#10B981')) as c (name, color);

insert into public.members (organization_id, user_id, role, display_name, email)
select w.id, p.id, case p.number when 1 then 'owner' else 'member' end, f.full_name, f.email
from bench.workspaces w
join bench.people p on p.workspace = w.n or (p.workspace = 0 and w.n between 2 and 101)
join public.profiles f on f.user_id = p.id;

insert into public.clients (organization_id, id, name, email, currency)
select w.id, bench.id(3, w.n, c.n),
  (array['Amber', 'Birch', 'Cobalt', 'Dune', 'Ember', 'Fjord', 'Grove', 'Harbor'])[1 + c.n % 8] || ' ' ||
  (array['Labs', 'Works', 'Foods', 'Press', 'Freight', 'Clinic', 'Studio'])[1 + c.n % 7] || ' ' || c.n,
  format('client-%s@example.com', c.n), 'EUR'
from bench.workspaces w cross join lateral generate_series(1, w.clients) as c (n);

insert into public.projects (organization_id, id, client_id, name, status)
select w.id, bench.id(4, w.n, p.n),
  bench.id(3, w.n, 1 + p.n % w.clients),
  'Project ' || p.n, case p.n % 3 when 0 then 'completed' else 'active' end
from bench.workspaces w cross join lateral generate_series(1, w.projects) as p (n);

insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
select p.organization_id, p.id, 9500 from public.projects p;

-- The largest tables: without their indexes first.
create table bench.indexes as
select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef as definition
from pg_indexes i
where i.schemaname = 'public' and i.tablename in ('time_entries', 'invoices', 'invoice_lines', 'payments')
  and not exists (select from pg_constraint c where c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass);

do $$
declare v_name text;
begin
  for v_name in select name from bench.indexes loop
    execute 'drop index ' || v_name;
  end loop;
end $$;

-- The newest twentieth are drafts, the tenth before it is open, the rest is paid.
create table bench.invoices as
select w.id as organization_id, w.n as workspace, i.n, bench.id(5, w.n, i.n, d.day_number * 86400::bigint) as id,
  i.n <= w.invoices * 0.95 as issued, i.n <= w.invoices * 0.85 as paid,
  date '1970-01-01' + d.day_number as day, 1 + i.n % w.clients as client, w.projects
from bench.workspaces w
cross join lateral generate_series(1, w.invoices) as i (n)
cross join lateral (
  select (current_date - date '1970-01-01' - w.days + w.days::bigint * i.n / w.invoices)::integer as day_number) d;

insert into public.invoices (
  organization_id, id, client_id, status, number, currency, issue_date, payment_terms_days, due_date, paid_on,
  tax_name, tax_rounding, subtotal_minor, tax_minor, seller, buyer, created_by, issued_at)
select i.organization_id, i.id, bench.id(3, i.workspace, i.client),
  case when i.paid then 'paid' when i.issued then 'issued' else 'draft' end,
  case when i.issued then 'INV-' || lpad(i.n::text, 5, '0') end, 'EUR', case when i.issued then i.day end, 14,
  case when i.issued then i.day + 14 end, case when i.paid then least(i.day + 10, current_date) end,
  'VAT', 'category', 190000, 36100,
  case when i.issued then jsonb_build_object('name', 'Workspace ' || i.workspace, 'address', '', 'taxNumber', '') end,
  case when i.issued then jsonb_build_object('name', 'Client ' || i.client, 'address', '', 'taxNumber', '', 'email', '') end,
  bench.id(2, i.workspace, 1), case when i.issued then i.day end
from bench.invoices i;

insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
select i.organization_id, bench.id(6, i.workspace, i.n * 2 + l.n), i.id, l.n,
  'Project ' || 1 + i.n % i.projects, 10, 9500, 190000
from bench.invoices i cross join generate_series(1, 2) as l (n);

insert into public.payments (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by)
select i.organization_id, bench.id(7, i.workspace, i.n), i.id, 226100, 'EUR', least(i.day + 10, current_date),
  bench.id(2, i.workspace, 1)
from bench.invoices i where i.paid;

-- The check of the zone's name asks the catalogue for each row; the name is the same for all.
alter table public.time_entries drop constraint time_entries_time_zone_known;

-- Entries up to six weeks ago are billed.
insert into public.time_entries (
  organization_id, id, user_id, project_id, entry_date, time_zone, duration_seconds, description, invoice_line_id)
select w.id, bench.id(8, w.n, e.n, d.day_number * 86400::bigint + e.n % 40000),
  bench.id(2, w.n, 1 + e.n % w.people), bench.id(4, w.n, p.n),
  date '1970-01-01' + d.day_number, 'UTC', 900 * (1 + e.n % 12), 'Piece of work ' || e.n,
  case when d.day_number < current_date - 42 - date '1970-01-01' then bench.id(6, w.n, l.invoice * 2 + 1 + e.n % 2) end
from bench.workspaces w
cross join lateral generate_series(1, w.entries) as e (n)
cross join lateral (
  select (current_date - date '1970-01-01' - w.days + w.days::bigint * e.n / w.entries)::integer as day_number) d
cross join lateral (select 1 + e.n * 7 % w.projects as n) p
cross join lateral (select 1 + ((e.n - 1)::bigint * w.invoices / w.entries)::integer as invoice) l;

alter table public.time_entries add constraint time_entries_time_zone_known check (private.is_time_zone(time_zone)) not valid;

do $$
declare v_definition text;
begin
  for v_definition in select definition from bench.indexes loop
    execute v_definition;
  end loop;
end $$;

drop table bench.indexes, bench.invoices;
commit;
