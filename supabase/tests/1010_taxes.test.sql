-- Taxes: one reckoning, half away from zero, once a rate or on each line.

begin;
set local search_path = public, extensions;
select plan(38);
select tests.seed();

-- Pure: nets and rates in, net and tax by rate out -----------------------------------------------------

select results_eq(
  format('select * from private.taxes(%L, %L, %L) order by tax_rate_ppm', t.nets, t.rates, t.rounding),
  format('select * from (values %s) as expected (tax_rate_ppm, net_minor, tax_minor)', t.expected), t.says)
from (values
  ('{10,10,10}', '{50000,50000,50000}', 'category', '(50000, 30::bigint, 2::bigint)', '1.5 is 2: rounded once a rate'),
  ('{10,10,10}', '{50000,50000,50000}', 'line', '(50000, 30::bigint, 3::bigint)', 'three times 0.5 is 3: rounded on each line'),
  ('{-10,-10,-10}', '{50000,50000,50000}', 'category', '(50000, -30::bigint, -2::bigint)', 'away from zero on the other side too'),
  ('{100,10,200}', '{190000,70000,190000}', 'category', '(70000, 10::bigint, 1::bigint), (190000, 300::bigint, 57::bigint)', 'each rate for itself'),
  ('{100,50}', '{0,0}', 'line', '(0, 150::bigint, 0::bigint)', 'a rate of nothing is a rate'),
  ('{10000}', '{99750}', 'category', '(99750, 10000::bigint, 998::bigint)', '9.975 % is exact: 997.5 is 998'),
  ('{8999999999999999}', '{55555}', 'category', '(55555, 8999999999999999::bigint, 499995000000000::bigint)', 'a large amount is rounded once: 499994999999999.944 and a half would be more'),
  ('{9000000000000001}', '{499999}', 'line', '(499999, 9000000000000001::bigint, 4499991000000000::bigint)', 'and below the half it stays below: 4499991000000000.499999')
) as t (nets, rates, rounding, expected, says);
select is_empty($$ select * from private.taxes('{}', '{}', 'category') $$, 'no lines, no tax');
select is_empty($$ select * from private.taxes(null, null, 'line') $$, 'nor for an invoice without any');

-- On an invoice -----------------------------------------------------------------------------------------

select * from tests.scene('reckons the tax of acme''s invoice', $$ select private.invoice_taxes(tests.id('acme'), tests.id('acme/issued')) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('calls an inner function', $$ select private.total_invoice(tests.id('acme'), tests.id('acme/draft')) $$);


create function pg_temp.tax_of(rounding text, lines jsonb) returns bigint language plpgsql as $$
begin
  update public.invoices set tax_rounding = rounding where id = tests.id('acme/draft');
  perform tests.answer('ada', 'acme', format('select public.save_invoice(tests.id(''acme/draft''), 14, '''', %L)', lines));
  return (select tax_minor from public.invoices where id = tests.id('acme/draft'));
end
$$;
create function pg_temp.lines(amounts integer[], ppm integer) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object('description', 'X', 'quantity', 1, 'unitPriceMinor', amount, 'taxRatePpm', ppm)) from unnest(amounts) as amount
$$;
select is(pg_temp.tax_of('category', pg_temp.lines(array[10, 10, 10], 50000)), 2::bigint, '3 × 0.10 at 5 %, rounded once: 0.02');
select is(pg_temp.tax_of('line', pg_temp.lines(array[10, 10, 10], 50000)), 3::bigint, 'rounded on each line: 0.03');
select is(pg_temp.tax_of('category', pg_temp.lines(array[-10, -10, -10], 50000)), -2::bigint, 'a credit is rounded away from zero too: −0.02');
select is(pg_temp.tax_of('line', pg_temp.lines(array[-10, 10], 50000)), 0::bigint, 'and the two sides cancel');
select is(pg_temp.tax_of('category', pg_temp.lines(array[10000], 99750)), 998::bigint, '100.00 at 9.975 %: 9.98');
select is(pg_temp.tax_of('category', pg_temp.lines(array[10], 50000) || pg_temp.lines(array[10], 150000)), 3::bigint, 'two rates are rounded apart: 0.01 and 0.02');
select is((select total_minor from public.invoices where id = tests.id('acme/draft')), 23::bigint, 'the total is net and tax');
select is(tests.answer('mia', 'acme', $$ select public.invoice(tests.id('acme/draft')) -> 'taxes' -> 0 ->> 'taxMinor' $$), '2', 'the page shows the same tax');

select * from finish();
rollback;
