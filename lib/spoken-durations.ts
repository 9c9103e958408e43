import { t } from "@/lib/common-words";

/** A duration for a screen reader, which would read 1:30 as a time of day: 1 hour 30 minutes. */
export function spokenDuration(seconds: number): string {
  const all = Math.round(seconds / 60);
  const given = { hours: Math.floor(all / 60), minutes: all % 60 };
  if (given.hours === 0) return t("spoken.minutes", given);
  return t(given.minutes === 0 ? "spoken.hours" : "spoken.both", given);
}
