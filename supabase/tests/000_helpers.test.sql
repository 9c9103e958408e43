-- Helpers and the cast. Run this file first: it commits the schema `tests`, which every other file
-- uses inside a transaction that it rolls back. Running it again replaces the helpers.
--
-- The cast, as tests.seed() puts it on the stage: the people of every suite that needs a role to be played. The access
-- matrix reads its columns here, and the suites over HTTP give their people the same names (tests/support/people.ts).
-- The demo has people of its own, for visitors to sign in as; those of the model have the roles that chance gives them.
--
--                acme (USD)          globex (EUR)    stands for
--   ada          owner                               who may do all
--   alan         admin                               who runs the place and does not own it
--   mia          member                              who works there and reads the books
--   carl         contractor                          who sees own work only, on the project Website
--   ben          member              admin           whose rights in one place must not count in the other
--   eve                              owner           who may do all, elsewhere; holds an invitation at times
--   rita         removed, was admin                  whose token is still good
--   zoe          has an account and no workspace     who has just signed up
--
-- Two ways to play: tests.act_as('mia') and tests.in_workspace('acme') before plain SQL, as at a
-- psql prompt; or tests.scene(), in which the whole cast tries one statement, each undone again.

create extension if not exists pgtap with schema extensions;

begin;
set local client_min_messages = warning;

drop schema if exists tests cascade;
create schema tests;
comment on schema tests is 'Helpers of the pgTAP suite. Nothing of the product depends on it.';

create function tests.id(name text) returns uuid
language sql immutable as $$
  select overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid
$$;
comment on function tests.id(text) is 'The id of a person or a thing of the cast by its name: ada, ada/session, acme, acme/initech.';

create function tests.personas() returns table (name text, full_name text)
language sql immutable as $$
  values ('ada', 'Ada Owner'), ('alan', 'Alan Admin'), ('mia', 'Mia Member'), ('carl', 'Carl Contractor'),
    ('ben', 'Ben Both'), ('eve', 'Eve Elsewhere'), ('rita', 'Rita Removed'), ('zoe', 'Zoe Newcomer')
$$;
comment on function tests.personas() is 'Everybody who plays, and what they stand for by their second name.';

create function tests.memberships() returns table (workspace text, who text, role text, removed boolean)
language sql immutable as $$
  values ('acme', 'ada', 'owner', false), ('acme', 'alan', 'admin', false), ('acme', 'mia', 'member', false),
    ('acme', 'carl', 'contractor', false), ('acme', 'ben', 'member', false), ('acme', 'rita', 'admin', true),
    ('globex', 'eve', 'owner', false), ('globex', 'ben', 'admin', false)
$$;
comment on function tests.memberships() is 'Who is, or was, in which workspace as what.';

create function tests.parts() returns table (place integer, who text, workspace text, part text, in_matrix text)
language sql immutable as $$
  values (1, 'ada', 'acme', 'ada, owner', 'owner'), (2, 'alan', 'acme', 'alan, admin', 'admin'),
    (3, 'mia', 'acme', 'mia, member', 'member'), (4, 'carl', 'acme', 'carl, contractor', 'contractor'),
    (5, 'ben', 'acme', 'ben, member of both', null), (6, 'ben', 'globex', 'ben, while in globex', 'member, elsewhere'),
    (7, 'eve', 'globex', 'eve, owner of globex', null),
    (8, 'eve', 'acme', 'eve, naming a foreign workspace', 'outsider'),
    (9, 'rita', 'acme', 'rita, removed', 'removed'), (10, 'anon', 'acme', 'a visitor', 'anon')
$$;
comment on function tests.parts() is
  'Who tries each statement of a scene, and the workspace that their request names. in_matrix: their column in the access matrix.';

create function tests.email(name text) returns text
language sql immutable as $$
  select name || '@bulkhead.test'
$$;

-- Entering and leaving the stage -----------------------------------------------------------------

create function tests.act_as(name text) returns void
language plpgsql as $$
begin
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claims', jsonb_build_object(
    'sub', tests.id(name), 'session_id', tests.id(name || '/session'), 'role', 'authenticated', 'email', tests.email(name),
    'is_anonymous', false)::text, true);
  perform set_config('role', 'authenticated', true);
end
$$;
comment on function tests.act_as(text) is 'From here on the transaction speaks as that person, with a good token of the session they have.';

create function tests.act_as_anon() returns void
language plpgsql as $$
begin
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claims', '{"role": "anon"}', true);
  perform set_config('role', 'anon', true);
end
$$;
comment on function tests.act_as_anon() is 'From here on the transaction speaks as a visitor who is not signed in.';

create function tests.in_workspace(slug text) returns void
language plpgsql as $$
begin
  perform set_config('request.headers', jsonb_strip_nulls(jsonb_build_object('x-workspace', slug))::text, true);
end
$$;
comment on function tests.in_workspace(text) is 'The request names this workspace; null: it names none.';

create function tests.anonymously() returns text
language sql immutable as $$
  select 'select set_config(''request.jwt.claims'', jsonb_set(current_setting(''request.jwt.claims'')::jsonb, ''{is_anonymous}'', ''true'')::text, true);'
$$;
comment on function tests.anonymously() is 'Put before a statement: the token is that of an anonymous sign-in.';

create function tests.step_out() returns void
language plpgsql as $$
begin
  perform set_config('request.jwt.claims', '', true), set_config('request.headers', '', true), set_config('role', 'none', true);
end
$$;
comment on function tests.step_out() is 'Back to whoever runs the suite.';

create function tests.enter(who text, workspace text) returns void
language plpgsql as $$
begin
  perform tests.in_workspace(workspace);
  if who = 'anon' then
    perform tests.act_as_anon();
  else
    perform tests.act_as(who);
  end if;
end
$$;

-- Trying and telling -------------------------------------------------------------------------------

create function tests.refusal(code text, message text, constraint_name text) returns text
language sql immutable as $$
  select case
    when code = '42501' and message like 'permission denied%' then 'no grant'
    when code = '42501' and message like '%policy "guard"%' then 'guard'
    when code = '42501' and message like '%row-level security%' then 'policy'
    when code like 'PT%' then code || ' ' || message
    when code like '23%' and constraint_name <> '' then constraint_name
    else code || ' ' || message
  end
$$;
comment on function tests.refusal(text, text, text) is
  'A refusal in a word: no grant, guard, policy, a code of ours with its message, or the constraint''s name.';

create function tests.attempt(who text, workspace text, statement text) returns text
language plpgsql as $$
declare
  v_rows bigint;
  v_constraint text;
begin
  perform tests.enter(who, workspace);
  execute statement;
  get diagnostics v_rows = row_count;
  set constraints all immediate;
  raise exception '%', v_rows || case v_rows when 1 then ' row' else ' rows' end using errcode = 'UNDO0';
exception
  when sqlstate 'UNDO0' then
    return sqlerrm;
  when others then
    get stacked diagnostics v_constraint = constraint_name;
    return tests.refusal(sqlstate, sqlerrm, v_constraint);
end
$$;
comment on function tests.attempt(text, text, text) is
  'What a statement comes to for that person in that workspace: the number of rows, or the refusal. Undone in either case.';

create function tests.answer(who text, workspace text, statement text) returns text
language plpgsql as $$
declare
  v_answer text;
  v_constraint text;
begin
  perform tests.enter(who, workspace);
  execute statement into v_answer;
  set constraints all immediate;
  perform tests.step_out();
  return v_answer;
exception
  when others then
    get stacked diagnostics v_constraint = constraint_name;
    return tests.refusal(sqlstate, sqlerrm, v_constraint);
end
$$;
comment on function tests.answer(text, text, text) is
  'The first value that a statement gives to that person in that workspace, or the refusal. What it does stays done until the file ends.';

create function tests.scene(
  act text,
  statement text,
  owner text,
  admin text,
  member text,
  contractor text,
  elsewhere text,
  foreigner text default 'PT404 organization_not_found',
  removed text default 'PT404 organization_not_found',
  anon text default 'no grant',
  ben text default null,
  ben_elsewhere text default null
) returns setof text
language plpgsql as $$
declare
  v_part record;
begin
  for v_part in
    select p.who, p.workspace, p.part, (array[
      owner, admin, member, contractor, coalesce(ben, member), coalesce(ben_elsewhere, elsewhere), elsewhere, foreigner,
      removed, anon])[p.place] as expected
    from tests.parts() p order by p.place
  loop
    return next is(
      tests.attempt(v_part.who, v_part.workspace, statement), v_part.expected,
      v_part.part || ', ' || act || ': ' || coalesce(v_part.expected, '(not said)'));
  end loop;
end
$$;
comment on function tests.scene(text, text, text, text, text, text, text, text, text, text, text, text) is
  'The whole cast tries one statement, each undone: ten assertions. Roles are those in acme; elsewhere is eve''s and ben''s answer while their request is bound to globex, where she is owner and he admin; foreigner is eve''s when she names acme. Ben''s answers are given where they differ.';

create function tests.nobody_may(act text, statement text) returns setof text
language sql as $$
  select tests.scene(act, statement, owner => 'no grant', admin => 'no grant', member => 'no grant', contractor => 'no grant',
    elsewhere => 'no grant', foreigner => 'no grant', removed => 'no grant')
$$;
comment on function tests.nobody_may(text, text) is 'A scene in which everyone lacks the grant.';

-- The stage ----------------------------------------------------------------------------------------

create function tests.seed() returns void
language plpgsql as $$
declare
  v_workspace record;
begin
  -- A database with demo data may know these people and these slugs: set both aside, until rollback.
  update public.organizations o set slug = 'aside-' || left(md5(o.id::text), 24) where o.slug in ('acme', 'globex');
  delete from private.organization_slugs s where s.slug in ('acme', 'globex');
  update public.members m set removed_at = now()
  where m.user_id in (select tests.id(p.name) from tests.personas() p) and m.removed_at is null;

  insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data)
  select tests.id(p.name), tests.email(p.name), now(), jsonb_build_object('full_name', p.full_name, 'time_zone', 'Europe/Paris')
  from tests.personas() p
  on conflict (id) do nothing;

  -- Everybody is signed in, once.
  insert into auth.sessions (id, user_id, created_at, updated_at)
  select tests.id(p.name || '/session'), tests.id(p.name), now(), now() from tests.personas() p
  on conflict (id) do nothing;

  insert into public.organizations (id, slug, name, currency, time_zone, tax_name, tax_rate_ppm) values
    (tests.id('acme'), 'acme', 'Acme', 'USD', 'America/New_York', 'Sales tax', 88750),
    (tests.id('globex'), 'globex', 'Globex', 'EUR', 'Europe/Paris', 'TVA', 200000);

  insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
  select tests.id(m.workspace), tests.id(m.who), m.role, p.full_name, tests.email(m.who), case when m.removed then now() end
  from tests.memberships() m
  join tests.personas() p on p.name = m.who;

  insert into public.categories (organization_id, id, name, color) values
    (tests.id('acme'), tests.id('acme/design'), 'Design', '#8B5CF6'),
    (tests.id('acme'), tests.id('acme/development'), 'Development', '#3B82F6'),
    (tests.id('globex'), tests.id('globex/research'), 'Research', '#10B981');

  insert into public.clients (organization_id, id, name, email, currency) values
    (tests.id('acme'), tests.id('acme/initech'), 'Initech', 'bills@initech.test', 'USD'),
    (tests.id('acme'), tests.id('acme/umbrella'), 'Umbrella', 'bills@umbrella.test', 'EUR'),
    (tests.id('globex'), tests.id('globex/hooli'), 'Hooli', 'bills@hooli.test', 'EUR');

  insert into public.projects (organization_id, id, client_id, category_id, name) values
    (tests.id('acme'), tests.id('acme/website'), tests.id('acme/initech'), tests.id('acme/design'), 'Website'),
    (tests.id('acme'), tests.id('acme/app'), tests.id('acme/initech'), tests.id('acme/development'), 'App'),
    (tests.id('acme'), tests.id('acme/internal'), null, null, 'Internal'),
    (tests.id('globex'), tests.id('globex/portal'), tests.id('globex/hooli'), tests.id('globex/research'), 'Portal');

  insert into public.project_rates (organization_id, project_id, hourly_rate_minor) values
    (tests.id('acme'), tests.id('acme/website'), 12000),
    (tests.id('acme'), tests.id('acme/app'), 9000),
    (tests.id('globex'), tests.id('globex/portal'), 8000);

  insert into public.project_members (organization_id, project_id, user_id) values
    (tests.id('acme'), tests.id('acme/website'), tests.id('carl')),
    (tests.id('acme'), tests.id('acme/app'), tests.id('rita')),
    (tests.id('globex'), tests.id('globex/portal'), tests.id('ben'));

  insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, description) values
    (tests.id('acme'), tests.id('acme/ada worked'), tests.id('ada'), tests.id('acme/website'), '2026-01-05', 3600, 'Sketches'),
    (tests.id('acme'), tests.id('acme/mia worked'), tests.id('mia'), tests.id('acme/app'), '2026-01-06', 5400, 'Sign-in'),
    (tests.id('acme'), tests.id('acme/carl worked'), tests.id('carl'), tests.id('acme/website'), '2026-01-06', 1800, 'Icons'),
    (tests.id('acme'), tests.id('acme/mia billed'), tests.id('mia'), tests.id('acme/app'), '2026-01-02', 7200, 'Kick-off'),
    (tests.id('globex'), tests.id('globex/eve worked'), tests.id('eve'), tests.id('globex/portal'), '2026-01-05', 7200, 'Plans'),
    (tests.id('globex'), tests.id('globex/ben worked'), tests.id('ben'), tests.id('globex/portal'), '2026-01-06', 900, 'Tests');

  -- Each workspace: one draft, and one issued invoice with a part payment.
  for v_workspace in
    select * from (values ('acme', 'ada', 'initech', 'USD'), ('globex', 'eve', 'hooli', 'EUR')) as w (slug, owner, client, currency)
  loop
    insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
    select tests.id(v_workspace.slug), tests.id(v_workspace.slug || '/' || document), tests.id(v_workspace.slug || '/' || v_workspace.client),
      v_workspace.currency, 14, 'Tax', 'category', tests.id(v_workspace.owner)
    from unnest(array['draft', 'issued']) as document;
    insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
    select tests.id(v_workspace.slug), tests.id(v_workspace.slug || '/' || document || ' line'), tests.id(v_workspace.slug || '/' || document),
      1, 'Work', 2, 9000, 200000
    from unnest(array['draft', 'issued']) as document;
    perform private.total_invoice(tests.id(v_workspace.slug), tests.id(v_workspace.slug || '/' || document))
    from unnest(array['draft', 'issued']) as document;
    if v_workspace.slug = 'acme' then
      insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
      values (tests.id('acme'), tests.id('acme/mia billed'), tests.id('acme/issued'), tests.id('acme/issued line'), '2026-01-02', 7200);
    end if;
    perform tests.answer(v_workspace.owner, v_workspace.slug, format('select public.issue_invoice(%L)', tests.id(v_workspace.slug || '/issued')));
    insert into public.payments (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by)
    values (tests.id(v_workspace.slug), tests.id(v_workspace.slug || '/payment'), tests.id(v_workspace.slug || '/issued'), 600,
      v_workspace.currency, '2026-01-20', tests.id(v_workspace.owner));
  end loop;
end
$$;
comment on function tests.seed() is 'Puts the cast and what they work on on the stage, for the transaction that calls it.';

create function tests.twin() returns void
language plpgsql as $$
begin
  insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
  select tests.id('globex'), m.user_id, m.role, m.display_name, m.email, now() from public.members m
  where m.organization_id = tests.id('acme') on conflict do nothing;
  insert into public.clients (organization_id, id, name, currency)
  select tests.id('globex'), c.id, 'Twin of ' || c.name, c.currency from public.clients c where c.organization_id = tests.id('acme');
  insert into public.projects (organization_id, id, client_id, name)
  select tests.id('globex'), p.id, p.client_id, 'Twin of ' || p.name from public.projects p where p.organization_id = tests.id('acme');
  insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
  select tests.id('globex'), r.project_id, 1 from public.project_rates r where r.organization_id = tests.id('acme');
  insert into public.project_members (organization_id, project_id, user_id)
  select tests.id('globex'), m.project_id, m.user_id from public.project_members m where m.organization_id = tests.id('acme');
  insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, deleted_at)
  select tests.id('globex'), e.id, e.user_id, e.project_id, e.entry_date, 60, e.deleted_at from public.time_entries e where e.organization_id = tests.id('acme');
  insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
  select tests.id('globex'), i.id, i.client_id, i.currency, 7, 'Twin', 'line', i.created_by from public.invoices i where i.organization_id = tests.id('acme');
  insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
  select tests.id('globex'), l.id, l.invoice_id, l.position, 'Twin', 1, 1, 0 from public.invoice_lines l where l.organization_id = tests.id('acme');
  insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
  select tests.id('globex'), b.time_entry_id, b.invoice_id, b.invoice_line_id, b.entry_date, 60 from public.billings b
  where b.organization_id = tests.id('acme') and b.released_at is null;
  update public.invoices t set status = i.status, number = 'TWIN-' || i.number, issue_date = i.issue_date, due_date = i.due_date, paid_on = i.paid_on, seller = '{}', buyer = '{}'
  from public.invoices i
  where t.organization_id = tests.id('globex') and i.organization_id = tests.id('acme') and i.id = t.id and i.status <> 'draft';
  insert into public.payments (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by)
  select tests.id('globex'), p.id, p.invoice_id, 1, p.currency, current_date + 1, p.created_by from public.payments p where p.organization_id = tests.id('acme');
  insert into public.invitations (organization_id, id, email, role, token_hash, invited_by)
  select tests.id('globex'), i.id, i.email, i.role, sha256(i.token_hash), tests.id('eve') from public.invitations i where i.organization_id = tests.id('acme');
end
$$;
comment on function tests.twin() is
  'Gives globex a row under the very id of each of acme''s, as the keys allow: whoever looks for an id alone now finds two.';

create function tests.fingerprint(workspace text) returns text
language plpgsql volatile as $$
declare
  v_rows text;
  v_all text := '';
  v_table record;
begin
  for v_table in select t.relation, t.key_column from private.tenant_tables t order by t.position loop
    execute format('select string_agg(t::text, E''\n'' order by t::text) from %s t where %I = $1', v_table.relation, v_table.key_column)
      into v_rows using tests.id(workspace);
    v_all := v_all || v_table.relation || coalesce(md5(v_rows), '');
  end loop;
  return md5(v_all);
end
$$;
comment on function tests.fingerprint(text) is 'Changes with any row of the workspace in any table.';

-- What the cast may call while on stage. None of it gives a right that the caller did not have.
grant usage on schema tests to anon, authenticated;
grant execute on function tests.id(text), tests.act_as(text), tests.email(text), tests.act_as_anon(), tests.in_workspace(text),
  tests.step_out() to anon, authenticated;

commit;

begin;
set local search_path = public, extensions;
select plan(15);

select tests.seed();

select is((select count(*) from public.members m where m.organization_id = tests.id('acme')), 6::bigint, 'acme has six people, one of them removed');
select is((select count(*) from public.members m where m.organization_id = tests.id('globex')), 2::bigint, 'globex has two');

select isnt(current_user::text, 'authenticated', 'the suite itself is not one of the clients');
select tests.act_as('mia');
select tests.in_workspace('acme');
select tests.step_out();
select is(tests.answer('mia', 'acme', 'select current_user::text'), 'authenticated', 'mia acts as a client of the API');
select is(tests.answer('mia', 'acme', 'select auth.uid()::text'), tests.id('mia')::text, 'her token says who she is');
select is(tests.answer('mia', 'acme', 'select private.current_organization_id()::text'), tests.id('acme')::text, 'her request says where');
select is(tests.answer('anon', 'acme', 'select current_user::text'), 'anon', 'a visitor acts as anon');
select is(tests.answer('mia', 'acme', $$ select row_security_active('public.clients')::text $$), 'true', 'row security applies to her');
select isnt(current_user::text, 'authenticated', 'after an answer the suite is itself again');

select is(tests.attempt('ada', 'acme', 'delete from public.project_rates'), '2 rows', 'an attempt tells the number of rows');
select is((select count(*) from public.project_rates where organization_id = tests.id('acme')), 2::bigint, 'and is undone');
select is(tests.attempt('anon', 'acme', 'select 1 from public.clients'), 'no grant', 'a missing grant is told apart');
select is(tests.attempt('carl', 'acme', $$ insert into public.categories (name, color) values ('X', '#000000') $$), 'policy', 'from a policy''s refusal');
select is(tests.attempt('ada', 'acme', $$ insert into public.categories (name, color) values ('Design', '#000000') $$), 'categories_name_taken', 'and from a constraint''s');
select is(tests.attempt('eve', 'acme', 'select 1 from public.clients'), 'PT404 organization_not_found', 'and from a code of ours');

select * from finish();
rollback;
