import { ownerSql } from "./people.ts";

/** What stands in pg_catalog, so that tests need no list which a new table could be missing from. */

export type Table = {
  name: string;
  /** The columns that a signed-in person may read. */
  columns: string[];
  /** Those that nobody may read through the API. */
  hidden: string[];
  /** The column that says to which workspace a row belongs; null where rows belong to none. */
  key: string | null;
};

export type ForeignKey = { name: string; from: string; to: string; columns: number };

export type Routine = { name: string; arguments: { name: string; type: string }[] };

/** The tables of the API. */
export async function tables(): Promise<Table[]> {
  return await ownerSql()<Table[]>`
    select c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where readable) as columns,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where not readable), '{}') as hidden,
      t.key_column as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join private.tenant_tables t on t.relation = c.oid
    cross join has_column_privilege('authenticated', c.oid, a.attnum, 'select') as readable
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by c.relname, t.key_column
    order by c.relname`;
}

/** The references between tables of the API. */
export async function foreignKeys(): Promise<ForeignKey[]> {
  return await ownerSql()<ForeignKey[]>`
    select k.conname as name, f.relname as "from", t.relname as "to", cardinality(k.conkey) as columns
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and t.relnamespace = 'public'::regnamespace
    order by 2, 1`;
}

/** The functions of the API, with their arguments in order. */
export async function routines(): Promise<Routine[]> {
  return await ownerSql()<Routine[]>`
    select p.proname as name, coalesce(
      (select jsonb_agg(jsonb_build_object('name', p.proargnames[i], 'type', format_type(p.proargtypes[i - 1], null)) order by i)
       from generate_series(1, p.pronargs) as i), '[]') as arguments
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
    order by 1`;
}

/** Every privilege that someone was given on a relation, column, function or schema, one a line. */
export async function grants(): Promise<string[]> {
  const rows = await ownerSql()<{ line: string }[]>`
    select format('%s %s %s', kind, name, acl) as line
    from (
      select 'relation' as kind, c.oid::regclass::text as name, c.relacl::text[] as acls
      from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
      union all
      select 'column', format('%s.%s', a.attrelid::regclass, a.attname), a.attacl::text[]
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      union all
      select 'function', p.oid::regprocedure::text, p.proacl::text[]
      from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
      union all
      select 'schema', n.nspname, n.nspacl::text[] from pg_namespace n where n.nspname !~ '^pg_temp|^pg_toast'
      union all
      select 'default', format('%s %s %s', d.defaclrole::regrole, d.defaclnamespace, d.defaclobjtype), d.defaclacl::text[]
      from pg_default_acl d
    ) objects, unnest(acls) as acl
    order by 1`;
  return rows.map(({ line }) => line);
}
