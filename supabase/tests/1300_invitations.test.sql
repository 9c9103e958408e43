-- Invitations: owners and admins invite up to their own role; a link works once, for the person
-- whose confirmed address it was sent to, and whatever is wrong with it gives one answer. Two people
-- accepting one link at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select plan(235);
select tests.seed();

create temp table links (name text primary key, token text);
insert into links values ('zoe', tests.answer('alan', 'acme', format('select public.invite_member(%L, ''member'')', upper(tests.email('zoe')))));

select * from tests.scene('looks for invitations', 'select id, email, role, expires_at from public.invitations',
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('reads the hash of a token', 'select token_hash from public.invitations');
select * from tests.nobody_may('searches by the hash of a token', $$ select id from public.invitations where token_hash = '\x00' $$);
select * from tests.nobody_may('reads whole rows', 'select * from public.invitations');
select * from tests.nobody_may('makes one by hand', $$ insert into public.invitations (email, role, token_hash) values ('x@x.test', 'owner', sha256('x')) $$);
select * from tests.nobody_may('raises the role of one', $$ update public.invitations set role = 'owner' $$);
select * from tests.nobody_may('moves invitations', $$ update public.invitations set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes invitations', 'delete from public.invitations');
select * from tests.nobody_may('calls an inner function', $$ select private.find_invitation(tests.id('zoe'), 'x') $$);
select * from tests.scene('lists who was invited', $$ select jsonb_array_elements(public.list_members() -> 'invitations') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');

savepoint many;
insert into public.invitations (organization_id, email, role, token_hash, invited_by)
select tests.id('acme'), 'many' || lpad(n::text, 2, '0') || '@bulkhead.test', 'member', sha256(n::text::bytea), tests.id('ada') from generate_series(1, 60) n;
create function pg_temp.listed(arguments text) returns jsonb language sql as $$
  select tests.answer('ada', 'acme', format('select public.list_members(%s)', arguments))::jsonb
$$;
select is((select array_agg(i ->> 'email') from jsonb_array_elements(pg_temp.listed('page_size => 2') -> 'invitations') i), array['many01@bulkhead.test', 'many02@bulkhead.test'], 'invitations come by address, a page of them');
select is(pg_temp.listed('') -> 'moreInvitations', '11'::jsonb, 'and how many more there are');
select is((select array_agg(i ->> 'email') from jsonb_array_elements(pg_temp.listed($$'MANY60'$$) -> 'invitations') i), array['many60@bulkhead.test'], 'a search finds those too');
select is(pg_temp.listed($$'many60'$$) -> 'moreInvitations', '0'::jsonb, 'and counts what it found');
update public.invitations set expires_at = now() where email = 'many01@bulkhead.test';
update public.invitations set revoked_at = now() where email = 'many02@bulkhead.test';
update public.invitations set accepted_at = now() where email = 'many03@bulkhead.test';
select is((select jsonb_agg(i -> 'expired') from jsonb_array_elements(pg_temp.listed($$'many0'$$) -> 'invitations') i), '[true, false, false, false, false, false, false]'::jsonb, 'one that is too old says so; one that was used or revoked is open no more');
rollback to many;

select * from tests.scene('invites a member', $$ select public.invite_member('new@bulkhead.test', 'member') $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => '1 row');
select * from tests.scene('invites an owner', $$ select public.invite_member('new@bulkhead.test', 'owner') $$,
  owner => '1 row', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed',
  elsewhere => '1 row', ben_elsewhere => 'PT403 not_allowed');
select * from tests.scene('invites mia', format('select public.invite_member(%L, ''contractor'')', tests.email('mia')),
  owner => 'PT409 already_member', admin => 'PT409 already_member', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => '1 row');
select * from tests.scene('revokes the invitation', format('select public.revoke_invitation(%L)', (select id from public.invitations where organization_id = tests.id('acme'))),
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select is(tests.answer('ada', 'acme', $$ select public.invite_member('new@bulkhead.test', 'wizard') $$), 'PT422 role_unknown', 'a role must be one');
select is(tests.answer('ada', 'acme', $$ select public.invite_member('no address', 'member') $$), 'PT422 email_shape', 'and an address look like one');
select is(tests.answer('ada', 'acme', $$ select public.invite_member(null, 'member') $$), 'PT422 email_shape', 'and be there');

-- Twins: globex has an invitation under the very same id, to the same address.
savepoint alone;
select tests.twin();
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
select is(tests.answer('zoe', null, format('select public.show_invitation(%L)', (select token from links where name = 'zoe')))::jsonb ->> 'workspace', 'Acme', 'zoe reads acme''s');
select is(tests.answer('anon', null, format('select public.preview_invitation(%L)', (select token from links where name = 'zoe')))::jsonb ->> 'workspace', 'Acme', 'so does a visitor with her link');
select is(tests.answer('zoe', null, format('select public.accept_invitation(%L)', (select token from links where name = 'zoe'))), 'acme', 'and accepts it');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'globex''s is not used up');
rollback to alone;
savepoint alone;
select tests.twin();
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
select is(tests.answer('ada', 'acme', format('select public.revoke_invitation(%L)', (select id from public.invitations where organization_id = tests.id('acme')))), null, 'ada revokes acme''s');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'globex''s stays');
select is(length(tests.answer('ada', 'acme', format('select public.invite_member(%L, ''member'')', tests.email('zoe')))), 43, 'ada invites zoe again');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'globex''s stays open');
rollback to alone;

-- Inviting and revoking touch one invitation.
savepoint alone;
create temp table open as select i.id, i.email from public.invitations i where i.organization_id = tests.id('acme');
select tests.answer('ada', 'acme', $$ select public.invite_member('new@bulkhead.test', 'member') $$);
select is((select count(*) from public.invitations where organization_id = tests.id('acme') and revoked_at is null), 2::bigint, 'inviting one leaves the other open');
select tests.answer('ada', 'acme', format('select public.revoke_invitation(%L)', (select id from open)));
select is((select email from public.invitations where organization_id = tests.id('acme') and revoked_at is null), 'new@bulkhead.test', 'so does revoking one');
select is(tests.answer('ada', 'acme', format('select public.revoke_invitation(%L)', (select id from open))), 'PT404 not_found', 'once');
update public.invitations set revoked_at = '2026-01-01' where id = (select id from open);
select tests.answer('ada', 'acme', format('select public.invite_member(%L, ''member'')', (select email from open)));
select is((select revoked_at from public.invitations where id = (select id from open)), '2026-01-01', 'inviting again does not revoke what was');
update public.invitations set accepted_at = now() where email = (select email from open);
update public.invitations set revoked_at = null where id = (select id from open);
select is(tests.answer('ada', 'acme', format('select public.revoke_invitation(%L)', (select id from open))), 'PT404 not_found', 'an accepted one cannot be revoked');
select tests.answer('ada', 'acme', format('select public.invite_member(%L, ''member'')', (select email from open)));
select is((select revoked_at from public.invitations where id = (select id from open)), null, 'nor is it by inviting again');
rollback to alone;

-- The token --------------------------------------------------------------------------------------------

select matches((select token from links where name = 'zoe'), '^[A-Za-z0-9_-]{43}$', 'a token has 256 bits');
select isnt_empty($$ select 1 from public.invitations i, links l where i.token_hash = sha256(convert_to(l.token, 'utf8')) and i.email = tests.email('zoe') and i.expires_at = now() + interval '7 days' $$,
  'of which the hash is stored, for seven days');

-- One answer to everything that is wrong ----------------------------------------------------------------

create function pg_temp.accept(who text, link text) returns text language sql as $$
  select tests.attempt(who, null, format('select public.accept_invitation(%L)', (select token from links where name = link)))
$$;
select is(pg_temp.accept('zoe', 'zoe'), '1 row', 'zoe can accept hers');
select is(pg_temp.accept('eve', 'zoe'), 'PT404 invitation_invalid', 'eve cannot: it is not her address');
select is(pg_temp.accept('rita', 'zoe'), 'PT404 invitation_invalid', 'nor can rita');
select is(pg_temp.accept('anon', 'zoe'), 'no grant', 'nor a visitor');
select is(tests.attempt('zoe', null, tests.anonymously() || format('select public.accept_invitation(%L)', (select token from links where name = 'zoe'))), 'PT401 sign_in_required', 'nor an anonymous sign-in, whoever it says it is');
select is(pg_temp.accept('zoe', 'no such'), 'PT404 invitation_invalid', 'no token is the same');
select is(tests.attempt('zoe', null, $$ select public.accept_invitation('guess') $$), 'PT404 invitation_invalid', 'an unknown one is the same');
select is(tests.answer('zoe', null, format('select public.show_invitation(%L)', (select token from links where name = 'zoe')))::jsonb,
  '{"workspace": "Acme", "role": "member", "invitedBy": "Alan Admin"}'::jsonb, 'zoe reads what it is to');
select is(tests.attempt('eve', null, format('select public.show_invitation(%L)', (select token from links where name = 'zoe'))), 'PT404 invitation_invalid', 'eve does not');

-- Whoever holds a link, which is whoever has the mail, reads what it is to, and no more.
create function pg_temp.preview(who text, link text) returns text language sql as $$
  select tests.attempt(who, null, format('select public.preview_invitation(%L)', (select token from links where name = link)))
$$;
select is(tests.answer('anon', null, format('select public.preview_invitation(%L)', (select token from links where name = 'zoe')))::jsonb,
  '{"workspace": "Acme", "role": "member", "invitedBy": "Alan Admin", "email": "zoe@bulkhead.test"}'::jsonb, 'a visitor with the link reads what it is to');
select is(tests.answer('anon', 'globex', format('select public.preview_invitation(%L)', (select token from links where name = 'zoe')))::jsonb ->> 'workspace',
  'Acme', 'whatever workspace the request names');
select is(pg_temp.preview('eve', 'zoe'), '1 row', 'so does eve, if the link came to her');
select is(pg_temp.preview('anon', 'no such'), 'PT404 invitation_invalid', 'without a token there is nothing');
select is(tests.attempt('anon', null, $$ select public.preview_invitation('guess') $$), 'PT404 invitation_invalid', 'nor for an unknown one');
select is(tests.attempt('anon', null, format('select public.preview_invitation(%L)', (select upper(token) from links where name = 'zoe'))), 'PT404 invitation_invalid', 'nor for one that is nearly right');
select is(tests.attempt('anon', null, format('select public.preview_invitation(%L)', (select encode(token_hash, 'hex') from public.invitations where organization_id = tests.id('acme')))),
  'PT404 invitation_invalid', 'nor for the hash that is stored');
select is(tests.attempt('anon', null, $$ select public.preview_invitation('%') $$), 'PT404 invitation_invalid', 'nor for a pattern');
select is(tests.attempt('anon', null, format('select public.show_invitation(%L)', (select token from links where name = 'zoe'))), 'no grant', 'a visitor calls nothing else');
select is(tests.attempt('anon', null, $$ select private.open_invitation('x') $$), 'no grant', 'above all not what is beneath it');
select is((select accepted_at from public.invitations where organization_id = tests.id('acme')), null, 'and looking uses nothing up');

-- A change of members withdraws what they may send no more, as is shown below; opened again, it is still no good.
create function pg_temp.reopened() returns void language sql as $$
  update public.invitations set revoked_at = null where organization_id = tests.id('acme')
$$;
update auth.users set email_confirmed_at = null where id = tests.id('zoe');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'an address that is not confirmed is not hers yet');
update auth.users set email_confirmed_at = now() where id = tests.id('zoe');
update public.invitations set expires_at = now() where organization_id = tests.id('acme');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'after seven days it is too late');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.invitations set expires_at = now() + interval '1 day' where organization_id = tests.id('acme');
update public.members set role = 'member' where organization_id = tests.id('acme') and user_id = tests.id('alan');
select pg_temp.reopened();
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'who invited must still be one who may');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.members set role = 'admin' where organization_id = tests.id('acme') and user_id = tests.id('alan');
select pg_temp.reopened();
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id = tests.id('alan');
select pg_temp.reopened();
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'and still be in');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.members set removed_at = null where organization_id = tests.id('acme') and user_id = tests.id('alan');
select pg_temp.reopened();
update public.invitations set role = 'owner' where organization_id = tests.id('acme');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'and stand no lower than the role');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.invitations set role = 'member' where organization_id = tests.id('acme');
update public.organizations set deleted_at = now() where id = tests.id('acme');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'a deleted workspace takes nobody in');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.organizations set deleted_at = null where id = tests.id('acme');
update public.invitations set invited_by = tests.id('ben') where organization_id = tests.id('acme');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'what an inviter may elsewhere, as ben in globex, does not count');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.invitations set invited_by = tests.id('alan') where organization_id = tests.id('acme');
update public.invitations set revoked_at = now() where organization_id = tests.id('acme');
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'a revoked link is dead');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
update public.invitations set revoked_at = null where organization_id = tests.id('acme');

insert into links values ('zoe again', tests.answer('ada', 'acme', format('select public.invite_member(%L, ''contractor'')', tests.email('zoe'))));
select is(pg_temp.accept('zoe', 'zoe'), 'PT404 invitation_invalid', 'invited again, the old link is dead');
select is(pg_temp.preview('anon', 'zoe'), 'PT404 invitation_invalid', 'nor is it shown');
select is(tests.answer('zoe', null, format('select public.accept_invitation(%L)', (select token from links where name = 'zoe again'))), 'acme', 'the new one works');
select is(pg_temp.accept('zoe', 'zoe again'), 'PT404 invitation_invalid', 'once');
select is(pg_temp.preview('anon', 'zoe again'), 'PT404 invitation_invalid', 'nor is it shown');
select is((select count(*) from public.invitations where organization_id = tests.id('acme') and accepted_at is not null), 1::bigint, 'no other invitation was used up');
select is(tests.answer('zoe', 'acme', 'select public.session_context() -> ''organization'' ->> ''role'''), 'contractor', 'zoe is in, as what she was invited to');
select is(tests.answer('zoe', 'acme', 'select count(*) from public.clients'), '0', 'and sees what a contractor sees');

-- What is open ends with the right to send it, and with the removal of whom it would bring back -------------

savepoint withdrawn;
delete from public.invitations where created_at = now();
create function pg_temp.invite(who text, name text, role text) returns void language sql as $$
  insert into links values (name, tests.answer(who, 'acme', format('select public.invite_member(%L, %L)', name || '@bulkhead.test', role)))
$$;
create function pg_temp.open() returns text language sql as $$
  select string_agg(split_part(email, '@', 1), ' ' order by email) from public.invitations
  where organization_id in (tests.id('acme'), tests.id('globex')) and accepted_at is null and revoked_at is null
$$;
select pg_temp.invite('ada', 'an-owner', 'owner'), pg_temp.invite('alan', 'an-admin', 'admin'), pg_temp.invite('alan', 'a-member', 'member');
insert into public.invitations (organization_id, email, role, token_hash, invited_by, accepted_at, revoked_at)
select tests.id('acme'), state || '@bulkhead.test', 'admin', sha256(state::bytea), tests.id('alan'),
  case state when 'used' then '2026-01-01'::timestamptz end, case state when 'ended' then '2026-01-01'::timestamptz end
from unnest(array['used', 'ended']) as state;
insert into public.invitations (organization_id, email, role, token_hash, invited_by)
values (tests.id('globex'), 'of-globex@bulkhead.test', 'admin', sha256('of globex'), tests.id('ben')),
  (tests.id('globex'), tests.email('alan'), 'member', sha256('alan to globex'), tests.id('eve'));
select is(pg_temp.open(), 'a-member alan an-admin an-owner of-globex', 'six wait for an answer');
savepoint open;
select tests.answer('ada', 'acme', $$ select public.transfer_ownership(tests.id('mia')) $$);
select is(pg_temp.open(), 'a-member alan an-admin of-globex', 'who is owner no more has no owner coming');
rollback to open;
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('alan'), 'member') $$);
select is(pg_temp.open(), 'alan an-owner of-globex', 'who may invite no more, nobody');
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('alan'), 'admin') $$);
select is(pg_temp.open(), 'alan an-owner of-globex', 'nor again by a promotion');
rollback to open;
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('mia'), 'admin') $$);
select is(pg_temp.open(), 'a-member alan an-admin an-owner of-globex', 'another''s change is another''s');
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('alan'), 'owner') $$);
select is(pg_temp.open(), 'a-member alan an-admin an-owner of-globex', 'and a promotion ends nothing');
select tests.answer('ada', 'acme', $$ select public.remove_member(tests.id('alan')) $$);
select is(pg_temp.open(), 'alan an-owner of-globex', 'who is removed has nobody coming, to this workspace');
select is((select array_agg(coalesce(accepted_at, revoked_at) order by email) from public.invitations where email in ('used@bulkhead.test', 'ended@bulkhead.test')),
  array['2026-01-01', '2026-01-01']::timestamptz[], 'what was used or ended is left as it was');
select is((select revoked_at from public.invitations where email = 'used@bulkhead.test'), null, 'and the used one not ended as well');
rollback to open;

-- Mia was asked again as an owner, under her own address and under another; she is in, and then out.
update public.members set removed_at = now() - interval '1 day' where organization_id = tests.id('acme') and user_id = tests.id('mia');
select pg_temp.invite('ada', 'mia', 'owner'), pg_temp.invite('ada', 'mia-at-home', 'owner');
update public.members set removed_at = null, email = upper(email) where organization_id = tests.id('acme') and user_id = tests.id('mia');
select tests.answer('alan', 'acme', $$ select public.remove_member(tests.id('mia')) $$);
select is(pg_temp.open(), 'a-member alan an-admin an-owner mia-at-home of-globex', 'removed, she is not expected any more');
select is(pg_temp.accept('mia', 'mia'), 'PT404 invitation_invalid', 'and does not come back as an owner');
select pg_temp.reopened();
select is(pg_temp.accept('mia', 'mia'), 'PT404 invitation_invalid', 'by nothing that was sent before');
update auth.users set email = 'mia-at-home@bulkhead.test' where id = tests.id('mia');
-- Which signed her out.
insert into auth.sessions (id, user_id) values (tests.id('mia/session'), tests.id('mia'));
select is(pg_temp.accept('mia', 'mia-at-home'), 'PT404 invitation_invalid', 'nor by another address of hers');
select is(tests.attempt('mia', null, format('select public.show_invitation(%L)', (select token from links where name = 'mia-at-home'))), 'PT404 invitation_invalid', 'of which she is shown nothing');
-- That she was removed from globex later is nobody's business here, nor that somebody else was.
insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
values (tests.id('globex'), tests.id('mia'), 'member', 'Mia', tests.email('mia'), now() + interval '1 hour');
update public.members set removed_at = now() + interval '1 hour' where organization_id = tests.id('acme') and user_id = tests.id('rita');
delete from links where name = 'mia-at-home';
select pg_temp.invite('ada', 'mia-at-home', 'member');
select tests.answer('mia', null, format('select public.accept_invitation(%L)', (select token from links where name = 'mia-at-home')));
select is(tests.answer('mia', 'acme', 'select public.session_context() -> ''organization'' ->> ''role'''), 'member', 'but by one that was sent after it');
rollback to withdrawn;

-- Coming back; staying what one is ----------------------------------------------------------------------

insert into links values ('rita', tests.answer('ada', 'acme', format('select public.invite_member(%L, ''member'')', tests.email('rita'))));
select tests.answer('rita', null, format('select public.accept_invitation(%L)', (select token from links where name = 'rita')));
select is(tests.answer('rita', 'acme', 'select public.session_context() -> ''organization'' ->> ''role'''), 'member', 'rita, invited again, comes back as a member, no longer admin');
update public.invitations set accepted_at = null where organization_id = tests.id('acme') and email = tests.email('rita');
update public.invitations set role = 'contractor' where organization_id = tests.id('acme') and email = tests.email('rita');
select tests.answer('rita', null, format('select public.accept_invitation(%L)', (select token from links where name = 'rita')));
select is(tests.answer('rita', 'acme', 'select public.session_context() -> ''organization'' ->> ''role'''), 'member', 'a link to someone who is in changes nothing');

insert into public.invitations (organization_id, email, role, token_hash, invited_by, revoked_at)
select tests.id('globex'), 'many' || n || '@bulkhead.test', 'member', sha256(n::text::bytea), tests.id('eve'), now() from generate_series(1, 99) n;
select is(tests.attempt('eve', 'globex', $$ select public.invite_member('new@bulkhead.test', 'member') $$), '1 row', 'a hundred invitations a day');
insert into public.invitations (organization_id, email, role, token_hash, invited_by, revoked_at)
values (tests.id('globex'), 'last@bulkhead.test', 'member', sha256('last'), tests.id('eve'), now());
select is(tests.attempt('eve', 'globex', $$ select public.invite_member('new@bulkhead.test', 'member') $$), 'PT429 too_many_invitations', 'and no more');
update public.invitations set created_at = now() - interval '25 hours' where organization_id = tests.id('globex');
select is(tests.attempt('eve', 'globex', $$ select public.invite_member('new@bulkhead.test', 'member') $$), '1 row', 'until tomorrow');

-- Coming back -----------------------------------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', $$ select public.remove_member(tests.id('carl')) $$), '1 row', 'carl can be removed');
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id = tests.id('carl');
select is((select count(*) from public.project_members where organization_id = tests.id('acme') and user_id = tests.id('carl')), 1::bigint, 'say that an assignment of his was made at the same moment');
select tests.answer('ada', 'acme', $$ select public.invite_member('carl@bulkhead.test', 'contractor') $$);
update public.invitations set token_hash = sha256(convert_to('back again', 'utf8')) where email = 'carl@bulkhead.test';
insert into public.members (organization_id, user_id, role, display_name, email)
values (tests.id('globex'), tests.id('carl'), 'member', 'Carl', tests.email('carl'));
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id = tests.id('mia');
insert into public.project_members (organization_id, project_id, user_id) values (tests.id('acme'), tests.id('acme/app'), tests.id('mia'));
select is(tests.answer('carl', null, $$ select public.accept_invitation('back again') $$), 'acme', 'he comes back');
select is(tests.answer('carl', 'acme', 'select count(*) from public.projects'), '0', 'to no project, until somebody assigns him, though he is a member of globex');
select is((select count(*) from public.project_members where user_id = tests.id('mia')), 1::bigint, 'what another left behind is theirs');

-- Zoe is asked, and comes in by another way before she follows the link.
update public.invitations set created_at = now() - interval '2 days' where organization_id in (tests.id('acme'), tests.id('globex'));
delete from public.members where user_id = tests.id('zoe');
select tests.answer('ada', 'acme', $$ select public.invite_member('zoe@bulkhead.test', 'contractor') $$);
update public.invitations set token_hash = sha256(convert_to('once more', 'utf8')) where email = 'zoe@bulkhead.test';
insert into public.members (organization_id, user_id, role, display_name, email, removed_at)
values (tests.id('acme'), tests.id('zoe'), 'contractor', 'Zoe', tests.email('zoe'), null),
  (tests.id('globex'), tests.id('zoe'), 'contractor', 'Zoe', tests.email('zoe'), now());
insert into public.project_members (organization_id, project_id, user_id)
values (tests.id('acme'), tests.id('acme/website'), tests.id('zoe')), (tests.id('globex'), tests.id('globex/portal'), tests.id('zoe'));
select is(tests.answer('zoe', null, $$ select public.accept_invitation('once more') $$), 'acme', 'zoe follows the link all the same');
select is((select count(*) from public.project_members where organization_id = tests.id('acme') and user_id = tests.id('zoe')), 1::bigint, 'and keeps what she is assigned to');
select is((select count(*) from public.project_members where organization_id = tests.id('globex') and user_id = tests.id('zoe')), 1::bigint, 'what she left in globex is globex''s to clear');

select * from finish();
rollback;
