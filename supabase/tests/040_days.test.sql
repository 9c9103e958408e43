-- Which day it is. The workspace's time zone says, at every hour: two zones stand for all, Kiritimati, where a day begins
-- 14 hours before Greenwich's, and Pago Pago, 11 hours behind. At any moment one of them has another day than Greenwich,
-- so that nothing here holds by the hour at which it runs. Whatever begins or ends with a day, a week or a month is here.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

create temp table zones as
select z.zone, (now() at time zone z.zone)::date as today, n from unnest(array['Pacific/Kiritimati', 'Pacific/Pago_Pago']) with ordinality as z (zone, n);
select ok(exists (select from zones where today <> (now() at time zone 'UTC')::date), 'somewhere it is another day than in Greenwich');

-- The days around which something changes, an amount of its own each.
create function pg_temp.days(today date) returns table (day date, amount integer, odd boolean) language sql as $$
  select d.day, (2 ^ (row_number() over (order by d.day)))::integer, row_number() over (order by d.day) % 2 = 1
  from (
    select distinct day from unnest(array[
      date_trunc('month', today)::date - 1, date_trunc('month', today)::date, date_trunc('month', today)::date + 1,
      (date_trunc('month', today) + interval '1 month')::date - 1, (date_trunc('month', today) + interval '1 month')::date,
      today - 31, today - 30, today - 29, today - 1, today, today + 1]) as day) d
$$;

create function pg_temp.asked(statement text) returns text language sql as $$
  select tests.answer('ada', 'acme', statement)
$$;

create function pg_temp.day_of(zone text, today date) returns setof text language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  update public.organizations set time_zone = zone where id = tests.id('acme');
  return next is(pg_temp.asked('select private.today()'), today::text, zone || ': today is the workspace''s');
  return next is(pg_temp.asked('select public.session_context() -> ''organization'' ->> ''today'''), today::text, zone || ': the frame says so');
  return next is(pg_temp.asked('select public.time_sheet() ->> ''today'''), today::text, zone || ': the sheet too');
  return next is(pg_temp.asked(format('select %L::date between (s ->> ''from'')::date and (s ->> ''until'')::date from public.time_sheet() s', today)), 'true', zone || ': of this week');
  return next is(pg_temp.asked('select (d ->> ''today'') || '' '' || (d ->> ''month'') from public.dashboard() d'),
    today || ' ' || date_trunc('month', today)::date, zone || ': and the dashboard of this day and month');

  insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
  values (tests.id('acme'), v_id, tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada'));
  insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
  values (tests.id('acme'), v_id, 1, 'Work', 1, 100, 0);
  perform private.total_invoice(tests.id('acme'), v_id);
  -- A series of its own: the other zone's day may be a later one.
  update public.organizations set invoice_prefix = left(md5(zone), 6) || '-' where id = tests.id('acme');
  perform pg_temp.asked(format('select public.issue_invoice(%L)', v_id));
  return next is((select i.issue_date || ' ' || i.due_date from public.invoices i where i.id = v_id), today || ' ' || today + 14, zone || ': an invoice is issued on it');
  return next is(pg_temp.asked(format('select public.record_payment(%L, %L, 1)', v_id, today + 1)), 'PT422 payment_date', zone || ': money of tomorrow has not come in');
  return next isnt(pg_temp.asked(format('select public.record_payment(%L, %L, 1)', v_id, today)), 'PT422 payment_date', zone || ': money of today has');
  return next is(pg_temp.asked(format('select public.record_payment(%L, %L, 1)', v_id, today - 366)), 'PT422 payment_date', zone || ': that of a year and a day ago is a mistake');
  return next isnt(pg_temp.asked(format('select public.record_payment(%L, %L, 1)', v_id, today - 365)), 'PT422 payment_date', zone || ': that of a year ago is none');

  -- Due yesterday, today and tomorrow, open and paid.
  insert into public.invoices (organization_id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by, status, number, issue_date, due_date, paid_on, seller, buyer)
  select tests.id('acme'), tests.id('acme/umbrella'), 'EUR', 0, 'Tax', 'line', tests.id('ada'), status, zone || status || n, today - 9, today + n,
    case status when 'paid' then today end, '{"name": "Acme"}', '{"name": "Umbrella"}'
  from unnest(array['issued', 'paid']) as status, generate_series(-1, 1) n;
  return next is(
    pg_temp.asked(format('select string_agg(i ->> ''number'', '' '') from jsonb_array_elements(public.list_invoices(search => %L) -> ''invoices'') i where (i ->> ''overdue'')::boolean', zone)),
    zone || 'issued-1', zone || ': overdue is what is open and was due before today');
  return next is(
    pg_temp.asked(format('select string_agg(i ->> ''number'', '' '') from jsonb_array_elements(public.list_invoices(search => %L, only_status => ''overdue'') -> ''invoices'') i', zone)),
    zone || 'issued-1', zone || ': that is what the list of overdue ones holds');
  return next is(
    pg_temp.asked(format('select string_agg(i.number, '' '') from public.invoices i where i.number like %L || ''%%'' and (public.invoice(i.id) ->> ''overdue'')::boolean', zone)),
    zone || 'issued-1', zone || ': and what the page says of each');
end
$$;
select pg_temp.day_of(zone, today) from zones order by n;

-- Months and the last thirty days: every day at which they begin or end has time, money and a paid invoice.
-- What was billed stays for good, so it is taken out of these sums first.
delete from public.payments where organization_id = tests.id('acme');
select private.void_invoice(tests.id('acme'), tests.id('ada'), tests.id('acme/issued'));
update public.time_entries set deleted_at = now() where id = tests.id('acme/mia billed');
create function pg_temp.month_of(zone text, today date) returns setof text language plpgsql as $$
begin
  update public.organizations set time_zone = zone where id = tests.id('acme');
  delete from public.time_entries where organization_id = tests.id('acme') and id <> tests.id('acme/mia billed');
  delete from public.payments where organization_id = tests.id('acme');
  delete from public.invoices where organization_id = tests.id('acme') and status = 'draft';
  insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
  select tests.id('acme'), tests.id(case when d.odd then 'ada' else 'mia' end), tests.id(case when d.amount % 4 = 0 then 'acme/app' else 'acme/website' end), d.day, 60 + d.amount
  from pg_temp.days(today) d;
  insert into public.payments (organization_id, invoice_id, amount_minor, currency, paid_on, created_by)
  select tests.id('acme'), tests.id('acme/issued'), d.amount, case when d.odd then 'EUR' else 'USD' end, d.day, tests.id('ada') from pg_temp.days(today) d;
  insert into public.invoices (organization_id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by, status, number, issue_date, due_date, paid_on, seller, buyer)
  select tests.id('acme'), tests.id('acme/umbrella'), 'EUR', 0, 'Tax', 'line', tests.id('ada'), 'paid', zone || d.day, today, today, d.day, '{}', '{}'
  from pg_temp.days(today) d;

  return next is(pg_temp.asked('select public.dashboard() ->> ''secondsThisMonth'''),
    (select sum(60 + d.amount)::text from pg_temp.days(today) d where to_char(d.day, 'YYYYMM') = to_char(today, 'YYYYMM')), zone || ': the time of this month');
  return next is(pg_temp.asked('select public.dashboard() ->> ''invoicesPaid'''),
    (select count(*)::text from public.invoices i where i.organization_id = tests.id('acme') and to_char(i.paid_on, 'YYYYMM') = to_char(today, 'YYYYMM')), zone || ': the invoices that were paid in it');
  return next is(pg_temp.asked('select public.dashboard() -> ''revenue''')::jsonb,
    (select jsonb_agg(jsonb_build_object('currency', r.currency, 'amountMinor', r.amount) order by r.amount desc) from (
      select case when d.odd then 'EUR' else 'USD' end as currency, sum(d.amount) as amount
      from pg_temp.days(today) d where to_char(d.day, 'YYYYMM') = to_char(today, 'YYYYMM') group by 1) r), zone || ': the money that came in, by currency');
  return next is(
    (select string_agg(format('%s %s %s', p ->> 'name', p ->> 'durationSeconds', p ->> 'entries'), ', ' order by place)
     from jsonb_array_elements(pg_temp.asked('select public.dashboard() -> ''projects''')::jsonb) with ordinality as listed (p, place)),
    (select string_agg(format('%s %s %s', p.name, p.seconds, p.entries), ', ' order by p.seconds desc, p.name) from (
      select p.name, coalesce(sum(60 + d.amount), 0) as seconds, count(d.day) as entries
      from public.projects p
      left join pg_temp.days(today) d on p.id = tests.id(case when d.amount % 4 = 0 then 'acme/app' else 'acme/website' end) and today - d.day between 0 and 29
      where p.organization_id = tests.id('acme') group by p.name) p), zone || ': the projects by the work of thirty days, today among them');
end
$$;
select pg_temp.month_of(zone, today) from zones order by n;

select * from finish();
rollback;
