-- What pages are told, against what the tables say: a workspace with hundreds of rows of every kind, whose names, dates,
-- states and references are mixed by a hash, so that no two columns, orders or limits happen to give the same answer.
-- Each answer is reckoned again from the tables, by other words. What an answer says besides is not looked at.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

-- The world ----------------------------------------------------------------------------------------------

create function pg_temp.r(seed text, below integer) returns integer language sql immutable as $$
  select ('x' || left(md5(seed), 7))::bit(28)::integer % below
$$;
-- Names that differ from others in case alone, or not at all.
create function pg_temp.name(seed text) returns text language sql immutable as $$
  select (array['Alpha', 'alpha', 'Beta', 'BETA', 'Gamma', 'delta', 'Delta', 'Epsilon', 'zeta', 'Zeta', 'eta', 'Theta', 'iota', 'Kappa', 'lambda'])[1 + pg_temp.r(seed, 15)]
    || ' ' || (array['Works', 'works', 'House', 'Lab', 'lab', 'Office'])[1 + pg_temp.r(seed || 'b', 6)] || case when pg_temp.r(seed || 'c', 3) > 0 then ' ' || pg_temp.r(seed || 'd', 9) else '' end
$$;
create function pg_temp.at(kind text, n integer) returns uuid language sql immutable as $$
  select tests.id('atlas/' || kind || ' ' || n)
$$;

insert into public.organizations (id, slug, name, currency, time_zone, locale, legal_name, address, tax_number, tax_name, tax_rate_ppm)
values (tests.id('atlas'), 'atlas', 'Atlas', 'JPY', 'Pacific/Kiritimati', 'de-CH', 'Atlas Ltd', 'Atlas Road', 'T-1', 'VAT', 77000);
insert into auth.users (id, email, email_confirmed_at)
select pg_temp.at('person', n), 'p' || pg_temp.r('mail' || n, 100000) || '@people.test', now() from generate_series(1, 120) n;
insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
select tests.id('atlas'), pg_temp.at('person', n), (array['admin', 'member', 'contractor', 'member'])[1 + pg_temp.r('role' || n, 4)], pg_temp.name('person' || n),
  case n % 3 when 0 then 'P' else 'p' end || pg_temp.r('mail' || n, 100000) || '@people.test', case when n % 11 = 0 then now() end
from generate_series(1, 120) n
union all select tests.id('atlas'), tests.id('ada'), 'owner', 'Ada Owner', tests.email('ada'), null
union all select tests.id('atlas'), tests.id('carl'), 'contractor', 'Carl Contractor', tests.email('carl'), null;
insert into public.categories (organization_id, id, name, color)
select tests.id('atlas'), pg_temp.at('category', n), (array['writing', 'Audit', 'build', 'Talks', 'zoo'])[n], '#00000' || (9 - n) from generate_series(1, 5) n;
insert into public.clients (organization_id, id, name, email, phone, address, tax_number, currency, notes, archived_at)
select tests.id('atlas'), pg_temp.at('client', n), pg_temp.name('client' || n), 'c' || n || '@' || (array['one', 'TWO', 'three'])[1 + n % 3] || '.test', '+' || n, n || ' Road', 'X' || n,
  (array['USD', 'EUR', 'JPY'])[1 + pg_temp.r('currency' || n, 3)], 'Note ' || n, case when n % 7 = 0 then now() end
from generate_series(1, 150) n;
-- One client has more projects than a page shows, one as many, most a few.
insert into public.projects (organization_id, id, client_id, category_id, name, status, color, description, created_by)
select tests.id('atlas'), pg_temp.at('project', n),
  case when n <= 53 then pg_temp.at('client', 1) when n <= 104 then pg_temp.at('client', 2) when n % 9 = 0 then null else pg_temp.at('client', 3 + pg_temp.r('of' || n, 60)) end,
  case when n % 5 > 0 then pg_temp.at('category', n % 5) end, case when n between 30 and 53 then 'Zzz alike' else pg_temp.name('project' || n) end,
  case when n <= 104 then 'active' else (array['active', 'on_hold', 'completed', 'active'])[1 + pg_temp.r('status' || n, 4)] end, '#' || upper(left(md5('color' || n), 6)), 'About ' || n, tests.id('ada')
from generate_series(1, 240) n;
insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
select tests.id('atlas'), pg_temp.at('project', n), 100 * n from generate_series(1, 240) n where n % 3 > 0;
insert into public.project_members (organization_id, project_id, user_id)
select tests.id('atlas'), pg_temp.at('project', n), m.user_id
from generate_series(1, 240) n, public.members m
where m.organization_id = tests.id('atlas') and m.role = 'contractor' and m.removed_at is null and pg_temp.r('assigned' || n || m.user_id, 5) = 0;

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, notes, created_by)
select tests.id('atlas'), pg_temp.at('invoice', n), pg_temp.at('client', 1 + pg_temp.r('billed' || n, 30)), (array['USD', 'EUR', 'JPY'])[1 + n % 3], n % 40, 'Tax ' || n,
  (array['category', 'line'])[1 + n % 2], 'Thanks ' || n, tests.id('ada')
from generate_series(1, 130) n;
insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
select tests.id('atlas'), pg_temp.at('line of ' || n, position), pg_temp.at('invoice', n), position, 'Line ' || pg_temp.r('line' || n || position, 100), 0.25 * (1 + pg_temp.r('q' || n || position, 20)),
  10 + pg_temp.r('p' || n || position, 99991), (array[0, 77000, 25000])[1 + pg_temp.r('t' || n || position, 3)]
from generate_series(1, 130) n, generate_series(1, 4) position where position <= 1 + n % 4;
select private.total_invoice(tests.id('atlas'), pg_temp.at('invoice', n)) from generate_series(1, 130) n;

-- 500 pieces of work of four people around today, some deleted, some billed.
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, description)
select tests.id('atlas'), pg_temp.at('entry', n), (array[tests.id('ada'), tests.id('carl'), pg_temp.at('person', 1), pg_temp.at('person', 2)])[1 + pg_temp.r('by' || n, 4)],
  pg_temp.at('project', 80 + pg_temp.r('on' || n, 60)), private.today_in(tests.id('atlas')) + 4 - pg_temp.r('day' || n, 70), 60 * (1 + pg_temp.r('long' || n, 700)), 'Piece ' || n
from generate_series(1, 500) n;
update public.time_entries set deleted_at = now() where organization_id = tests.id('atlas') and pg_temp.r('gone' || id, 9) = 0;
insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
select e.organization_id, e.id, pg_temp.at('invoice', i.n), pg_temp.at('line of ' || i.n, 1 + pg_temp.r('which' || e.id, 1 + i.n % 4)), e.entry_date, e.duration_seconds
from public.time_entries e, lateral (select 1 + pg_temp.r('line' || e.id, 40) as n) i
where e.organization_id = tests.id('atlas') and e.deleted_at is null and pg_temp.r('billed' || e.id, 4) = 0;
update public.projects set archived_at = now() where organization_id = tests.id('atlas') and id in (select pg_temp.at('project', n) from generate_series(110, 240, 6) n);

update public.invoices i
set status = s.status, number = s.number, issue_date = s.issued, due_date = s.issued + i.payment_terms_days, paid_on = case s.status when 'paid' then s.issued + 1 end,
  seller = jsonb_build_object('name', 'Seller of ' || s.number), buyer = jsonb_build_object('name', pg_temp.name(s.number))
from (
  select pg_temp.at('invoice', n) as id, (array['issued', 'paid', 'void', 'issued'])[1 + pg_temp.r('state' || n, 4)] as status, 'AT/' || 7000 - n * 13 as number,
    private.today_in(tests.id('atlas')) - pg_temp.r('issued' || n, 60) as issued
  from generate_series(1, 130) n where n % 5 > 0) s
where i.id = s.id and i.organization_id = tests.id('atlas');
insert into public.payments (organization_id, invoice_id, amount_minor, currency, paid_on, created_by)
select tests.id('atlas'), i.id, 1 + pg_temp.r('money' || i.id || k, 900), i.currency, i.issue_date + k, (array[tests.id('ada'), pg_temp.at('person', 3)])[k]
from public.invoices i, generate_series(1, 2) k where i.organization_id = tests.id('atlas') and i.status in ('issued', 'paid') and pg_temp.r('paid' || i.id, 3) > 0;
insert into public.invitations (organization_id, email, role, token_hash, invited_by, created_at, expires_at, revoked_at, accepted_at)
select tests.id('atlas'), 'g' || pg_temp.r('guest' || n, 100000) || '@guests.test', (array['member', 'contractor', 'admin'])[1 + n % 3], sha256(('atlas' || n)::bytea), tests.id('ada'), now(),
  now() + (n - 5) * interval '1 day', case when n % 10 = 0 then now() end, case when n % 10 = 1 then now() end
from generate_series(1, 30) n;

analyze public.organizations, public.members, public.categories, public.clients, public.projects, public.project_rates, public.project_members,
  public.time_entries, public.invoices, public.invoice_lines, public.billings, public.payments, public.invitations;

-- Asking and reckoning -------------------------------------------------------------------------------------

create function pg_temp.told(who text, statement text) returns jsonb language sql as $$
  select tests.answer(who, 'atlas', statement)::jsonb
$$;

-- Of an answer what the reckoning speaks of.
create function pg_temp.seen(answer jsonb, reckoned jsonb) returns jsonb language plpgsql as $$
begin
  if jsonb_typeof(answer) = 'object' and jsonb_typeof(reckoned) = 'object' then
    return (select jsonb_object_agg(k, pg_temp.seen(answer -> k, reckoned -> k)) from jsonb_object_keys(reckoned) k);
  elsif jsonb_typeof(answer) = 'array' and jsonb_typeof(reckoned) = 'array' then
    return (select coalesce(jsonb_agg(pg_temp.seen(e, reckoned -> least(place::integer, jsonb_array_length(reckoned)) - 1) order by place), '[]')
      from jsonb_array_elements(answer) with ordinality as listed (e, place));
  end if;
  return answer;
end
$$;

-- A test: what differs first is told, and nothing of the hundreds that do not.
create function pg_temp.agrees(answer jsonb, reckoned jsonb, says text) returns text language plpgsql as $$
declare
  v_seen jsonb := pg_temp.seen(answer, reckoned);
begin
  if v_seen is not distinct from reckoned then
    return ok(true, says);
  elsif jsonb_typeof(reckoned) = 'array' and jsonb_typeof(v_seen) = 'array' then
    return is(
      (select jsonb_build_array(jsonb_array_length(v_seen), n, v_seen -> n) from generate_series(0, 999) n where (v_seen -> n) is distinct from (reckoned -> n) limit 1),
      (select jsonb_build_array(jsonb_array_length(reckoned), n, reckoned -> n) from generate_series(0, 999) n where (v_seen -> n) is distinct from (reckoned -> n) limit 1), says);
  elsif jsonb_typeof(reckoned) = 'object' and jsonb_typeof(v_seen) = 'object' then
    return (select pg_temp.agrees(v_seen -> k, reckoned -> k, says || ': ' || k) from jsonb_object_keys(reckoned) k where (v_seen -> k) is distinct from (reckoned -> k) limit 1);
  end if;
  return is(v_seen, reckoned, says);
end
$$;

-- All pages of a list, one after the other; each but the last is full.
create function pg_temp.pages(who text, list text, key text, arguments text, size integer) returns jsonb language plpgsql as $$
declare
  v_all jsonb := '[]';
  v_next text := '';
  v_page jsonb;
begin
  for n in 1 .. 200 loop
    v_page := pg_temp.told(who, format('select public.%I(%s)', list, concat_ws(', ', nullif(arguments, ''), nullif(v_next, ''), 'page_size => ' || size)));
    v_all := v_all || (v_page -> key);
    if n > 1 and v_page -> key = '[]' or jsonb_array_length(v_page -> key) > size or v_page ->> 'next' is not null and jsonb_array_length(v_page -> key) <> size then
      return to_jsonb(format('page %s has %s', n, jsonb_array_length(v_page -> key)));
    end if;
    exit when v_page ->> 'next' is null;
    select string_agg(format('%I => %L', case k when 'before' then 'before_id' else k end, v), ', ') into v_next from jsonb_each_text(v_page -> 'next') as e (k, v);
  end loop;
  return v_all;
end
$$;

-- Every list says at most a hundred a page, one at least, and fifty if not asked.
create function pg_temp.sizes(list text, key text) returns text language sql as $$
  select string_agg(jsonb_array_length(pg_temp.told('ada', format('select public.%I(%s)', list, arguments)) -> key)::text, ' ' order by place)
  from unnest(array['page_size => 1000', 'page_size => 100', 'page_size => 99', '', 'page_size => 2', 'page_size => 1', 'page_size => 0']) with ordinality as t (arguments, place)
$$;
select is(pg_temp.sizes(list, key), '100 100 99 50 2 1 1', list || ': pages of a hundred at most')
from (values ('list_clients', 'clients'), ('list_projects', 'projects'), ('list_members', 'members'), ('list_invoices', 'invoices')) as t (list, key);

-- Clients ------------------------------------------------------------------------------------------------

create temp view clients as select c.*, lower(btrim(c.name)) as by_name from public.clients c where c.organization_id = tests.id('atlas');
create temp view projects as select p.*, lower(btrim(p.name)) as by_name from public.projects p where p.organization_id = tests.id('atlas');
create temp view entries as select e.* from public.time_entries e where e.organization_id = tests.id('atlas') and e.deleted_at is null;
create temp view billings as select b.* from public.billings b where b.organization_id = tests.id('atlas');
create temp view rates as select r.project_id, r.hourly_rate_minor from public.project_rates r where r.organization_id = tests.id('atlas');
create temp view categories as select g.id, g.name from public.categories g where g.organization_id = tests.id('atlas');
create temp table today as select (now() at time zone 'Pacific/Kiritimati')::date as day;

create function pg_temp.clients_reckoned(archived boolean, search text) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email, 'currency', c.currency, 'activeProjects', (
    select count(*) from projects p where p.client_id = c.id and p.status = 'active' and p.archived_at is null)) order by c.by_name, c.id), '[]')
  from clients c where (c.archived_at is not null) = archived and (c.by_name like '%' || lower(search) || '%' or lower(c.email) like '%' || lower(search) || '%')
$$;
select pg_temp.agrees(pg_temp.pages('ada', 'list_clients', 'clients', format('search => %L, archived => %L', search, archived), size), pg_temp.clients_reckoned(archived, search),
  format('clients, archived: %s, with "%s"', archived, search))
from unnest(array[false, true]) as archived, (values ('', 7), ('LAMBDA', 1), ('two.', 5), ('C1', 5), ('no such', 3)) as t (search, size);

select pg_temp.agrees(pg_temp.told('ada', format('select public.client(%L)', c.id)), (
  select jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'address', c.address, 'taxNumber', c.tax_number, 'currency', c.currency, 'notes', c.notes,
    'archived', c.archived_at is not null,
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'status', p.status, 'color', p.color, 'clientName', c.name, 'currency', c.currency,
        'categoryName', (select g.name from categories g where g.id = p.category_id), 'hourlyRateMinor', (select r.hourly_rate_minor from rates r where r.project_id = p.id)) order by p.n), '[]')
      from (select p.*, row_number() over (order by p.by_name, p.id) as n from projects p where p.client_id = c.id and p.archived_at is null) p where p.n <= 50),
    'moreProjects', (select count(*) from projects p where p.client_id = c.id and p.archived_at is null) > 50,
    'deletable', c.id not in (select p.client_id from projects p where p.client_id is not null) and c.id not in (select i.client_id from public.invoices i where i.organization_id = tests.id('atlas')))),
  'client ' || n)
from generate_series(1, 150) n join clients c on c.id = pg_temp.at('client', n) where n in (1, 2, 3, 7, 14, 20, 28, 35, 49, 61, 62, 63, 64, 70, 100)
  -- Billed, though nothing is being done for them.
  or n <= 30 and c.id not in (select p.client_id from projects p where p.client_id is not null);
update public.projects set archived_at = now() where id = (select p.id from projects p where p.client_id = pg_temp.at('client', 2) and p.archived_at is null order by p.id limit 1);
select is(pg_temp.told('ada', format('select public.client(%L)', c.id)) -> 'moreProjects', to_jsonb((select count(*) from projects p where p.client_id = c.id and p.archived_at is null) > 50), 'fifty projects are all')
from clients c where c.id in (pg_temp.at('client', 1), pg_temp.at('client', 2));

select results_eq(
  format('select tests.answer(''ada'', ''atlas'', %L)', format('select jsonb_agg(to_jsonb(f)) from public.find_clients(%L) f', search)),
  format($$ select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'currency', f.currency) order by f.by_name, f.id)::text from (
    select * from clients c where c.archived_at is null and c.by_name like '%%' || lower(btrim(%L)) || '%%' order by c.by_name, c.id limit 21) f $$, search), 'clients found by ' || search)
from unnest(array['a', ' Lab ', 'kappa o', 'zz']) as search;

-- Projects -----------------------------------------------------------------------------------------------

create function pg_temp.projects_reckoned(archived boolean, search text, only_status text, of_client uuid) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'status', p.status, 'color', p.color, 'clientName', c.name, 'currency', coalesce(c.currency, 'JPY'),
    'categoryName', (select g.name from categories g where g.id = p.category_id), 'hourlyRateMinor', (select r.hourly_rate_minor from rates r where r.project_id = p.id)) order by p.by_name, p.id), '[]')
  from projects p left join clients c on c.id = p.client_id
  where (p.archived_at is not null) = archived and (p.by_name || '|' || coalesce(c.by_name, '')) like '%' || lower(search) || '%'
    and only_status in ('', p.status) and (of_client is null or p.client_id = of_client)
$$;
select pg_temp.agrees(
  pg_temp.pages('ada', 'list_projects', 'projects', format('archived => %L, search => %L, only_status => %L, only_client_id => %L', t.archived, t.search, t.only_status, t.of_client), t.size),
  pg_temp.projects_reckoned(t.archived, t.search, t.only_status, t.of_client), format('projects %s', to_jsonb(t)))
from (values (false, '', '', null::uuid, 23), (true, '', '', null, 5), (false, 'OFFICE', '', null, 11), (false, '', 'on_hold', null, 6), (true, '', 'completed', null, 3),
  (false, '', '', pg_temp.at('client', 2), 9), (false, 'zzz', '', null, 1), (false, 'alpha', '', null, 1), (false, 'no such', '', null, 5), (false, 'beta', 'active', pg_temp.at('client', 1), 4)) as t (archived, search, only_status, of_client, size);
select is(pg_temp.told('ada', format('select public.list_projects(only_client_id => %L)', c.id)) ->> 'clientName', c.name, 'projects of one client say whose') from clients c where c.id = pg_temp.at('client', 2);

select pg_temp.agrees(pg_temp.told('ada', format('select public.project(%L)', p.id)), (
  select jsonb_build_object('id', p.id, 'name', p.name, 'description', p.description, 'status', p.status, 'color', p.color, 'archived', p.archived_at is not null, 'clientId', p.client_id,
    'clientName', c.name, 'categoryName', (select g.name from categories g where g.id = p.category_id), 'hourlyRateMinor', (select r.hourly_rate_minor from rates r where r.project_id = p.id),
    'currency', coalesce(c.currency, 'JPY'),
    'contractors', (select jsonb_agg(jsonb_build_object('id', m.user_id, 'name', m.display_name, 'assigned', exists (
        select from public.project_members a where a.organization_id = m.organization_id and a.project_id = p.id and a.user_id = m.user_id)) order by lower(m.display_name), m.user_id)
      from public.members m where m.organization_id = tests.id('atlas') and m.role = 'contractor' and m.removed_at is null),
    'deletable', not exists (select from public.time_entries e where e.organization_id = tests.id('atlas') and e.project_id = p.id))),
  'project ' || n)
from generate_series(1, 240) n join projects p on p.id = pg_temp.at('project', n) left join clients c on c.id = p.client_id where n in (1, 54, 81, 90, 107, 110, 117, 126, 133, 144, 200, 238);

select pg_temp.agrees(pg_temp.told('ada', format('select public.project_form(%L, %L)', p.id, other.id)), (
  select jsonb_build_object(
    'project', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'description', p.description, 'clientId', p.client_id, 'categoryId', p.category_id, 'status', p.status,
      'color', p.color, 'hourlyRateMinor', (select r.hourly_rate_minor from rates r where r.project_id = p.id)) else 'null' end,
    'clients', (select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'currency', c.currency) order by c.by_name, c.id)
      from (select c.*, row_number() over (order by c.archived_at is not null, c.by_name, c.id) as n from clients c) c
      where c.n <= 50 or c.id = p.client_id or c.id = other.id and c.archived_at is null),
    'moreClients', true,
    'categories', (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'color', g.color) order by lower(g.name)) from public.categories g where g.organization_id = tests.id('atlas')))),
  format('the form of project %s and client %s', n, k))
from (values (null::integer, null::integer), (90, null), (117, 9), (200, 7), (null, 14), (null, 20), (238, 49)) as t (n, k)
left join projects p on p.id = pg_temp.at('project', n) left join clients other on other.id = pg_temp.at('client', k);

select pg_temp.agrees(pg_temp.told('ada', format('select public.find_projects(%L)', search)), (
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'status', 'active', 'archived', false, 'clientName', f.client) order by f.by_name, f.id), '[]') from (
    select p.*, c.name as client from projects p left join clients c on c.id = p.client_id
    where p.archived_at is null and p.status = 'active' and (p.by_name || '|' || coalesce(c.by_name, '')) like '%' || lower(btrim(search)) || '%' order by p.by_name, p.id limit 21) f),
  'projects found by ' || search)
from unnest(array['a', ' THETA ', 'works 1', 'zzz', 'no such']) as search;

select pg_temp.agrees(pg_temp.told('ada', format('select private.project_choices(%L)', given.id)), (
  select jsonb_build_object('more', true, 'options',
    jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'status', p.status, 'archived', p.archived_at is not null, 'clientName', c.name) order by c.by_name nulls last, p.by_name, p.id))
  from (select p.*, row_number() over (order by p.archived_at is not null or p.status <> 'active', p.by_name, p.id) as n from projects p) p
  left join clients c on c.id = p.client_id where p.n <= 50 or p.id = given.id), 'choices with project ' || coalesce(n::text, 'none'))
from unnest(array[null, 110, 126, 133, 200]) as n left join projects given on given.id = pg_temp.at('project', n);

-- Members ------------------------------------------------------------------------------------------------

create function pg_temp.members_reckoned(who text, search text) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', m.display_name, 'email', m.email, 'role', m.role, 'self', m.user_id = tests.id(who), 'lastOwner', m.role = 'owner')
    order by lower(btrim(m.display_name)), m.user_id), '[]')
  from public.members m where m.organization_id = tests.id('atlas') and m.removed_at is null
    and (lower(m.display_name) like '%' || lower(search) || '%' or lower(m.email) like '%' || lower(search) || '%')
$$;
select pg_temp.agrees(pg_temp.pages('ada', 'list_members', 'members', format('search => %L', search), size), pg_temp.members_reckoned('ada', search), 'members with ' || search)
from (values ('', 13), ('HOUSE', 4), ('alpha', 1), ('P9', 3), ('ada', 5), ('no such', 5)) as t (search, size);
select pg_temp.agrees(pg_temp.told('ada', format('select public.list_members(search => %L, page_size => %s)', search, size)), (
  select jsonb_build_object('others', true, 'moreInvitations', greatest(count(*) - size, 0), 'invitations',
    coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'email', i.email, 'role', i.role, 'expired', i.expires_at <= now()) order by i.n) filter (where i.n <= size), '[]'))
  from (select i.*, row_number() over (order by i.email) as n from public.invitations i
    where i.organization_id = tests.id('atlas') and i.accepted_at is null and i.revoked_at is null and i.email like '%' || search || '%') i), format('invitations with "%s", %s', search, size))
from (values ('', 50), ('', 7), ('g', 2), ('no such', 50)) as t (search, size);

-- Time ---------------------------------------------------------------------------------------------------

create temp table entry_rows as
select e.*, jsonb_build_object('id', e.id, 'date', e.entry_date, 'durationSeconds', e.duration_seconds, 'description', e.description, 'billed', exists (select from billings b where b.time_entry_id = e.id),
  'own', e.user_id = tests.id('ada'), 'userName', m.display_name, 'projectId', e.project_id, 'projectName', p.name, 'projectColor', p.color, 'clientName', c.name) as entry
from entries e join projects p on p.id = e.project_id left join clients c on c.id = p.client_id
join public.members m on m.organization_id = e.organization_id and m.user_id = e.user_id;

select pg_temp.agrees(pg_temp.told('ada', format('select public.time_sheet(%L, %L)', t.day + back, everyone)), (
  select jsonb_build_object('today', t.day, 'from', w.first, 'until', w.first + 6,
    'entries', (select coalesce(jsonb_agg(r.entry order by r.entry_date desc, r.id desc), '[]') from entry_rows r where r.entry_date between w.first and w.first + 6 and (everyone or r.user_id = tests.id('ada'))),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('date', d.entry_date, 'durationSeconds', d.seconds, 'entries', d.n) order by d.entry_date desc), '[]') from (
      select r.entry_date, sum(r.duration_seconds) as seconds, count(*) as n from entry_rows r where r.entry_date between w.first and w.first + 6 and (everyone or r.user_id = tests.id('ada')) group by 1) d),
    'next', null)
  -- Switzerland's weeks begin on Monday.
  from (select date_trunc('week', t.day + back)::date as first) w), format('the week %s days from today, everyone: %s', back, everyone))
from today t, unnest(array[0, -7, -16, -45]) as back, unnest(array[true, false]) as everyone;
select pg_temp.agrees(pg_temp.told('ada', format('select public.time_entry_form(%L)', r.id)) -> 'entry', r.entry, 'an entry') from entry_rows r where r.id in (select pg_temp.at('entry', n) from generate_series(1, 9) n);

select pg_temp.agrees(pg_temp.told(who, format('select private.latest_entries(%s)', n)), (
  select jsonb_agg(l.entry - 'own' - 'userName' - 'clientName' order by l.entry_date desc, l.id desc)
  from (select * from entry_rows r where who = 'ada' or r.user_id = tests.id('carl') order by r.entry_date desc, r.id desc limit n) l
  where who = 'ada' or exists (select from public.project_members a where a.organization_id = tests.id('atlas') and a.project_id = l.project_id and a.user_id = tests.id('carl'))),
  format('the latest %s of %s', n, who))
from (values ('ada', 10), ('ada', 3)) as t (who, n);

-- Dashboard and frame ------------------------------------------------------------------------------------

create temp view visible as
select who, p.* from unnest(array['ada', 'carl']) as who, projects p
where who = 'ada' or exists (select from public.project_members a where a.organization_id = tests.id('atlas') and a.project_id = p.id and a.user_id = tests.id(who));

-- More projects than are shown have as much work, and all but one the same name, so that names and then ids decide.
create temp table twins as
select p.id, row_number() over (order by p.client_id) as n from projects p
where p.status = 'active' and p.archived_at is null and p.client_id is not null and not exists (select from entries e where e.project_id = p.id)
order by p.client_id limit 14;
insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
select tests.id('atlas'), tests.id('ada'), w.id, t.day - k, 86400 from today t, twins w, generate_series(1, 10) k;
update public.projects p set name = case w.n when 14 then 'A first' else 'A twin' end from twins w where p.organization_id = tests.id('atlas') and p.id = w.id;

select pg_temp.agrees(pg_temp.told(who, 'select public.dashboard()'), jsonb_build_object(
  'today', t.day, 'month', date_trunc('month', t.day)::date,
  'activeProjects', (select count(*) from visible v where v.who = people.who and v.status = 'active' and v.archived_at is null),
  'secondsThisMonth', (select coalesce(sum(e.duration_seconds), 0) from entries e where to_char(e.entry_date, 'YYYYMM') = to_char(t.day, 'YYYYMM') and (who = 'ada' or e.user_id = tests.id(who))),
  'projects', (select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'color', w.color, 'clientName', case who when 'ada' then w.client end, 'durationSeconds', w.seconds, 'entries', w.n) order by w.place) from (
    select w.*, row_number() over (order by w.seconds desc, w.by_name, w.id) as place from (
      select v.id, v.name, v.by_name, v.color, c.name as client, coalesce(sum(e.duration_seconds), 0) as seconds, count(e.id) as n
      from visible v left join clients c on c.id = v.client_id
      left join entries e on e.project_id = v.id and t.day - e.entry_date between 0 and 29 and (people.who = 'ada' or e.user_id = tests.id(people.who))
      where v.who = people.who and v.status = 'active' and v.archived_at is null group by v.id, v.name, v.by_name, v.color, c.name) w) w where w.place <= 10),
  'invoicesPaid', (select count(*) from public.invoices i where who = 'ada' and i.organization_id = tests.id('atlas') and i.status = 'paid' and to_char(i.paid_on, 'YYYYMM') = to_char(t.day, 'YYYYMM')),
  'revenue', (select coalesce(jsonb_agg(jsonb_build_object('currency', r.currency, 'amountMinor', r.amount) order by r.amount desc), '[]') from (
    select p.currency, sum(p.amount_minor) as amount from public.payments p where who = 'ada' and p.organization_id = tests.id('atlas') and to_char(p.paid_on, 'YYYYMM') = to_char(t.day, 'YYYYMM') group by 1) r),
  'firstSteps', jsonb_build_object('hasClient', who = 'ada', 'hasProject', true, 'hasEntry', true, 'hasInvoice', who = 'ada')), 'the dashboard of ' || who)
from today t, unnest(array['ada', 'carl']) as people (who);
select is(jsonb_array_length(pg_temp.told('ada', 'select public.dashboard()') -> 'entries'), 10, 'with the ten latest entries');

update public.profiles set full_name = 'Ada L.', locale = 'pt-BR', time_zone = 'Asia/Tokyo' where user_id = tests.id('ada');
-- Workspaces are named in another order than they were made, by case alone, or alike.
insert into public.organizations (id, slug, name, currency, time_zone)
select tests.id('place' || n), 'place-' || n, (array['Zoo', 'atlas', 'Beta', 'beta', 'beta'])[n], (array['EUR', 'USD', 'JPY', 'KWD', 'CHF'])[n], 'UTC' from generate_series(1, 5) n;
insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
select tests.id('place' || n), tests.id('ada'), (array['admin', 'member', 'contractor', 'owner', 'owner'])[n], 'Ada', tests.email('ada'), null from generate_series(1, 5) n;
select is(tests.answer('ada', null, 'select jsonb_agg(jsonb_build_array(o.slug, o.name, o.role)) from private.my_organizations() o')::jsonb, (
  select jsonb_agg(jsonb_build_array(o.slug, o.name, m.role) order by lower(o.name), o.id) from public.members m join public.organizations o on o.id = m.organization_id where m.user_id = tests.id('ada')),
  'workspaces by name');
select pg_temp.agrees(tests.answer('ada', workspace, 'select public.session_context()')::jsonb, jsonb_build_object(
  'user', jsonb_build_object('id', tests.id('ada'), 'email', tests.email('ada'), 'name', 'Ada L.', 'locale', 'pt-BR', 'timeZone', 'Asia/Tokyo'),
  'organizations', (select jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name, 'role', m.role) order by lower(o.name), o.id)
    from public.members m join public.organizations o on o.id = m.organization_id where m.user_id = tests.id('ada')),
  'organization', case workspace when 'atlas' then jsonb_build_object('id', tests.id('atlas'), 'slug', 'atlas', 'name', 'Atlas', 'currency', 'JPY', 'locale', 'de-CH',
    'timeZone', 'Pacific/Kiritimati', 'today', t.day, 'role', 'owner', 'permissions', (select jsonb_agg(rp.permission order by rp.permission) from private.role_permissions rp where rp.role = 'owner')) else 'null' end),
  'the frame in ' || coalesce(workspace, 'no workspace'))
from today t, unnest(array['atlas', null]) as workspace;
-- Zoe has no workspace, and a new address that her token, an hour old at the most, does not know yet.
update public.profiles set email = 'zoe.new@bulkhead.test' where user_id = tests.id('zoe');
select pg_temp.agrees(tests.answer('zoe', null, 'select public.session_context()')::jsonb,
  jsonb_build_object('user', jsonb_build_object('id', tests.id('zoe'), 'email', 'zoe.new@bulkhead.test'), 'organizations', '[]'::jsonb, 'organization', null), 'the frame of who is nowhere');

-- Invoices -----------------------------------------------------------------------------------------------

create temp view invoices as
select i.*, c.name as client, c.by_name, coalesce(i.buyer ->> 'name', c.name) as shown, i.status = 'issued' and i.due_date < (select day from today) as overdue
from public.invoices i join clients c on c.id = i.client_id where i.organization_id = tests.id('atlas');

select pg_temp.agrees(
  pg_temp.pages('ada', 'list_invoices', 'invoices', format('search => %L, only_status => %L, only_client_id => %L', t.search, t.only_status, t.of_client), t.size), (
  select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'status', i.status, 'overdue', coalesce(i.overdue, false), 'clientName', i.shown, 'currency', i.currency,
    'totalMinor', i.subtotal_minor + i.tax_minor, 'issueDate', i.issue_date, 'dueDate', i.due_date) order by i.id desc), '[]')
  from invoices i
  where (t.only_status in ('', i.status) or t.only_status = 'overdue' and i.overdue) and (t.of_client is null or i.client_id = t.of_client)
    and concat_ws('|', i.by_name, lower(i.buyer ->> 'name'), lower(i.number)) like '%' || lower(t.search) || '%'), format('invoices %s', to_jsonb(t)))
from (values ('', '', null::uuid, 17), ('', 'issued', null, 5), ('', 'overdue', null, 3), ('', 'draft', null, 4), ('', 'paid', null, 6), ('', 'void', null, 50), ('AT/6', '', null, 7),
  ('LAMBDA', '', null, 2), ('', '', pg_temp.at('client', 3), 2), ('gamma', 'issued', null, 50)) as t (search, only_status, of_client, size);
select is(pg_temp.told('ada', format('select public.list_invoices(only_client_id => %L)', c.id)) ->> 'clientName', c.name, 'invoices of one client say whose') from clients c where c.id = pg_temp.at('client', 2);

select pg_temp.agrees(pg_temp.told('ada', format('select public.invoice(%L)', i.id)), (
  select jsonb_build_object('id', i.id, 'status', i.status, 'number', i.number, 'currency', i.currency, 'clientId', i.client_id, 'issueDate', i.issue_date, 'paymentTermsDays', i.payment_terms_days,
    'dueDate', i.due_date, 'paidOn', i.paid_on, 'overdue', coalesce(i.overdue, false), 'taxName', i.tax_name, 'newLineTaxRatePpm', 77000, 'notes', i.notes, 'updatedAt', i.updated_at,
    'subtotalMinor', i.subtotal_minor, 'totalMinor', i.subtotal_minor + i.tax_minor,
    'openMinor', case i.status when 'issued' then i.subtotal_minor + i.tax_minor - coalesce((select sum(p.amount_minor) from public.payments p where p.organization_id = i.organization_id and p.invoice_id = i.id), 0) else 0 end,
    'seller', coalesce(i.seller, '{"name": "Atlas Ltd", "address": "Atlas Road", "taxNumber": "T-1"}'),
    'buyer', coalesce(i.buyer, (select jsonb_build_object('name', c.name, 'address', c.address, 'taxNumber', c.tax_number, 'email', c.email) from clients c where c.id = i.client_id)),
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'description', l.description, 'unitPriceMinor', l.unit_price_minor, 'taxRatePpm', l.tax_rate_ppm, 'amountMinor', l.amount_minor,
      'timeSeconds', (select sum(b.duration_seconds) from billings b where b.invoice_line_id = l.id)) order by l.position), '[]') from public.invoice_lines l where l.organization_id = i.organization_id and l.invoice_id = i.id),
    'payments', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'amountMinor', p.amount_minor, 'paidOn', p.paid_on,
        'recordedBy', (select m.display_name from public.members m where m.organization_id = p.organization_id and m.user_id = p.created_by)) order by p.paid_on, p.id), '[]')
      from public.payments p where p.organization_id = i.organization_id and p.invoice_id = i.id),
    'taxes', (select coalesce(jsonb_agg(jsonb_build_object('ratePpm', x.rate, 'netMinor', x.net, 'taxMinor', x.tax) order by x.rate desc), '[]') from (
      select l.tax_rate_ppm as rate, sum(l.amount_minor) as net,
        case i.tax_rounding when 'line' then sum(round(l.amount_minor * l.tax_rate_ppm / 1000000.0)) else round(sum(l.amount_minor) * l.tax_rate_ppm / 1000000.0) end as tax
      from public.invoice_lines l where l.organization_id = i.organization_id and l.invoice_id = i.id group by l.tax_rate_ppm) x))),
  'invoice ' || n || ', ' || i.status)
from generate_series(1, 130) n join invoices i on i.id = pg_temp.at('invoice', n) where n <= 40;

-- The time on an invoice as it was billed, though some of it was changed or deleted since.
create function pg_temp.time_on(invoice_id uuid) returns jsonb language plpgsql as $$
declare
  v_all jsonb := '[]';
  v_next text := '';
  v_page jsonb;
begin
  for n in 1 .. 50 loop
    v_page := pg_temp.told('ada', format('select public.invoice_time(%L, page_size => 2 %s)', invoice_id, v_next));
    v_all := v_all || (v_page -> 'entries');
    exit when v_page ->> 'next' is null or jsonb_array_length(v_page -> 'entries') <> 2;
    select string_agg(format(', %I => %L', k, v), '') into v_next from jsonb_each_text(v_page -> 'next') as e (k, v);
  end loop;
  return v_page || jsonb_build_object('entries', v_all);
end
$$;
select pg_temp.agrees(pg_temp.time_on(i.id), (
  select jsonb_build_object('number', i.number, 'status', i.status, 'count', count(b.time_entry_id), 'seconds', coalesce(sum(b.duration_seconds), 0),
    'entries', coalesce(jsonb_agg(jsonb_build_object('id', b.time_entry_id, 'date', b.entry_date, 'durationSeconds', b.duration_seconds, 'description', e.description, 'deleted', e.deleted_at is not null,
      'line', (select l.description from public.invoice_lines l where l.organization_id = b.organization_id and l.id = b.invoice_line_id),
      'userName', (select m.display_name from public.members m where m.organization_id = e.organization_id and m.user_id = e.user_id))
      order by b.invoice_line_id, b.entry_date, b.time_entry_id) filter (where b.time_entry_id is not null), '[]'))
  from (select) one left join billings b on b.invoice_id = i.id left join public.time_entries e on e.organization_id = b.organization_id and e.id = b.time_entry_id), 'the time on invoice ' || n)
from generate_series(1, 41) n join invoices i on i.id = pg_temp.at('invoice', n);

-- Who is to be billed: those with time first, then the others, and the one that was asked for.
create function pg_temp.unbilled_reckoned(search text, also uuid, most integer) returns jsonb language sql as $$
  with timed as (
    select c.id, c.name, c.by_name, coalesce(sum(e.duration_seconds), 0) as seconds, min(e.entry_date) as first, max(e.entry_date) as last
    from clients c left join projects p on p.client_id = c.id left join entries e on e.project_id = p.id and not exists (select from billings b where b.time_entry_id = e.id)
    where c.archived_at is null group by c.id, c.name, c.by_name
  ), placed as (
    select t.*, row_number() over (order by t.seconds = 0, t.by_name, t.id) as place from timed t where t.by_name like '%' || lower(search) || '%'
  ), shown as (
    select id, name, by_name, seconds, first, last from placed where place <= most
    union select id, name, by_name, seconds, first, last from timed where id = also
  )
  select jsonb_build_object('more', (select count(*) > most from placed), 'clients', coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'name', s.name, 'durationSeconds', s.seconds, 'firstDate', s.first, 'lastDate', s.last) order by s.seconds = 0, s.by_name, s.id), '[]')) from shown s
$$;
select pg_temp.agrees(pg_temp.told('ada', format('select public.list_unbilled(search => %L, also_client_id => %L, most => %s)', t.search, t.also, t.asked)), pg_temp.unbilled_reckoned(t.search, t.also, t.most), format('unbilled %s', to_jsonb(t)))
from (values ('', null::uuid, 50, 50), ('', null, 2, 2), ('', pg_temp.at('client', 100), 3, 3), ('', pg_temp.at('client', 14), 3, 3), ('LAB', null, 4, 4), ('LAB', pg_temp.at('client', 1), 1, 1), ('', null, 0, 1), ('', null, 999, 100), ('zzz', null, 5, 5)) as t (search, also, asked, most);

select * from finish();
rollback;
