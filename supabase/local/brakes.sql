-- What the API counts attempts in, beside its own tables, so that a restart forgets nothing. Run at every
-- start, as the superuser.

create table if not exists auth.brakes (
  key text primary key,
  hits integer not null,
  free_at timestamptz not null,
  ends_at timestamptz not null
);
comment on table auth.brakes is
  'Attempts at passwords, codes and mails, by kind and by a hash of whom they are counted for.';
comment on column auth.brakes.free_at is 'When the next attempt may be made.';
comment on column auth.brakes.ends_at is 'When the row counts no longer.';
create index if not exists brakes_by_end on auth.brakes (ends_at);
grant select, insert, update, delete on auth.brakes to authenticator;
