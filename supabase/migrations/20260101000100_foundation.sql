-- Foundation: what every later migration stands on.
--
-- Nothing here belongs to a workspace. The schema `private` holds what the API must never expose:
-- helper functions, permission rows, reference data. PostgREST serves only `public`.

create schema private;
comment on schema private is
  'Helpers behind the policies and functions. Not exposed by the API; nothing here is callable unless granted.';

-- What is made tomorrow gives clients nothing until it is granted. Execute for PUBLIC is a global
-- default, so it must be revoked without IN SCHEMA: with it the statement silently does nothing.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

revoke all on schema public from public, anon;
grant usage on schema public to authenticated;
grant usage on schema private to authenticated;

-- A runaway filter is cancelled instead of holding a connection.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';

create extension if not exists pgcrypto with schema extensions;

-- Locks -----------------------------------------------------------------------------------------
--
-- Whoever changes what depends on other rows locks these first, reads then what the change depends on, each
-- time in a statement of its own, and writes last. All take their locks in one order, so that nobody waits in
-- a circle; whoever needs a few of them leaves the others out:
--
--   workspace → person → client → project → time entry → document → its lines and payments → counter
--
-- The workspace's row is the turn of all that changes who is in it and as what (lock_members), a person's own
-- row that of what is counted by the day for them, a client's row that of all that bills them. A plain insert,
-- update or delete locks the rows that it names and asks no more of others than to be there, in keys, which
-- no deed holds up. What still ends in a circle, as two updates of many rows, Postgres breaks (40P01), and the
-- application sends it once more.

-- Identifiers ---------------------------------------------------------------------------------

create function private.uuid_v7(p_at timestamptz default clock_timestamp()) returns uuid
language sql volatile set search_path = '' as $$
  -- 48 bits of milliseconds, then the version (0111) over random bits of a version 4 UUID.
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send(floor(extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;
comment on function private.uuid_v7(timestamptz) is
  'A time-ordered UUID (RFC 9562, version 7) for the instant given: keyset order and index locality for free. '
  'Postgres 18 has uuidv7(); this can go then.';
grant execute on function private.uuid_v7(timestamptz) to authenticated;

-- Reference data ------------------------------------------------------------------------------

create table private.currencies (
  code text primary key check (code ~ '^[A-Z]{3}$'),
  exponent smallint not null check (exponent between 0 and 4)
);
comment on table private.currencies is
  'ISO 4217 currencies in use and their minor-unit exponents (USD 2: 1234 is 12.34; JPY 0; KWD 3). The only source '
  'of exponents: locale data disagrees with the standard for HUF, IDR and others.';
comment on column private.currencies.exponent is
  'Decimal places between the minor unit that is stored and the unit that is shown.';

insert into private.currencies (code, exponent)
select code, exponent
from (values
  (0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'),
  (2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF '
   || 'CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD '
   || 'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA '
   || 'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN '
   || 'QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP '
   || 'TRY TTD TWD TZS UAH USD UZS VES WST XCD XCG YER ZAR ZMW ZWG'),
  (3, 'BHD IQD JOD KWD LYD OMR TND')
) as listed (exponent, codes), string_to_table(codes, ' ') as code;

create function private.is_time_zone(p_name text) returns boolean
language plpgsql immutable strict set search_path = '' as $$
begin
  -- Postgres also takes POSIX strings such as 'X+3'; only IANA names may be stored.
  if p_name !~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]+)+)$' then
    return false;
  end if;
  perform timestamptz 'epoch' at time zone p_name;
  return true;
exception when invalid_parameter_value then
  return false;
end
$$;
comment on function private.is_time_zone(text) is
  'Whether the text is an IANA time zone name that this server knows, such as Europe/Paris.';
grant execute on function private.is_time_zone(text) to authenticated;

-- Texts -----------------------------------------------------------------------------------------

-- Refused besides control characters: what nobody sees and what makes a text read as another, such as orders to write
-- the other way round and breaks inside a word. The joiners of Persian, Indic scripts and emoji and the letters of
-- flags are allowed. In plpgsql: a function in SQL would be planned anew in each statement.

create function private.is_paragraph(p_text text) returns boolean
language plpgsql immutable strict set search_path = '' as $$
begin
  return p_text !~ ('[\u0001-\u0008\u000b-\u001f\u007f-\u009f'
    '\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff'
    '\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001]');
end
$$;
comment on function private.is_paragraph(text) is
  'Whether a text of several lines holds nothing hidden that changes how it reads, and no control character but line '
  'feeds and tabs. Every column of text that a client can write holds to this or to private.is_line; a catalogue rule '
  'says so.';
grant execute on function private.is_paragraph(text) to authenticated;

create function private.is_line(p_text text) returns boolean
language plpgsql immutable strict set search_path = '' as $$
begin
  return private.is_paragraph(p_text) and p_text !~ '[\u0009\u000a\u2028\u2029]';
end
$$;
comment on function private.is_line(text) is 'The same for a text of one line: no tab and no line break either.';
grant execute on function private.is_line(text) to authenticated;

-- Triggers that every table shares ---------------------------------------------------------------

create function private.touch() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch() is 'Trigger: keeps updated_at at the time of the last change.';

create function private.refuse_move() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.organization_id is distinct from old.organization_id then
    raise exception 'organization_immutable' using errcode = 'PT403';
  end if;
  return new;
end
$$;
comment on function private.refuse_move() is
  'Trigger: a row never changes workspace. Clients hold no grant to try; this stops definer code and operators too.';
