-- Sessions: where somebody is signed in, and how that ends. The rows are the auth server's (auth.sessions,
-- one a sign-in); the wall asks for them with every request, so that one which is gone is out at once. Deleting
-- one takes its refresh tokens with it.

-- What a new password, a new address or a lock is for is to put others out. In the database, because the auth API
-- can be called past our pages; all of them, because a trigger cannot know which one asked, and because who has
-- just proved who they are is signed in again in the same breath: by our page with the new password, by the auth
-- server with the address's link, whose session it makes after this.
create function private.end_sessions() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from auth.sessions s where s.user_id = new.id;
  return null;
end
$$;
comment on function private.end_sessions() is
  'Trigger on auth.users: a change of password or address, and a lock, end every session of the person.';

create trigger bulkhead_sessions_ended after update of encrypted_password, email, banned_until on auth.users
  for each row when ((old.encrypted_password, old.email, old.banned_until)
    is distinct from (new.encrypted_password, new.email, new.banned_until))
  execute function private.end_sessions();

create function private.session_id() returns uuid
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (nullif(current_setting('request.jwt.claims', true), '')::json ->> 'session_id')::uuid;
end
$$;
comment on function private.session_id() is
  'The session that the token of this request names. Whether it goes on is for require_user() to say.';
grant execute on function private.session_id() to authenticated;

create function private.my_sessions()
returns table (id uuid, user_agent text, started_at timestamptz, used_at timestamptz, is_this boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_user uuid := private.require_user();
  v_this uuid := private.session_id();
begin
  return query
    select s.id, left(s.user_agent, 500), s.created_at, coalesce(s.refreshed_at at time zone 'UTC', s.created_at),
      s.id = v_this
    from auth.sessions s
    where s.user_id = v_user and (s.not_after is null or s.not_after > now())
    order by s.id = v_this desc, coalesce(s.refreshed_at at time zone 'UTC', s.created_at) desc, s.id;
end
$$;
comment on function private.my_sessions() is
  'The caller''s sessions that go on: this one, then those used last. used_at is when the session was last renewed, '
  'which a browser in use does once an hour. Definer, because the auth server''s tables are nobody''s to read.';
grant execute on function private.my_sessions() to authenticated;

create function public.list_sessions() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_most constant integer := 50;
begin
  return (
    select jsonb_build_object(
      'sessions', coalesce(jsonb_agg(jsonb_build_object(
        'id', s.id, 'userAgent', s.user_agent, 'startedAt', s.started_at, 'usedAt', s.used_at, 'isThis', s.is_this
      ) order by s.place) filter (where s.place <= v_most), '[]'),
      'more', greatest(count(*) - v_most, 0))
    from private.my_sessions() with ordinality as s (id, user_agent, started_at, used_at, is_this, place));
end
$$;
comment on function public.list_sessions() is
  'Where the caller is signed in: this session, then at most 49 others, used last first, and how many more there '
  'are. userAgent is what the browser called itself when it last renewed the session, null where nobody said.';
grant execute on function public.list_sessions() to authenticated;

create function private.end_session(p_actor_id uuid, p_session_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  delete from auth.sessions s where s.id = p_session_id and s.user_id = p_actor_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
end
$$;
comment on function private.end_session(uuid, uuid) is 'Deletes the session, if it is the actor''s.';

create function public.end_session(session_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.end_session(private.require_user(), session_id)
$$;
comment on function public.end_session(uuid) is
  'Ends one of the caller''s sessions, this one included: its next request is refused. Refuses one that is not '
  'theirs as one that is not there (PT404).';
grant execute on function public.end_session(uuid) to authenticated;

create function private.end_other_sessions(p_actor_id uuid, p_session_id uuid) returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_ended integer;
begin
  delete from auth.sessions s where s.user_id = p_actor_id and s.id <> p_session_id;
  get diagnostics v_ended = row_count;
  return v_ended;
end
$$;
comment on function private.end_other_sessions(uuid, uuid) is
  'Deletes the actor''s sessions but the one that is given.';

create function public.end_other_sessions() returns integer
language sql volatile security definer set search_path = '' as $$
  select private.end_other_sessions(private.require_user(), private.session_id())
$$;
comment on function public.end_other_sessions() is
  'Ends all of the caller''s sessions but this one; returns how many.';
grant execute on function public.end_other_sessions() to authenticated;
