-- What a draft comes to while it is being written. The editor shows the sums of lines that are not
-- stored, and they must be the ones that saving would give: the same rounding, the same taxes.

create function public.preview_invoice(invoice_id uuid, lines jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_rounding text := (select i.tax_rounding from public.invoices i where i.id = preview_invoice.invoice_id);
begin
  if v_rounding is null then
    return null;
  elsif jsonb_typeof(lines) is distinct from 'array' then
    raise exception 'lines_invalid' using errcode = 'PT422';
  elsif jsonb_array_length(lines) > 200 then
    raise exception 'too_many_lines' using errcode = 'PT422';
  end if;
  return (
    with line as (
      -- Reckoned as invoice_lines.amount_minor is. A line of null is one that is not written yet.
      select l.position, (l.value ->> 'taxRatePpm')::integer as rate_ppm,
        round((l.value ->> 'quantity')::numeric(12, 2) * (l.value ->> 'unitPriceMinor')::bigint)::bigint as amount_minor
      from jsonb_array_elements(lines) with ordinality as l (value, position)
    ), written as (
      select array_agg(l.amount_minor order by l.position) as nets_minor,
        array_agg(l.rate_ppm order by l.position) as rates_ppm
      from line l
      where l.amount_minor is not null
    ), tax as (
      select t.tax_rate_ppm, t.net_minor, t.tax_minor
      from written w
      cross join private.taxes(w.nets_minor, w.rates_ppm, v_rounding) t
    )
    select jsonb_build_object(
      'amounts', (select coalesce(jsonb_agg(l.amount_minor order by l.position), '[]') from line l),
      'taxes', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'ratePpm', t.tax_rate_ppm, 'netMinor', t.net_minor, 'taxMinor', t.tax_minor
        ) order by t.tax_rate_ppm desc), '[]')
        from tax t),
      'subtotalMinor', (select coalesce(sum(t.net_minor), 0) from tax t),
      'totalMinor', (select coalesce(sum(t.net_minor + t.tax_minor), 0) from tax t)));
exception
  -- Lines that are no lines: not an object, not a number, a number beyond its column.
  when data_exception then
    raise exception 'lines_invalid' using errcode = 'PT422';
end
$$;
comment on function public.preview_invoice(uuid, jsonb) is
  'What an invoice would come to with the lines given, an array as save_invoice takes it, in which null is a line that '
  'is not written yet: the amount of each (null for null), the tax by rate and the sums, in minor units. Stores '
  'nothing; null when there is no such invoice that the caller sees. Refuses lines of another form (lines_invalid) and '
  'more than 200 of them (too_many_lines).';
grant execute on function public.preview_invoice(uuid, jsonb) to authenticated;
