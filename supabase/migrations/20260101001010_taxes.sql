-- Taxes: the one reckoning of tax, for whatever bills something.

create function private.taxes(p_nets_minor bigint[], p_rates_ppm integer[], p_rounding text)
returns table (tax_rate_ppm integer, net_minor bigint, tax_minor bigint)
language sql immutable security invoker set search_path = '' as $$
  -- round() of numeric is half away from zero. A millionth is multiplied with, because a quotient would be
  -- rounded to some sixteen digits first, and half of a large amount twice.
  select l.rate_ppm, sum(l.net_minor)::bigint,
    (case p_rounding
      when 'line' then sum(round(l.net_minor * l.rate_ppm::numeric * 0.000001))
      else round(sum(l.net_minor) * l.rate_ppm * 0.000001)
    end)::bigint
  from unnest(p_nets_minor, p_rates_ppm) as l (net_minor, rate_ppm)
  group by l.rate_ppm
$$;
comment on function private.taxes(bigint[], integer[], text) is
  'The net amount and the tax of each rate, given the net amounts of lines (minor units) and beside each its rate '
  '(parts per million). Tax is rounded half away from zero: once for each rate, the category of EN 16931 (BR-CO-17: '
  'the tax amount of a category is its taxable amount times its rate, rounded), or on each line where the rounding '
  'is ''line''. Reads no table: a draft, an estimate and an editor that has saved nothing get the same answer.';
grant execute on function private.taxes(bigint[], integer[], text) to authenticated;

create function private.invoice_taxes(p_organization_id uuid, p_invoice_id uuid)
returns table (tax_rate_ppm integer, net_minor bigint, tax_minor bigint)
language sql stable security invoker set search_path = '' as $$
  select t.tax_rate_ppm, t.net_minor, t.tax_minor
  from (
    select i.tax_rounding,
      array_agg(l.amount_minor order by l.id) as nets_minor, array_agg(l.tax_rate_ppm order by l.id) as rates_ppm
    from public.invoices i
    join public.invoice_lines l on l.organization_id = i.organization_id and l.invoice_id = i.id
    where i.organization_id = p_organization_id and i.id = p_invoice_id
    group by i.tax_rounding
  ) d
  cross join private.taxes(d.nets_minor, d.rates_ppm, d.tax_rounding) t
$$;
comment on function private.invoice_taxes(uuid, uuid) is
  'The net amount and the tax of each rate on an invoice, in minor units, rounded as the document says.';
grant execute on function private.invoice_taxes(uuid, uuid) to authenticated;

create function private.total_invoice(p_organization_id uuid, p_invoice_id uuid) returns void
language sql volatile security invoker set search_path = '' as $$
  update public.invoices i
  set subtotal_minor = s.subtotal_minor, tax_minor = s.tax_minor
  from (
    select coalesce(sum(t.net_minor), 0) as subtotal_minor, coalesce(sum(t.tax_minor), 0) as tax_minor
    from private.invoice_taxes(p_organization_id, p_invoice_id) t
  ) s
  where i.organization_id = p_organization_id and i.id = p_invoice_id
$$;
comment on function private.total_invoice(uuid, uuid) is 'Sets an invoice''s subtotal and tax from its lines.';
