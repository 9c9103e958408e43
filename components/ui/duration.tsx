import { spokenDuration } from "@/lib/spoken-durations";
import { DurationText } from "./duration-text";

/** A DurationText with its words. */
export function Duration({ seconds, unit }: { seconds: number; unit?: boolean }) {
  return <DurationText seconds={seconds} spoken={spokenDuration(seconds)} unit={unit} />;
}
