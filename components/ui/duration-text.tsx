import { formatDuration } from "@/lib/durations";

/** Hours and minutes: 1:30 to the eye, words to a screen reader, which would read a clock time. */
export function DurationText({
  seconds,
  spoken,
  unit = false,
}: {
  seconds: number;
  spoken: string | undefined;
  unit?: boolean | undefined;
}) {
  return (
    <span className="duration">
      <span aria-hidden="true">{`${formatDuration(seconds)}${unit ? " h" : ""}`}</span>
      <span>{spoken}</span>
    </span>
  );
}
