/* Durations are whole seconds. */

/** An entry lasts a minute at least and a day at most, in seconds. */
export const shortestEntry = 60;
export const longestEntry = 86_400;

/**
 * What was typed, as seconds: 1:30, 1.5, 1,5, 90m, 1h 30m, 1h30, 2h. A bare number is hours.
 * Undefined when it is not a duration. A fraction of a minute is rounded to the nearest, half up.
 */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60;
  const decimal = /^(?=[.,]?\d)(\d{0,3})(?:[.,](\d{0,9}))?\s*(?:h|hrs?|hours?)?$/.exec(typed);
  if (decimal) {
    // Whole numbers until the last step, so that 0.025 hours is 1.5 minutes and nothing less.
    const billionths = Number(`${decimal[1]}${(decimal[2] ?? "").padEnd(9, "0")}`);
    return Math.round((billionths * 60) / 1e9) * 60;
  }
  const minutes = /^(\d{1,4})\s*m(?:in(?:ute)?s?)?$/.exec(typed);
  if (minutes) return Number(minutes[1]) * 60;
  const both =
    /^(\d{1,3})\s*h(?:(?:ou)?rs?)?\s*(?:and\s+)?(\d{1,2})(?:\s*m(?:in(?:ute)?s?)?)?$/.exec(typed);
  return both ? Number(both[1]) * 3600 + Number(both[2]) * 60 : undefined;
}

/** Hours and minutes as people read them: 1:30. */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** The same for a screen reader: 1 hour 30 minutes. */
export function spokenDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const part = (count: number, unit: string) =>
    count > 0 ? `${count} ${unit}${count === 1 ? "" : "s"}` : "";
  return (
    [part(Math.floor(minutes / 60), "hour"), part(minutes % 60, "minute")]
      .filter(Boolean)
      .join(" ") || "0 minutes"
  );
}
