-- The assertions of pgTAP that the suite uses, for databases that do not have the extension: in the schema of the
-- helpers, which the proof's transaction makes and undoes. They print what pgTAP prints, and keep no count.

create function tests.plan(total integer) returns text language sql as $$ select '1..' || total $$;
create function tests.no_plan() returns setof text language sql as $$ select null::text where false $$;
create function tests.finish() returns setof text language sql as $$ select null::text where false $$;

create function tests.ok(met boolean, says text default '') returns text language sql as $$
  select case when met then 'ok' else 'not ok' end || ' - ' || coalesce(says, '')
$$;

create function tests.told(met boolean, says text, have text, want text) returns text language sql as $$
  select tests.ok(met, says) || case when met then '' else
    E'\n# have: ' || left(coalesce(have, 'null'), 400) || E'\n# want: ' || left(coalesce(want, 'null'), 400) end
$$;

create function tests.is(have anyelement, want anyelement, says text default '') returns text language sql as $$
  select tests.told(have is not distinct from want, says, have::text, want::text)
$$;
create function tests.isnt(have anyelement, want anyelement, says text default '') returns text language sql as $$
  select tests.told(have is distinct from want, says, have::text, 'anything else')
$$;
create function tests.matches(have anyelement, pattern text, says text default '') returns text language sql as $$
  select tests.told(have::text ~ pattern, says, have::text, pattern)
$$;
create function tests.doesnt_match(have anyelement, pattern text, says text default '') returns text language sql as $$
  select tests.told(have::text !~ pattern, says, have::text, 'not ' || pattern)
$$;
create function tests.alike(have anyelement, pattern text, says text default '') returns text language sql as $$
  select tests.told(have::text like pattern, says, have::text, pattern)
$$;
create function tests.unalike(have anyelement, pattern text, says text default '') returns text language sql as $$
  select tests.told(have::text not like pattern, says, have::text, 'not ' || pattern)
$$;
create function tests.cmp_ok(have anyelement, operator text, want anyelement, says text default '') returns text
language plpgsql as $$
declare
  v_met boolean;
begin
  execute format('select $1 operator(pg_catalog.%s) $2', operator) into v_met using have, want;
  return tests.told(coalesce(v_met, false), says, have::text, operator || ' ' || want::text);
end
$$;

create function tests.rows_of(query text) returns text[] language plpgsql as $$
declare
  v_row record;
  v_rows text[] := '{}';
begin
  for v_row in execute query loop
    v_rows := v_rows || v_row::text;
  end loop;
  return v_rows;
end
$$;

create function tests.is_empty(query text, says text default '') returns text language sql as $$
  select tests.told(cardinality(found) = 0, says, array_to_string(found[:8], ' '), 'no row') from tests.rows_of(query) found
$$;
create function tests.isnt_empty(query text, says text default '') returns text language sql as $$
  select tests.told(cardinality(found) > 0, says, 'no row', 'rows') from tests.rows_of(query) found
$$;

create function tests.results_eq(query text, wanted text, says text default '') returns text language sql as $$
  select tests.told(h = w, says, array_to_string(h, ' '), array_to_string(w, ' '))
  from tests.rows_of(query) h, tests.rows_of(wanted) w
$$;
create function tests.results_eq(query text, wanted anyarray, says text default '') returns text language sql as $$
  select tests.told(h = w, says, array_to_string(h, ' '), array_to_string(w, ' '))
  from tests.rows_of(query) h, (select array(select row(e)::text from unnest(wanted) e)) as given (w)
$$;

create function tests.bag_eq(query text, wanted text, says text default '') returns text language sql as $$
  select tests.results_eq(
    format('select * from unnest(%L::text[]) as e order by e', tests.rows_of(query)),
    format('select * from unnest(%L::text[]) as e order by e', tests.rows_of(wanted)), says)
$$;

create function tests.same_set(says text, have text[], want text[]) returns text language sql as $$
  select tests.told(missing = '{}' and extra = '{}', says, 'beside: ' || array_to_string(extra, ' '), 'missing: ' || array_to_string(missing, ' '))
  from (select array(select unnest(want) except select unnest(have)) as missing, array(select unnest(have) except select unnest(want)) as extra) as differing
$$;
create function tests.set_eq(query text, wanted text, says text default '') returns text language sql as $$
  select tests.same_set(says, tests.rows_of(query), tests.rows_of(wanted))
$$;
create function tests.set_eq(query text, wanted anyarray, says text default '') returns text language sql as $$
  select tests.same_set(says, tests.rows_of(query), array(select row(e)::text from unnest(wanted) e))
$$;

create function tests.col_not_null(of_schema name, of_table name, of_column name, says text) returns text language sql as $$
  select tests.told(found, says, 'it may be null', 'not null') from (select exists (
    select from pg_attribute a
    where a.attrelid = to_regclass(format('%I.%I', of_schema, of_table)) and a.attname = of_column and a.attnotnull)) as column_of (found)
$$;

create function tests.throws_ok(query text, wanted_code text, wanted_message text, says text) returns text
language plpgsql as $$
begin
  execute query;
  return tests.told(false, says, 'no error', wanted_code);
exception when others then
  return tests.told(
    sqlstate = coalesce(wanted_code, sqlstate) and sqlerrm = coalesce(wanted_message, sqlerrm), says,
    sqlstate || ' ' || sqlerrm, concat_ws(' ', wanted_code, wanted_message));
end
$$;
create function tests.throws_matching(query text, pattern text, says text default '') returns text language plpgsql as $$
begin
  execute query;
  return tests.told(false, says, 'no error', pattern);
exception when others then
  return tests.told(sqlerrm ~ pattern, says, sqlstate || ' ' || sqlerrm, pattern);
end
$$;
create function tests.throws_like(query text, pattern text, says text default '') returns text language plpgsql as $$
begin
  execute query;
  return tests.told(false, says, 'no error', pattern);
exception when others then
  return tests.told(sqlerrm like pattern, says, sqlstate || ' ' || sqlerrm, pattern);
end
$$;
create function tests.lives_ok(query text, says text default '') returns text language plpgsql as $$
begin
  execute query;
  return tests.ok(true, says);
exception when others then
  return tests.told(false, says, sqlstate || ' ' || sqlerrm, 'no error');
end
$$;

create function tests.pass(says text default '') returns text language sql as $$ select tests.ok(true, says) $$;
create function tests.fail(says text default '') returns text language sql as $$ select tests.ok(false, says) $$;
create function tests.skip(why text, how_many integer default 1) returns setof text language sql as $$
  select 'ok - # skip ' || why from generate_series(1, how_many)
$$;
