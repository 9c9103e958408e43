-- The session: what a page learns of the caller, and nothing of workspaces that are not theirs.

begin;
set local search_path = public, extensions;
select plan(7);
select tests.seed();

select is(tests.answer('mia', null, $$ select public.session_context() ->> 'organization' $$), null, 'without a workspace in the request the frame shows none');
select is(tests.answer('mia', 'acme', $$ select public.session_context() -> 'organization' ->> 'slug' $$), 'acme', 'with it, that one');
select is(tests.answer('mia', 'globex', 'select public.session_context()'), 'PT404 organization_not_found', 'and not a foreign one');
select is(tests.answer('rita', 'acme', 'select public.session_context()'), 'PT404 organization_not_found', 'rita''s tab tells her at once');
select is(tests.answer('mia', 'acme', $$ select public.session_context() -> 'user' ->> 'email' $$), tests.email('mia'), 'it says who she is');
select is(tests.answer('mia', 'acme', 'select private.today()'), ((now() at time zone 'America/New_York')::date)::text, 'today is the workspace''s day');

select is(tests.attempt('mia', null, $$ select set_config('request.headers', '', true); select public.session_context() $$), '1 row', 'a request without any header is one without a workspace');

select * from finish();
rollback;
