-- The sums of lines that are not stored are the sums that storing them gives.

begin;
set local search_path = public, extensions;
select plan(16);
select tests.seed();

create function pg_temp.preview(who text, lines text) returns text language sql as $$
  select tests.answer(who, 'acme', format('select public.preview_invoice(%L, %L)', tests.id('acme/draft'), lines))
$$;

select is(pg_temp.preview('ada', '[]')::jsonb, '{"amounts": [], "taxes": [], "subtotalMinor": 0, "totalMinor": 0}', 'no lines come to nothing');
select is(pg_temp.preview('ada', '[{"quantity": "1.5", "unitPriceMinor": 333, "taxRatePpm": 190000}]')::jsonb,
  '{"amounts": [500], "taxes": [{"ratePpm": 190000, "netMinor": 500, "taxMinor": 95}], "subtotalMinor": 500, "totalMinor": 595}',
  'a line is its quantity times its price, half a cent away from zero, and its tax');
select is(pg_temp.preview('ada', '[{"quantity": "-1.5", "unitPriceMinor": 333, "taxRatePpm": 0}]')::jsonb -> 'amounts', '[-500]', 'also below zero');
select is(pg_temp.preview('ada', '[null, {"quantity": "1", "unitPriceMinor": 100, "taxRatePpm": 0}]')::jsonb -> 'amounts', '[null, 100]',
  'a line that is not written yet keeps its place and counts nothing');
select is(pg_temp.preview('ada', '[null]')::jsonb ->> 'totalMinor', '0', 'alone it comes to nothing');

-- The same lines, stored.
create temp table lines as select jsonb_agg(jsonb_build_object(
  'description', 'Work', 'quantity', '0.33', 'unitPriceMinor', 1000 + n, 'taxRatePpm', case n % 3 when 0 then 70000 else 190000 end)) as all_of_them
from generate_series(1, 20) n;

create function pg_temp.both(rounding text) returns table (stored jsonb, previewed jsonb) language plpgsql as $$
declare
  v_lines text := (select all_of_them::text from lines);
begin
  update public.invoices i set tax_rounding = rounding where i.id = tests.id('acme/draft');
  previewed := pg_temp.preview('ada', v_lines);
  perform tests.answer('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', tests.id('acme/draft'), '', v_lines));
  stored := tests.answer('ada', 'acme', format('select public.invoice(%L)', tests.id('acme/draft')));
  return next;
end
$$;

select is(b.previewed ->> key, b.stored ->> key, rounding || ': ' || key || ' is what storing gives')
from unnest(array['category', 'line']) as rounding, pg_temp.both(rounding) b, unnest(array['subtotalMinor', 'totalMinor', 'taxes']) as key;

-- Refusals.
select is(pg_temp.preview('ada', '{}'), 'PT422 lines_invalid', 'lines are an array');
select is(pg_temp.preview('ada', '[{"quantity": "x", "unitPriceMinor": 1, "taxRatePpm": 0}]'), 'PT422 lines_invalid', 'of numbers');
select is(pg_temp.preview('ada', (select jsonb_agg(null::text)::text from generate_series(1, 201))), 'PT422 too_many_lines', 'and 200 at most');
select is(pg_temp.preview('carl', '[]'), null, 'a contractor sees no invoice');
select is(tests.answer('eve', 'globex', format('select public.preview_invoice(%L, %L)', tests.id('acme/draft'), '[]')), null, 'nor does another workspace');

select * from finish();
rollback;
