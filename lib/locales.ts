import { localeName } from "@/lib/words";

/*
 * Locales decide how dates, numbers and amounts are written. All on the list write them with the
 * digits 0 to 9 and in the calendar of the forms.
 */

const tags =
  "en-US en-GB en-AU en-CA en-IE en-IN en-NZ en-SG en-ZA bg-BG cs-CZ da-DK de-DE de-AT de-CH el-GR " +
  "es-ES es-AR es-CL es-CO es-MX et-EE fi-FI fr-FR fr-BE fr-CA fr-CH he-IL hi-IN hr-HR hu-HU id-ID " +
  "is-IS it-IT it-CH ja-JP ko-KR lt-LT lv-LV ms-MY nb-NO nl-NL nl-BE pl-PL pt-BR pt-PT ro-RO sk-SK " +
  "sl-SI sv-SE tr-TR uk-UA vi-VN zh-CN zh-HK zh-TW";

export const locales: readonly string[] = tags.split(" ");

/** The locales by their names, and `current` too when it is none of them. */
export function localeOptions(current: string): { value: string; label: string }[] {
  const all = locales.includes(current) ? locales : [...locales, current];
  return all.map((value) => ({ value, label: localeName(value) }));
}

/** Whether the text is a locale that the database stores and this runtime can format for. */
export function isLocale(text: string): boolean {
  return (
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(text) &&
    Intl.DateTimeFormat.supportedLocalesOf(text).length > 0
  );
}

/**
 * The locale of a browser, from its Accept-Language header: the first language there that is on the
 * list, in the region asked for or else its first one. American English when none is.
 */
export function preferredLocale(acceptLanguage: string | null): string {
  const asked = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of asked) {
    const exact = locales.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    const language = tag.split("-")[0]?.toLowerCase();
    const found = exact ?? locales.find((locale) => locale.split("-")[0] === language);
    if (found) return found;
  }
  return "en-US";
}
