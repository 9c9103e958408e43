/*
 * What a new workspace starts with when its owner says no more than its name.
 */

/** Letters that lose nothing of themselves when their accents are taken off. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * An address made from a name: Müller & Søn is muller-son. At most 48 of a-z, 0-9 and dashes; empty
 * when the name has none of those. It may be too short, reserved or taken.
 */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
}

/** The same for somebody who left the address to us: never empty or too short. */
export function derivedSlug(name: string): string {
  const slug = slugOf(name);
  if (slug.length >= 3) return slug;
  return slug === "" ? "my-workspace" : `${slug}-work`;
}

const currencies: readonly (readonly [currency: string, regions: string])[] = [
  ["EUR", "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK BG"],
  ["GBP", "GB"],
  ["CHF", "CH LI"],
  ["AUD", "AU"],
  ["CAD", "CA"],
  ["NZD", "NZ"],
  ["INR", "IN"],
  ["SGD", "SG"],
  ["ZAR", "ZA"],
  ["CZK", "CZ"],
  ["DKK", "DK"],
  ["HUF", "HU"],
  ["ISK", "IS"],
  ["NOK", "NO"],
  ["PLN", "PL"],
  ["RON", "RO"],
  ["SEK", "SE"],
  ["TRY", "TR"],
  ["UAH", "UA"],
  ["ILS", "IL"],
  ["ARS", "AR"],
  ["BRL", "BR"],
  ["CLP", "CL"],
  ["COP", "CO"],
  ["MXN", "MX"],
  ["CNY", "CN"],
  ["HKD", "HK"],
  ["IDR", "ID"],
  ["JPY", "JP"],
  ["KRW", "KR"],
  ["MYR", "MY"],
  ["TWD", "TW"],
  ["VND", "VN"],
];

/** The currency of the region that a locale names; US dollars for the rest of the world. */
export function currencyOf(locale: string): string {
  const region = locale.split("-").at(-1) ?? "";
  return currencies.find(([, regions]) => regions.split(" ").includes(region))?.[0] ?? "USD";
}
