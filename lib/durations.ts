/* Durations are whole seconds. */

/** An entry lasts a minute at least and a day at most, in seconds. */
export const shortestEntry = 60;
export const longestEntry = 86_400;

/**
 * What was typed, as seconds: 1:30, 1:5, :30, 1.5, 1,5, 90m, 1h 30m, 1h30, 2h, or from one time of day to
 * another, past midnight too: 9:00-10:30, 22-1:15. A bare number is hours. Undefined when it is not a
 * duration. A fraction of a minute is rounded to the nearest, half up.
 */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  const clock = /^(\d{0,3}):([0-5]?\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60;
  const span = /^(\d{1,2}(?::[0-5]\d)?)\s*(?:-|–|to)\s*(\d{1,2}(?::[0-5]\d)?)$/.exec(typed);
  if (span) return between(span[1] ?? "", span[2] ?? "");
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

/** From one time of day to the next moment of the other: nothing when they are the same. */
function between(from: string, to: string): number | undefined {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  if (start === undefined || end === undefined) return undefined;
  return end >= start ? end - start : end - start + longestEntry;
}

/** Seconds since midnight: 9, 9:00, up to 24:00. */
function timeOfDay(text: string): number | undefined {
  const [hours, minutes = 0] = text.split(":").map(Number);
  const seconds = Number(hours) * 3600 + minutes * 60;
  return seconds <= longestEntry ? seconds : undefined;
}

/** A bare number that is too many hours, but could have been meant as minutes: 90. */
export function meantMinutes(text: string): number | undefined {
  const typed = text.trim();
  const hours = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return hours * 3600 > longestEntry ? hours : undefined;
}

/** Hours and minutes as people read them: 1:30. */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
