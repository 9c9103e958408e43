-- Tenant tables: one list of every table whose rows belong to a workspace, and of what each is to an
-- export, to a purge and to the erasure of a person.
--
-- Which tables there are and in which order they go is read from the catalogue. What a table is to the
-- three, its migration says in one statement beside its definition; a table that says nothing stands in
-- the list with nulls, which a catalogue rule refuses. Nothing else keeps such a list.

create table private.table_lives (
  relation regclass primary key,
  export text not null check (export in ('rows', 'none')),
  purge text not null check (purge in ('rows', 'archive')),
  erasure jsonb not null check (
    jsonb_typeof(erasure) = 'object'
    and not jsonb_path_exists(
      erasure, '$.* ? (!(@ == "member" || @ == "nameless" || @ == "row" || @ == "workspace"))')),
  secrets text[] not null default '{}',
  why text not null default '',
  -- What is left out of an export is left out for a reason.
  check ((export = 'none' or secrets <> '{}') = (why <> ''))
);
comment on table private.table_lives is
  'What a tenant table is to an export, a purge and an erasure, as its migration says. Read private.tenant_tables.';
comment on column private.table_lives.export is
  'rows: every row goes into an export, all columns but those in secrets and those that are generated. none: nothing '
  'does.';
comment on column private.table_lives.purge is
  'rows: deleted in batches. archive: part of an issued document, which must be in the archive file before its rows '
  'are deleted in batches.';
comment on column private.table_lives.erasure is
  'What becomes of each column that names or describes a person when that person is erased. member: an id that stays '
  'and leads to the nameless membership. nameless: overwritten with words that name nobody. row: the row goes. '
  'workspace: of clients and their people, for whom the workspace answers; the erasure of one of its members leaves '
  'it.';
comment on column private.table_lives.secrets is 'Columns that leave in no export, such as the hash of a token.';
comment on column private.table_lives.why is 'Why something is left out of an export. Empty: nothing is.';

create view private.tenant_tables with (security_invoker = true) as
with recursive tenants as (
  select c.oid as relation, n.nspname::text as schema, c.relname::text as name, a.attname::text as key_column
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    and a.attname = case when n.nspname = 'public' and c.relname = 'organizations' then 'id' else 'organization_id' end
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and not c.relispartition
),
-- How far a table is from the workspace itself, by each way that its foreign keys take; the bound ends a circle.
distances as (
  select t.relation, 0 as distance from tenants t
  union
  select k.conrelid, d.distance + 1
  from distances d
  join pg_constraint k on k.contype = 'f' and k.confrelid = d.relation and k.conrelid <> k.confrelid
  where d.distance < 100 and k.conrelid in (select t.relation from tenants t)
)
select
  row_number() over (order by max(d.distance), t.schema desc, t.name)::integer as position,
  t.relation::regclass as relation, t.schema, t.name, t.key_column,
  l.export, l.secrets, l.purge, l.erasure, l.why
from tenants t
join distances d on d.relation = t.relation
left join private.table_lives l on l.relation = t.relation
group by t.relation, t.schema, t.name, t.key_column, l.relation;
comment on view private.tenant_tables is
  'Every table with rows of a workspace, organizations first: whatever a row refers to stands in an earlier table, so '
  'that an export and a restore walk the positions forward and a purge backward. Null where the table''s migration '
  'says nothing.';
