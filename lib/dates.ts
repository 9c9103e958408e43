import { t } from "@/lib/common-words";

/*
 * Days are ISO dates (2026-11-21) in the workspace's time zone, which the database names. Nothing here
 * asks the server's own clock zone.
 */

/** An ISO date as the locale writes it: Nov 21, 2026. */
export function formatDate(date: string, locale: string): string {
  return format(date, locale, { dateStyle: "medium" });
}

/** A day in a list: Today, Yesterday, Sat, Nov 21, or Sun, Dec 28, 2025 in another year. */
export function formatDay(date: string, today: string, locale: string): string {
  return dayName(date, today) ?? formatShortDay(date, today, locale);
}

/** What people call a day near today: Today, Yesterday. Undefined for any other. */
export function dayName(date: string, today: string): string | undefined {
  if (date === today) return t("days.today");
  if (date === addDays(today, -1)) return t("days.yesterday");
  return undefined;
}

/** A day by its date: Sat, Nov 21, or Sun, Dec 28, 2025 in another year than today's. */
export function formatShortDay(date: string, today: string, locale: string): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return format(date, locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** A whole day: Saturday, November 21. */
export function formatLongDay(date: string, locale: string): string {
  return format(date, locale, { weekday: "long", day: "numeric", month: "long" });
}

/** The weekday of a date for a column as narrow as a letter or three: Sat. */
export function formatWeekday(date: string, locale: string): string {
  return format(date, locale, { weekday: "short" });
}

/** From one day to another: Nov 15 – 21, 2026. */
export function formatDateRange(from: string, until: string, locale: string): string {
  return formatter(locale, { dateStyle: "medium" }).formatRange(noon(from), noon(until));
}

/** The month of an ISO date: November 2026. */
export function formatMonth(date: string, locale: string): string {
  return format(date, locale, { month: "long", year: "numeric" });
}

/** An instant as the clock of a time zone shows it: Nov 21, 2026, 2:05 PM. */
export function formatMoment(instant: string, locale: string, timeZone: string): string {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** The same as short as it tells: 2:05 PM today in that zone, Nov 21, 2026 on any other day. */
export function formatShortMoment(
  instant: string,
  now: Date,
  locale: string,
  timeZone: string,
): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const date = day.format(new Date(instant));
  if (date !== day.format(now)) return date;
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(
    new Date(instant),
  );
}

/** The ISO date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Whether the text is a calendar date that exists, as 2026-11-21. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether this is an IANA time zone that the runtime knows. Offsets such as +02:00 are none. */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]+)+)$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

function format(date: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(locale, options).format(noon(date));
}

// A calendar date has no zone; noon UTC read in UTC is that date everywhere.
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
}

function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
