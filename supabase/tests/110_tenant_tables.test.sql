-- The list of tenant tables follows what is there: tables and keys as they come and go.

begin;
set local search_path = public, extensions;
select no_plan();

select is(
  (select name from private.tenant_tables where position = 1), 'organizations', 'the workspace itself comes first');
select is(
  (select array_agg(position order by position) from private.tenant_tables),
  (select array_agg(n::integer order by n) from generate_series(1, (select count(*) from private.tenant_tables)) n),
  'positions count from one without a gap');
select ok(
  (select bool_and(later.position > earlier.position)
   from (values ('members', 'time_entries'), ('clients', 'projects'), ('projects', 'project_rates'), ('invoices', 'invoice_lines'),
     -- Longer ways round decide: a billing refers to an entry, and to the line of an invoice.
     ('time_entries', 'billings'), ('invoice_lines', 'billings')) as pair (first, second)
   join private.tenant_tables earlier on earlier.name = pair.first
   join private.tenant_tables later on later.name = pair.second),
  'parents come before children');
select is(
  (select erasure from private.tenant_tables where name = 'members'),
  '{"user_id": "member", "display_name": "nameless", "email": "nameless"}'::jsonb,
  'a membership stays and becomes nameless');
select is(
  (select secrets from private.tenant_tables where name = 'invitations'), '{token_hash}', 'the hash of a link leaves in no export');
select is(
  (select array_agg(name order by name) from private.tenant_tables where purge = 'archive'),
  '{billings,invoice_lines,invoices,payments}', 'issued documents are in the archive before they go');

-- A table made tomorrow.
create table public.made_tomorrow (
  organization_id uuid references public.organizations (id), invoice_id uuid, predecessor uuid,
  primary key (organization_id, invoice_id),
  foreign key (organization_id, invoice_id) references public.invoices (organization_id, id),
  foreign key (organization_id, predecessor) references public.made_tomorrow (organization_id, invoice_id));
select is(
  (select (t.key_column, t.position > i.position, t.export, t.purge, t.erasure)::text
   from private.tenant_tables t, private.tenant_tables i where t.name = 'made_tomorrow' and i.name = 'invoices'),
  '(organization_id,t,,,)', 'a new table is listed after what it refers to, itself aside, and has said nothing yet');

select throws_ok(
  $$ insert into private.table_lives (relation, export, purge, erasure) values ('public.made_tomorrow', 'some', 'rows', '{}') $$,
  '23514', null, 'an export takes the rows or not');
select throws_ok(
  $$ insert into private.table_lives (relation, export, purge, erasure) values ('public.made_tomorrow', 'none', 'rows', '{}') $$,
  '23514', null, 'what is left out says why');
select throws_ok(
  $$ insert into private.table_lives (relation, export, purge, erasure) values ('public.made_tomorrow', 'rows', 'never', '{}') $$,
  '23514', null, 'nothing outlives a purge as rows');
select throws_ok(
  $$ insert into private.table_lives (relation, export, purge, erasure) values ('public.made_tomorrow', 'rows', 'rows', '{"invoice_id": "kept"}') $$,
  '23514', null, 'a column of a person has one of four fates');
insert into private.table_lives (relation, export, purge, erasure, why)
values ('public.made_tomorrow', 'none', 'rows', '{"invoice_id": "member"}', 'It is counted anew.');
select is(
  (select export || ', ' || why from private.tenant_tables where name = 'made_tomorrow'), 'none, It is counted anew.',
  'what is said is shown');
drop table public.made_tomorrow;
select is_empty($$ select * from private.tenant_tables where name = 'made_tomorrow' $$, 'a table that is gone is gone from the list');

select * from finish();
rollback;
