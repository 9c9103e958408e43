-- Categories: kinds of work, each with the colour its projects start with.

create table public.categories (
  organization_id uuid not null default private.current_organization_id()
    references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  name text not null
    constraint categories_name_length check (char_length(name) <= 60 and name ~ '\S' and private.is_line(name)),
  name_key text not null generated always as (lower(btrim(name))) stored,
  color text not null constraint categories_color_shape check (color ~ '^#[0-9A-F]{6}$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint categories_name_taken unique (organization_id, name_key)
);

create trigger _050_refuse_move before update on public.categories
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.categories
  for each row execute function private.touch();

alter table public.categories enable row level security;
alter table public.categories force row level security;

create policy guard on public.categories as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.categories for select to authenticated
  using (organization_id = (select private.organization_for('categories.read')));
create policy insert_admin on public.categories for insert to authenticated
  with check (organization_id = (select private.organization_for('categories.create')));
create policy update_admin on public.categories for update to authenticated
  using (organization_id = (select private.organization_for('categories.update')))
  with check (organization_id = (select private.organization_for('categories.update')));
create policy delete_admin on public.categories for delete to authenticated
  using (organization_id = (select private.organization_for('categories.delete')));

grant
  select (organization_id, id, name, name_key, color, created_at, updated_at),
  insert (name, color),
  update (name, color),
  delete
  on public.categories to authenticated;

comment on table public.categories is
  'Kinds of work of a workspace, such as Design, with a colour each. New workspaces start with three.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.categories', 'rows', 'rows', '{}');
comment on column public.categories.color is 'sRGB as #RRGGBB in capitals.';
comment on column public.categories.name_key is 'The name as compared: trimmed and in lower case.';
