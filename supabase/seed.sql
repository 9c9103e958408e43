-- The demo: two workspaces with a year of work up to yesterday, made by SQL alone.
--
-- Run as postgres on a migrated database; a second run does nothing. The same day gives the same
-- rows, ids included: what looks like chance is a hash of stable keys. Dates count back from the
-- day it runs. Nothing goes round the schema: every trigger, check and key is in force.
--
-- All passwords are bulkhead-demo.
--   frida@example.com   owner of frida-codes
--   nora@example.com    owner of northwind-studio, member of frida-codes
--   amir@example.com    admin, mei@example.com member, carlos@example.com contractor of northwind-studio

create or replace function pg_temp.demo_id(p_at timestamptz, p_key text) returns uuid
language sql stable as $$
  -- A version 7 UUID whose random bits are a hash of the key: sorted by time, and always the same.
  select (lpad(to_hex(floor(extract(epoch from p_at) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(p_key), 1, 3) || '8' || substr(md5(p_key), 4, 15))::uuid
$$;

create or replace function pg_temp.demo_pick(p_key text, p_choices bigint) returns integer
language sql immutable as $$
  -- A number from 0 to p_choices - 1 that looks like chance and depends on the key alone.
  select (('x' || substr(md5(p_key), 1, 7))::bit(28)::integer % p_choices)::integer
$$;

do $demo$
declare
  v_now constant timestamptz := now();
  v_invoice record;
  v_status text;
begin
  if exists (select from public.organizations o where o.slug in ('frida-codes', 'northwind-studio')) then
    return;
  end if;

  -- People ----------------------------------------------------------------------------------------

  create temporary table demo_people on commit drop as
  select p.*, pg_temp.demo_id(v_now::date - 380, p.person) as id
  from (values
    ('frida',  'Frida Svensson', 'en-US', 'America/New_York'),
    ('nora',   'Nora Winter',    'en-GB', 'Europe/Berlin'),
    ('amir',   'Amir Haddad',    'en-GB', 'Europe/Berlin'),
    ('mei',    'Mei Tanaka',     'en-GB', 'Europe/Berlin'),
    ('carlos', 'Carlos Ferreira', 'en-GB', 'Europe/Lisbon')
  ) as p (person, name, locale, time_zone);

  -- The empty texts must not be null: the auth server reads these columns as text.
  insert into auth.users (
    id, instance_id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at,
    raw_app_meta_data, raw_user_meta_data,
    confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
    phone_change, phone_change_token, reauthentication_token)
  select
    p.id, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', p.person || '@example.com',
    secret.hash, v_now::date - 380, v_now::date - 380, v_now::date - 380,
    '{"provider": "email", "providers": ["email"]}',
    jsonb_build_object(
      'sub', p.id, 'email', p.person || '@example.com', 'email_verified', true, 'phone_verified', false,
      'full_name', p.name, 'locale', p.locale, 'time_zone', p.time_zone),
    '', '', '', '', '', '', '', ''
  from demo_people p
  cross join (select extensions.crypt('bulkhead-demo', extensions.gen_salt('bf', 10)) as hash) secret;

  insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
  select pg_temp.demo_id(v_now::date - 380, 'identity ' || p.person), 'email', p.id::text, p.id,
    jsonb_build_object('sub', p.id, 'email', p.person || '@example.com', 'email_verified', true, 'phone_verified', false),
    v_now::date - 380, v_now::date - 380, v_now::date - 380
  from demo_people p;

  -- Workspaces --------------------------------------------------------------------------------------

  create temporary table demo_workspaces on commit drop as
  select w.*, pg_temp.demo_id(v_now::date - 370, w.slug) as id, (v_now at time zone w.time_zone)::date as today,
    (v_now at time zone w.time_zone)::date - 365 as first_day
  from (values
    ('frida-codes', 'Frida Codes', 'USD', 'America/New_York', 'en-US', 'Frida Svensson, Frida Codes LLC',
      E'41 Larch Street, Studio 5\nKingston, NY 12401\nUnited States', '00-0004271', 'INV-', 'Sales tax', 0,
      array['01-01', '07-04', '11-27', '12-24', '12-25', '12-31']),
    ('northwind-studio', 'Northwind Studio', 'EUR', 'Europe/Berlin', 'en-GB', 'Northwind Studio GmbH',
      E'Lindenufer 12\n10999 Berlin\nGermany', 'DE000042715', 'NW-', 'VAT', 190000,
      array['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31'])
  ) as w (slug, name, currency, time_zone, locale, legal_name, address, tax_number, prefix, tax_name, tax_rate_ppm, holidays);

  insert into public.organizations (
    id, slug, name, currency, time_zone, locale, legal_name, address, tax_number,
    invoice_prefix, payment_terms_days, tax_name, tax_rate_ppm, created_at)
  select w.id, w.slug, w.name, w.currency, w.time_zone, w.locale, w.legal_name, w.address, w.tax_number,
    w.prefix, 30, w.tax_name, w.tax_rate_ppm, v_now::date - 370
  from demo_workspaces w;

  insert into public.categories (organization_id, id, name, color, created_at)
  select w.id, pg_temp.demo_id(v_now::date - 370, w.slug || ' ' || c.name), c.name, c.color, v_now::date - 370
  from demo_workspaces w
  cross join (values
    ('Development', '#3B82F6'), ('Design', '#8B5CF6'), ('Consulting', '#10B981')) as c (name, color);

  -- Who works where, and how: on which weekdays (1 is Monday), how many entries a day, of how many
  -- quarters of an hour, and when they were on holiday, in days before today. Craft is the
  -- kind of work that they write down.
  create temporary table demo_members on commit drop as
  select w.id as organization_id, w.slug, w.first_day, w.today, w.holidays, p.id as user_id, p.name, p.time_zone,
    m.person, m.role, m.craft, m.weekdays, m.least_entries, m.most_entries, m.least_quarters, m.most_quarters,
    m.away::int4multirange as away
  from (values
    ('frida-codes',      'frida',  'owner',      'dev',    array[1, 2, 3, 4, 5], 5, 8, 2, 7, '{[96,109], [205,209], [322,332]}'),
    ('frida-codes',      'nora',   'member',     'design', array[2],             1, 2, 3, 6, '{[140,158], [325,335]}'),
    ('northwind-studio', 'nora',   'owner',      'lead',   array[1, 2, 3, 4, 5], 3, 5, 3, 7, '{[140,158], [325,335]}'),
    ('northwind-studio', 'amir',   'admin',      'dev',    array[1, 2, 3, 4, 5], 5, 7, 3, 7, '{[62,75], [226,233], [327,334]}'),
    ('northwind-studio', 'mei',    'member',     'design', array[1, 2, 3, 4, 5], 5, 7, 3, 7, '{[112,128], [260,266], [326,334]}'),
    ('northwind-studio', 'carlos', 'contractor', 'dev',    array[1, 2, 4],       4, 6, 3, 7, '{[84,99], [320,337]}')
  ) as m (slug, person, role, craft, weekdays, least_entries, most_entries, least_quarters, most_quarters, away)
  join demo_workspaces w on w.slug = m.slug
  join demo_people p on p.person = m.person;

  insert into public.members (organization_id, user_id, role, display_name, email, created_at)
  select m.organization_id, m.user_id, m.role, m.name, m.person || '@example.com', v_now::date - 369
  from demo_members m;

  -- Clients -------------------------------------------------------------------------------------------

  -- How each pays: prompt (within ten days), monthly (on the first of the next month), halves (in two
  -- parts) or late (a month after it was due, so that there is always an overdue invoice). What happens to
  -- one invoice of theirs: redone (voided for a wrong address and made again) or drafted (the latest
  -- is not issued yet).
  create temporary table demo_clients on commit drop as
  select w.id as organization_id, w.tax_rate_ppm, c.*,
    pg_temp.demo_id(v_now::date - 368, c.slug || ' ' || c.client) as id
  from (values
    ('frida-codes', 'harbor', 'Harbor Light Books', 'accounts@harborlight.example', '+1 845 555 0142',
      E'9 Ferry Landing\nRhinebeck, NY 12572\nUnited States', '', 'USD', 'monthly', null, null, false,
      'Four shops and a warehouse. Prefers calls before ten.'),
    ('frida-codes', 'juniper', 'Juniper Row Clinic', 'billing@juniperrow.example', '+1 212 555 0117',
      E'310 Juniper Row, Floor 2\nNew York, NY 10012\nUnited States', '', 'USD', 'prompt', null, 'redone', false,
      'Patient data stays in their systems: test with made-up records only.'),
    ('frida-codes', 'kitsune', 'Kitsune Games K.K.', 'keiri@kitsunegames.example', '',
      E'4-11-2 Kamimeguro, Meguro-ku\nTokyo 153-0051\nJapan', '', 'JPY', 'prompt', null, null, false, ''),
    ('frida-codes', 'thistle', 'Thistle & Rowe Ltd', 'ledger@thistlerowe.example', '+44 20 7946 0321',
      E'17 Canongate Close\nEdinburgh EH8 8BN\nUnited Kingdom', 'GB000427151', 'GBP', 'monthly', null, null, false, ''),
    ('frida-codes', 'cascade', 'Cascade Outdoor Co.', 'ap@cascadeoutdoor.example', '+1 503 555 0188',
      E'2200 NW Thurman Street\nPortland, OR 97210\nUnited States', '', 'USD', 'late', null, null, false,
      'Pays in the end. Remind them after three weeks.'),
    ('frida-codes', 'meridian', 'Meridian Quay Legal', 'office@meridianquay.example', '+1 617 555 0109',
      E'88 Commercial Wharf\nBoston, MA 02110\nUnited States', '', 'USD', 'prompt', null, 'drafted', false, ''),
    ('frida-codes', 'papaya', 'Papaya Labs', 'hello@papayalabs.example', '',
      E'77 Alder Avenue\nAustin, TX 78702\nUnited States', '', 'USD', 'halves', null, null, true,
      'Closed their product in spring.'),
    ('northwind-studio', 'alpenglow', 'Alpenglow Reisen GmbH', 'rechnung@alpenglow.example', '+49 89 23125 014',
      E'Sonnenstraße 40\n80331 München\nGermany', 'DE000131751', 'EUR', 'monthly', null, null, false, ''),
    ('northwind-studio', 'birnbaum', 'Birnbaum Möbel', 'buero@birnbaum.example', '+49 341 23125 022',
      E'Am Sägewerk 3\n04229 Leipzig\nGermany', 'DE000131752', 'EUR', 'prompt', null, null, false, ''),
    ('northwind-studio', 'kolibri', 'Café Kolibri', 'hallo@kolibri.example', '+49 30 23125 031',
      E'Weserbogen 8\n12045 Berlin\nGermany', 'DE000131753', 'EUR', 'late', null, null, false,
      'Two owners: send the invoice to both.'),
    ('northwind-studio', 'deltaform', 'Deltaform AG', 'kreditoren@deltaform.example', '+41 44 555 01 09',
      E'Hafnerstrasse 20\n8005 Zürich\nSwitzerland', 'CHE-000.131.754', 'CHF', 'monthly', 0,
      null, false, 'Purchase order number goes into the notes of each invoice.'),
    ('northwind-studio', 'elbe', 'Elbe Energie eG', 'rechnungen@elbe-energie.example', '+49 351 23125 045',
      E'Uferpromenade 77\n01099 Dresden\nGermany', 'DE000131755', 'EUR', 'monthly', null, null, false, ''),
    ('northwind-studio', 'fennel', 'Fennel & Fig B.V.', 'finance@fennelfig.example', '+31 20 555 0164',
      E'Prinsenkade 51\n1013 AN Amsterdam\nNetherlands', 'NL000131756B01', 'EUR', 'prompt', 0, null, false,
      'Reverse charge: their VAT number is on every invoice.'),
    ('northwind-studio', 'gleis', 'Gleis Neun Festival', 'buchhaltung@gleisneun.example', '+49 40 23125 057',
      E'Güterhalle 9\n20457 Hamburg\nGermany', 'DE000131757', 'EUR', 'halves', null, null, false,
      'Quiet from autumn to February.'),
    ('northwind-studio', 'hafenlicht', 'Hafenlicht Logistik', 'invoices@hafenlicht.example', '+49 40 23125 068',
      E'Kaispeicher 2\n20457 Hamburg\nGermany', 'DE000131758', 'EUR', 'prompt', null, null, false, ''),
    ('northwind-studio', 'ilmenau', 'Ilmenau Optik', 'verwaltung@ilmenau-optik.example', '+49 4131 23125 071',
      E'Am Stint 14\n21335 Lüneburg\nGermany', 'DE000131759', 'EUR', 'late', null, null, false, ''),
    ('northwind-studio', 'juna', 'Juna Naturkosmetik', 'office@juna.example', '',
      E'Rosenweg 5\n79098 Freiburg\nGermany', 'DE000131760', 'EUR', 'prompt', null, 'redone', false, ''),
    ('northwind-studio', 'keystone', 'Keystone Robotics Inc.', 'ap@keystonerobotics.example', '+1 412 555 0136',
      E'1500 Smallman Street\nPittsburgh, PA 15222\nUnited States', '', 'USD', 'prompt', 0, 'drafted', false, ''),
    ('northwind-studio', 'linden', 'Lindenhof Verlag', 'verlag@lindenhof.example', '+49 69 23125 083',
      E'Buchgasse 11\n60311 Frankfurt am Main\nGermany', 'DE000131761', 'EUR', 'prompt', null, null, true, '')
  ) as c (slug, client, name, email, phone, address, tax_number, currency, pays, own_tax_rate_ppm, fate, archived, notes)
  join demo_workspaces w on w.slug = c.slug;

  insert into public.clients (organization_id, id, name, email, phone, address, tax_number, currency, notes, created_at)
  select c.organization_id, c.id, c.name, c.email, c.phone, c.address, c.tax_number, c.currency, c.notes, v_now::date - 368
  from demo_clients c;

  -- Projects -------------------------------------------------------------------------------------------

  -- Worked on from and until so many days before today; rates in minor units of the client's
  -- currency. Kind says which descriptions fit.
  create temporary table demo_projects on commit drop as
  select w.id as organization_id, c.id as client_id, p.*,
    pg_temp.demo_id(v_now::date - p.from_day - 2, p.slug || ' ' || p.name) as id
  from (values
    ('frida-codes', 'harbor', 'Online store rebuild', 'web', 'Development', 'active', false, '#2563EB', 11500, 230, 0, array['frida']),
    ('frida-codes', 'harbor', 'Gift card checkout', 'web', 'Development', 'completed', false, '#0EA5E9', 11000, 365, 236, array['frida']),
    ('frida-codes', 'harbor', 'Care plan', 'care', 'Development', 'active', false, '#14B8A6', 9500, 365, 0, array['frida']),
    ('frida-codes', 'juniper', 'Patient portal', 'app', 'Development', 'active', false, '#7C3AED', 13000, 300, 0, array['frida', 'nora']),
    ('frida-codes', 'juniper', 'Accessibility audit', 'consult', 'Consulting', 'completed', false, '#10B981', 14000, 355, 290, array['frida', 'nora']),
    ('frida-codes', 'kitsune', 'Tournament site', 'web', 'Development', 'active', false, '#F97316', 16500, 190, 0, array['frida']),
    ('frida-codes', 'kitsune', 'Leaderboard API', 'app', 'Development', 'completed', false, '#EA580C', 17000, 360, 200, array['frida']),
    ('frida-codes', 'thistle', 'Booking engine', 'app', 'Development', 'active', false, '#DB2777', 9000, 270, 0, array['frida', 'nora']),
    ('frida-codes', 'thistle', 'Design refresh', 'brand', 'Design', 'completed', true, '#9333EA', 8500, 365, 280, array['frida', 'nora']),
    ('frida-codes', 'cascade', 'Trail map app', 'app', 'Development', 'active', false, '#16A34A', 12000, 365, 0, array['frida']),
    ('frida-codes', 'cascade', 'Shop migration', 'web', 'Development', 'completed', false, '#65A30D', 11000, 320, 215, array['frida']),
    ('frida-codes', 'cascade', 'Size guide', 'web', 'Design', 'on_hold', false, '#84CC16', 11000, 120, 74, array['frida']),
    ('frida-codes', 'meridian', 'Document automation', 'app', 'Development', 'on_hold', false, '#475569', 14500, 310, 150, array['frida']),
    ('frida-codes', 'meridian', 'Intake forms', 'web', 'Development', 'active', false, '#64748B', 12500, 110, 0, array['frida']),
    ('frida-codes', 'papaya', 'MVP sprint', 'app', 'Development', 'completed', true, '#F59E0B', 12500, 365, 255, array['frida']),
    ('frida-codes', null, 'Bookkeeping and admin', 'internal', null, 'active', false, '#6B7280', null, 365, 0, array['frida']),
    ('northwind-studio', 'alpenglow', 'Website relaunch', 'web', 'Development', 'active', false, '#0284C7', 10500, 210, 0, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'alpenglow', 'Trip finder', 'app', 'Development', 'active', false, '#0369A1', 11000, 130, 0, array['amir', 'mei']),
    ('northwind-studio', 'alpenglow', 'Summer campaign', 'brand', 'Design', 'completed', false, '#F59E0B', 9500, 340, 190, array['nora', 'mei']),
    ('northwind-studio', 'birnbaum', 'Product catalogue', 'web', 'Development', 'active', false, '#A16207', 9800, 250, 0, array['amir', 'mei']),
    ('northwind-studio', 'birnbaum', 'Brand identity', 'brand', 'Design', 'completed', true, '#CA8A04', 9500, 365, 260, array['nora', 'mei']),
    ('northwind-studio', 'kolibri', 'Online ordering', 'app', 'Development', 'active', false, '#DC2626', 9000, 365, 0, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'kolibri', 'Menu design', 'brand', 'Design', 'completed', false, '#EF4444', 8500, 220, 140, array['mei']),
    ('northwind-studio', 'deltaform', 'Customer portal', 'app', 'Development', 'active', false, '#4F46E5', 13500, 365, 0, array['nora', 'amir', 'carlos']),
    ('northwind-studio', 'deltaform', 'Design system', 'brand', 'Design', 'active', false, '#6366F1', 13000, 330, 0, array['nora', 'mei']),
    ('northwind-studio', 'elbe', 'Care plan', 'care', 'Development', 'active', false, '#059669', 9500, 365, 0, array['amir']),
    ('northwind-studio', 'elbe', 'Tariff calculator', 'app', 'Development', 'completed', false, '#10B981', 10500, 365, 160, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'elbe', 'Accessibility statement', 'consult', 'Consulting', 'completed', false, '#34D399', 11500, 150, 85, array['nora', 'mei']),
    ('northwind-studio', 'fennel', 'Recipe platform', 'app', 'Development', 'active', false, '#65A30D', 11000, 280, 0, array['amir', 'mei']),
    ('northwind-studio', 'fennel', 'Content strategy', 'consult', 'Consulting', 'active', false, '#84CC16', 11500, 180, 0, array['nora']),
    ('northwind-studio', 'gleis', 'Festival site', 'web', 'Design', 'on_hold', false, '#C026D3', 9000, 300, 100, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'gleis', 'Ticket shop', 'web', 'Development', 'completed', false, '#D946EF', 9500, 270, 175, array['amir', 'mei']),
    ('northwind-studio', 'hafenlicht', 'Driver app', 'app', 'Development', 'active', false, '#0F766E', 11000, 320, 0, array['nora', 'carlos']),
    ('northwind-studio', 'hafenlicht', 'Fleet dashboard', 'app', 'Development', 'active', false, '#14B8A6', 11000, 170, 0, array['amir', 'mei']),
    ('northwind-studio', 'hafenlicht', 'Discovery workshop', 'consult', 'Consulting', 'completed', true, '#2DD4BF', 12500, 350, 310, array['nora', 'mei']),
    ('northwind-studio', 'ilmenau', 'Appointment booking', 'app', 'Development', 'active', false, '#7C3AED', 9500, 365, 0, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'juna', 'Shop redesign', 'web', 'Design', 'on_hold', false, '#DB2777', 9500, 280, 90, array['nora', 'mei', 'amir']),
    ('northwind-studio', 'juna', 'Photo direction', 'brand', 'Design', 'completed', false, '#F472B6', 9000, 350, 250, array['mei']),
    ('northwind-studio', 'keystone', 'Marketing site', 'web', 'Development', 'active', false, '#334155', 12500, 240, 0, array['nora', 'amir', 'mei']),
    ('northwind-studio', 'keystone', 'Investor deck', 'brand', 'Design', 'completed', false, '#64748B', 12000, 200, 150, array['nora', 'mei']),
    ('northwind-studio', 'linden', 'E-book reader', 'app', 'Development', 'completed', true, '#92400E', 9800, 365, 245, array['amir', 'mei']),
    ('northwind-studio', null, 'Studio website', 'internal', 'Design', 'active', false, '#8B5CF6', null, 200, 0, array['mei']),
    ('northwind-studio', null, 'Team and planning', 'internal', null, 'active', false, '#6B7280', null, 365, 0, array['nora', 'amir'])
  ) as p (slug, client, name, kind, category, status, archived, color, rate, from_day, until_day, people)
  join demo_workspaces w on w.slug = p.slug
  left join demo_clients c on c.slug = p.slug and c.client = p.client;

  -- Not archived yet: an archived project takes no time.
  insert into public.projects (organization_id, id, client_id, category_id, name, status, color, created_at)
  select p.organization_id, p.id, p.client_id, g.id, p.name, p.status, p.color, v_now::date - p.from_day - 2
  from demo_projects p
  left join public.categories g on g.organization_id = p.organization_id and g.name = p.category;

  insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
  select p.organization_id, p.id, p.rate from demo_projects p where p.rate is not null;

  insert into public.project_members (organization_id, project_id, user_id, created_at)
  select p.organization_id, p.id, m.user_id, v_now::date - p.from_day
  from demo_projects p
  join demo_members m on m.organization_id = p.organization_id and m.role = 'contractor' and m.person = any (p.people);

  -- Time -------------------------------------------------------------------------------------------------

  create temporary table demo_texts on commit drop as
  select k.kind, t.craft, d.text, row_number() over kinds as position, count(*) over (partition by k.kind, t.craft) as choices
  from (values
    ('web app', 'dev', 'Set up staging environment|Navigation on small screens|Form validation and error messages|Review of pull requests'
      '|Image loading and caching|Search results page|Fix date handling around midnight|Keyboard and screen reader pass|Upgrade dependencies'
      '|Write browser tests|Deploy and check|Content import script|Call about scope of next release|Tidy up layout components'),
    ('web', 'dev', 'Product page template|Checkout: address step|Redirects from the old site|Structured data and sitemap|Cookie-free analytics|Newsletter sign-up'),
    ('app', 'dev', 'API for saved items|Sign-in flow|Database migration and backfill|Push notifications|Offline mode: sync conflicts'
      '|Export to CSV|Permissions for staff accounts|Background jobs and retries|Calendar view|Load test and query plans'),
    ('care', 'dev', 'Monthly updates and backups|Look into slow page after report|Fix broken image links|Renew certificates and check logs'
      '|Small text changes|Restore test from backup|Answer support questions'),
    ('web app', 'design', 'Wireframes for next release|Review of build against design|Icons and illustrations|Mobile layouts|Prototype for user test'
      '|Notes from user test|Empty and error states|Design review with client|Colour contrast fixes|Components in dark mode|Form layouts'),
    ('brand', 'dev', 'Tokens from design files|Type scale in CSS|Build of component previews|Review of new styles|Image export pipeline'),
    ('brand', 'design', 'Moodboards|Logo sketches, second round|Type and colour pairings|Layout of guidelines|Photo selection|Banner set'
      '|Feedback call and changes|Print files|Button and input variants|Documentation of components|Social media templates'),
    ('brand', 'lead', 'Briefing with client|Review of drafts|Feedback call|Schedule and budget|Presentation to client'),
    ('web app care', 'lead', 'Weekly call with client|Planning of next sprint|Backlog and estimates|Review of release|Budget check and report'
      '|Write acceptance criteria|Content questions from client|Demo and feedback|Roadmap workshop'),
    ('consult', 'dev', 'Audit of templates|Screen reader test|Report: findings and priorities|Call to go through findings|Retest of fixes'),
    ('consult', 'design', 'Heuristic review|Interview notes|Journey map|Contrast and type size check|Workshop material'),
    ('consult', 'lead', 'Workshop preparation|Workshop with client team|Interviews|Write-up of recommendations|Editorial calendar'
      '|Review of search data|Summary for management'),
    ('internal', 'dev', 'Invoices and receipts|E-mail and planning|Laptop and backups|Quarterly tax papers|Reading and learning|Proposal for new client|Code review guild'),
    ('internal', 'design', 'Case study pages|New portfolio images|Style tweaks|Newsletter layout'),
    ('internal', 'lead', 'Team meeting|One-to-ones|Capacity planning|Hiring call|Offers and contracts|Month-end figures')
  ) as t (kinds, craft, texts)
  cross join string_to_table(t.kinds, ' ') as k (kind)
  cross join string_to_table(t.texts, '|') as d (text)
  window kinds as (partition by k.kind, t.craft order by d.text);

  insert into public.time_entries (
    organization_id, id, user_id, project_id, entry_date, time_zone, duration_seconds, description, created_at, updated_at)
  with days as (
    select m.*, d.day::date as day, m.slug || ' ' || m.person || ' ' || d.day::date as key
    from demo_members m
    cross join generate_series(m.first_day, m.today - 1, interval '1 day') as d (day)
    where extract(isodow from d.day) = any (m.weekdays)
      and to_char(d.day, 'MM-DD') <> all (m.holidays)
      and not m.away @> m.today - d.day::date
      -- Ill on two days of a hundred.
      and pg_temp.demo_pick('ill ' || m.person || d.day::date, 100) >= 2
  ), candidates as (
    -- A week is spent on few projects; the next brings others forward.
    select d.key, p.id as project_id, p.kind,
      row_number() over (partition by d.key order by md5(p.slug || p.name || d.person || date_trunc('week', d.day)::date)) as rank,
      count(*) over (partition by d.key) as choices
    from days d
    join demo_projects p on p.organization_id = d.organization_id and d.person = any (p.people)
      and d.today - d.day between p.until_day and p.from_day
  ), slots as (
    select d.*, s.slot, d.key || ' ' || s.slot as slot_key
    from days d
    cross join lateral (
      select d.least_entries + pg_temp.demo_pick('entries ' || d.key, d.most_entries - d.least_entries + 1) as entries) n
    -- Every other Friday ends at noon.
    cross join lateral generate_series(1, case
      when extract(isodow from d.day) = 5 and extract(week from d.day)::integer % 2 = 0 then (n.entries + 1) / 2
      else n.entries end) as s (slot)
  )
  select s.organization_id, pg_temp.demo_id(at.instant, s.slot_key), s.user_id, c.project_id, s.day, s.time_zone,
    900 * (s.least_quarters + pg_temp.demo_pick('long ' || s.slot_key, s.most_quarters - s.least_quarters + 1)),
    t.text, at.instant, at.instant
  from slots s
  join candidates c on c.key = s.key and c.rank = 1 + pg_temp.demo_pick('project ' || s.slot_key, least(c.choices, 5))
  join demo_texts t on t.kind = c.kind and t.craft = s.craft and t.position = 1 + pg_temp.demo_pick('text ' || s.slot_key, t.choices)
  -- Written down as the day goes, from half past nine.
  cross join lateral (select (s.day + time '09:30' + (s.slot - 1) * interval '70 minutes') at time zone s.time_zone as instant) at;

  -- Invoices -----------------------------------------------------------------------------------------------

  -- One for each client and month with work, issued on the first weekday after it. Numbers follow
  -- the order of issue, and so do the ids. The draft takes in all that is open, up to yesterday: it
  -- has no month.
  create temporary table demo_invoices on commit drop as
  with months as (
    select e.organization_id, p.client_id, m.month, min(e.entry_date) as first_date, max(e.entry_date) as last_date
    from public.time_entries e
    join demo_projects p on p.organization_id = e.organization_id and p.id = e.project_id
    join demo_clients c on c.organization_id = p.organization_id and c.id = p.client_id
    join demo_workspaces w on w.id = e.organization_id
    cross join lateral (
      select case when c.fate = 'drafted' and e.entry_date >= date_trunc('month', w.today) - interval '1 month' then null
        else date_trunc('month', e.entry_date)::date end as month) m
    group by e.organization_id, p.client_id, m.month
  ), planned as (
    select m.*, w.today, w.time_zone, w.prefix, c.client, c.currency, c.pays,
      coalesce(c.own_tax_rate_ppm, w.tax_rate_ppm) as tax_rate_ppm,
      case when m.month is null then 'draft' else a.status end as status,
      f.day + case extract(isodow from f.day)::integer when 6 then 2 when 7 then 1 else 0 end as issue_date,
      c.fate = 'redone' and m.month = date_trunc('month', w.today) - interval '5 months' as redone
    from months m
    join demo_clients c on c.organization_id = m.organization_id and c.id = m.client_id
    join demo_workspaces w on w.id = m.organization_id
    cross join (values ('void'), ('issued')) as a (status)
    cross join lateral (select (m.month + interval '1 month')::date as day) f
  ), numbered as (
    -- Of the one that was made again, the first has the wrong address and is void.
    select p.*, row_number() over (
      partition by p.organization_id order by p.issue_date, p.status = 'issued', md5(p.client || p.month)) as number
    from planned p
    where (p.status = 'issued' and p.issue_date < p.today)
      or (p.status = 'void' and p.redone and p.issue_date < p.today)
  ), dated as (
    select n.*, (n.issue_date + time '10:00' + n.number * interval '1 minute') at time zone n.time_zone as instant from numbered n
    union all
    select distinct p.*, null::bigint, (p.today - 1 + time '20:00') at time zone p.time_zone from planned p where p.status = 'draft'
  )
  select d.*, pg_temp.demo_id(d.instant, 'invoice ' || d.organization_id || d.client || d.status) as id from dated d;

  insert into public.invoices (
    organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, notes, created_by, created_at, updated_at)
  select i.organization_id, i.id, i.client_id, i.currency, o.payment_terms_days, o.tax_name, o.tax_rounding,
    case
      when i.status <> 'void' and i.redone then 'Replaces the invoice before it to the same client, which had a wrong address.'
      when i.client = 'fennel' then 'Reverse charge: VAT is due from the recipient (article 196, directive 2006/112/EC).'
      when i.client in ('deltaform', 'keystone') then 'Not subject to German VAT: the place of supply is the recipient''s.'
      else ''
    end,
    m.user_id, i.instant, i.instant
  from demo_invoices i
  join public.organizations o on o.id = i.organization_id
  join demo_members m on m.organization_id = i.organization_id and m.role = 'owner';

  -- One line for each project, its hours to two decimals.
  create temporary table demo_lines on commit drop as
  select i.organization_id, i.id as invoice_id, i.instant, i.status, i.tax_rate_ppm, p.id as project_id, p.name, p.rate,
    sum(e.duration_seconds) as seconds, array_agg(e.id) as entry_ids,
    row_number() over (partition by i.id order by lower(p.name), p.id) as position,
    pg_temp.demo_id(i.instant, i.id || p.name) as id
  from demo_invoices i
  join demo_projects p on p.organization_id = i.organization_id and p.client_id = i.client_id
  join public.time_entries e on e.organization_id = p.organization_id and e.project_id = p.id
    and e.entry_date between i.first_date and i.last_date
  group by i.organization_id, i.id, i.instant, i.status, i.tax_rate_ppm, p.id, p.name, p.rate;

  insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
  select l.organization_id, l.id, l.invoice_id, l.position, l.name, round(l.seconds / 3600.0, 2), l.rate, l.tax_rate_ppm
  from demo_lines l;

  for v_invoice in select i.organization_id, i.id from demo_invoices i loop
    perform private.total_invoice(v_invoice.organization_id, v_invoice.id);
  end loop;

  -- The void ones first: what they billed is billed by those that replaced them.
  foreach v_status in array array['void', 'issued', 'draft'] loop
    insert into public.billings (
      organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds, created_at)
    select e.organization_id, e.id, l.invoice_id, l.id, e.entry_date, e.duration_seconds, l.instant
    from demo_lines l
    join public.time_entries e on e.organization_id = l.organization_id and e.id = any (l.entry_ids)
    where l.status = v_status;

    update public.invoices i
    set status = 'issued', number = d.prefix || lpad(d.number::text, 4, '0'), issue_date = d.issue_date,
      due_date = d.issue_date + i.payment_terms_days, issued_at = d.instant,
      seller = jsonb_build_object('name', o.legal_name, 'address', o.address, 'taxNumber', o.tax_number),
      buyer = jsonb_build_object(
        'name', c.name, 'taxNumber', c.tax_number, 'email', c.email,
        'address', case d.status when 'void' then 'Old Mill Lane 1' else c.address end)
    from demo_invoices d
    join public.organizations o on o.id = d.organization_id
    join public.clients c on c.organization_id = d.organization_id and c.id = d.client_id
    where d.status = v_status and v_status <> 'draft' and i.organization_id = d.organization_id and i.id = d.id;

    update public.invoices i set status = 'void', voided_at = d.instant + interval '20 minutes'
    from demo_invoices d
    where d.status = v_status and v_status = 'void' and i.organization_id = d.organization_id and i.id = d.id;

    update public.billings b set released_at = i.voided_at
    from public.invoices i
    where b.released_at is null and i.status = 'void' and i.organization_id = b.organization_id and i.id = b.invoice_id
      and i.id in (select d.id from demo_invoices d where d.status = v_status);
  end loop;

  insert into public.invoice_counters (organization_id, series, next_number, last_issued_on)
  select i.organization_id, i.prefix, max(i.number) + 1, max(i.issue_date) from demo_invoices i group by i.organization_id, i.prefix;

  -- Payments -------------------------------------------------------------------------------------------------

  insert into public.payments (organization_id, id, invoice_id, amount_minor, currency, paid_on, created_by, created_at)
  select i.organization_id, pg_temp.demo_id(at.instant, i.id || ' payment ' || p.part), i.id, p.amount, i.currency, p.day, i.created_by, at.instant
  from public.invoices i
  join demo_invoices d on d.organization_id = i.organization_id and d.id = i.id and d.status = 'issued'
  cross join lateral (
    select 1, i.total_minor, i.issue_date + 4 + pg_temp.demo_pick('paid ' || i.number, 7) where d.pays = 'prompt'
    union all
    select 1, i.total_minor, (date_trunc('month', i.issue_date) + interval '1 month')::date where d.pays = 'monthly'
    union all
    select 1, i.total_minor, i.issue_date + 61 + pg_temp.demo_pick('paid ' || i.number, 7) where d.pays = 'late'
    union all
    select 1, i.total_minor / 2, i.issue_date + 10 where d.pays = 'halves'
    union all
    select 2, i.total_minor - i.total_minor / 2, i.issue_date + 28 where d.pays = 'halves'
  ) as p (part, amount, day)
  cross join lateral (select p.day::timestamp at time zone d.time_zone as instant) at
  where p.day <= d.today;

  update public.invoices i set status = 'paid', paid_on = p.paid_on
  from (
    select p.organization_id, p.invoice_id, sum(p.amount_minor) as amount_minor, max(p.paid_on) as paid_on
    from public.payments p
    join demo_workspaces w on w.id = p.organization_id
    group by p.organization_id, p.invoice_id
  ) p
  where i.organization_id = p.organization_id and i.id = p.invoice_id and i.total_minor = p.amount_minor;

  -- Put away at last: projects and clients that are over -----------------------------------------------------

  update public.projects p set archived_at = v_now::date - d.until_day + 30
  from demo_projects d
  where d.archived and p.organization_id = d.organization_id and p.id = d.id;

  update public.clients c set archived_at = v_now::date - 200
  from demo_clients d
  where d.archived and c.organization_id = d.organization_id and c.id = d.id;
end
$demo$;
