-- Organizations: the workspaces. An organization's id is the first column of every tenant key.

create table public.organizations (
  id uuid primary key default private.uuid_v7(),
  slug text not null,
  name text not null
    constraint organizations_name_length check (char_length(name) <= 120 and name ~ '\S' and private.is_line(name)),
  currency text not null constraint organizations_currency_known references private.currencies (code),
  time_zone text not null constraint organizations_time_zone_known check (private.is_time_zone(time_zone)),
  locale text not null default 'en-US'
    constraint organizations_locale_known check (locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$'),
  legal_name text not null default '' check (char_length(legal_name) <= 200 and private.is_line(legal_name)),
  address text not null default '' check (char_length(address) <= 1000 and private.is_paragraph(address)),
  tax_number text not null default '' check (char_length(tax_number) <= 60 and private.is_line(tax_number)),
  invoice_prefix text not null default 'INV-'
    constraint organizations_invoice_prefix_shape check (invoice_prefix ~ '^[A-Za-z0-9/._-]{0,12}$'),
  payment_terms_days smallint not null default 14
    constraint organizations_payment_terms_range check (payment_terms_days between 0 and 365),
  tax_name text not null default 'Tax' check (char_length(tax_name) between 1 and 40 and private.is_line(tax_name)),
  tax_rate_ppm integer not null default 0
    constraint organizations_tax_rate_range check (tax_rate_ppm between 0 and 1000000),
  tax_rounding text not null default 'category'
    constraint organizations_tax_rounding_known check (tax_rounding in ('category', 'line')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint organizations_slug_shape check (slug ~ '^[a-z0-9]([a-z0-9-]{1,46})[a-z0-9]$'),
  -- Words that are, or may become, addresses of ours.
  constraint organizations_slug_reserved check (slug <> all (array[
    'about', 'account', 'admin', 'api', 'app', 'auth', 'billing', 'blog', 'bulkhead', 'dashboard', 'demo', 'docs',
    'help', 'invite', 'invites', 'legal', 'login', 'logout', 'mail', 'new', 'null', 'pricing', 'privacy', 'profile',
    'public', 'root', 'security', 'settings', 'signin', 'signout', 'signup', 'static', 'status', 'support', 'system',
    'team', 'terms', 'undefined', 'user', 'users', 'workspace', 'workspaces', 'www'
  ]))
);

create unique index organizations_slug_taken on public.organizations (slug);

-- An address that was given up still stands in bookmarks, mails and open tabs. It must not come to lead
-- into somebody else's workspace. So every slug that a workspace has, or had, is kept here, under one key:
-- of two who want one at the same moment the second waits for the first, whether it is taken or given up.
create table private.organization_slugs (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  slug text not null,
  primary key (organization_id, slug),
  constraint organization_slugs_taken unique (slug)
);
comment on table private.organization_slugs is
  'The slug of each workspace and those that it used before: only the same workspace may take one of them again.';
insert into private.table_lives (relation, export, purge, erasure)
values ('private.organization_slugs', 'rows', 'rows', '{}');

create function private.keep_slug() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- One's own may be there already; another's violates the key of all slugs.
  insert into private.organization_slugs (organization_id, slug) values (new.id, new.slug)
  on conflict (organization_id, slug) do nothing;
  return null;
exception when unique_violation then
  -- As the unique index of the slugs in use would say it.
  raise exception 'organizations_slug_taken' using errcode = 'PT409';
end
$$;
comment on function private.keep_slug() is
  'Trigger: writes the slug of a workspace down for good, and refuses (organizations_slug_taken) one that another '
  'has or had.';

create trigger _300_keep_slug after insert or update of slug on public.organizations
  for each row execute function private.keep_slug();

create trigger _100_touch before update on public.organizations
  for each row execute function private.touch();

alter table public.organizations enable row level security;
alter table public.organizations force row level security;

create policy guard on public.organizations as restrictive for all to authenticated
  using (id = (select private.current_organization_id()))
  with check (id = (select private.current_organization_id()));
create policy select_member on public.organizations for select to authenticated
  using (id = (select private.organization_for('organization.read')));
create policy update_admin on public.organizations for update to authenticated
  using (id = (select private.organization_for('organization.update')))
  with check (id = (select private.organization_for('organization.update')));

-- The currency is absent on purpose: it is the unit of what the workspace has already stored.
grant
  select (
    id, slug, name, currency, time_zone, locale, legal_name, address, tax_number, invoice_prefix,
    payment_terms_days, tax_name, tax_rate_ppm, tax_rounding, created_at, updated_at, deleted_at
  ),
  update (
    name, slug, time_zone, locale, legal_name, address, tax_number, invoice_prefix, payment_terms_days, tax_name,
    tax_rate_ppm, tax_rounding
  )
  on public.organizations to authenticated;

comment on table public.organizations is 'One row a workspace: its address, settings and defaults for new documents.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.organizations', 'rows', 'rows',
  '{"name": "workspace", "legal_name": "workspace", "address": "workspace", "tax_number": "workspace"}');
comment on column public.organizations.slug is
  'The workspace''s part of the address: 3 to 48 of a-z, 0-9 and dashes; unique over all workspaces, the only value '
  'that is. Former ones stand in private.organization_slugs.';
comment on column public.organizations.currency is
  'ISO 4217 code of new clients and of totals. Fixed once the workspace exists.';
comment on column public.organizations.time_zone is
  'IANA zone that decides which day and month it is for the workspace.';
comment on column public.organizations.tax_rate_ppm is 'Default tax rate in parts per million: 99750 is 9.975 %.';
comment on column public.organizations.tax_rounding is
  'Whether tax is rounded once a tax category (EN 16931, BR-CO-17) or on each line; copied to each new document.';
comment on column public.organizations.deleted_at is
  'Set when the workspace is deleted: from then on nobody is a member.';
