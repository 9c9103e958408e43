import { formatDuration, spokenDuration } from "@/lib/durations";

/** Hours and minutes: 1:30 to the eye, words to a screen reader, which would read a clock time. */
export function Duration({ seconds, unit = false }: { seconds: number; unit?: boolean }) {
  return (
    <span className="duration">
      <span aria-hidden="true">{`${formatDuration(seconds)}${unit ? " h" : ""}`}</span>
      <span className="sr-only">{spokenDuration(seconds)}</span>
    </span>
  );
}
