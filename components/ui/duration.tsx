import { formatDuration, spokenDuration } from "@/lib/durations";

/** Hours and minutes: 1:30 to the eye, words to a screen reader, which would read a clock time. */
export function Duration({ seconds }: { seconds: number }) {
  return (
    <span className="duration">
      <span aria-hidden="true">{formatDuration(seconds)}</span>
      <span className="sr-only">{spokenDuration(seconds)}</span>
    </span>
  );
}
