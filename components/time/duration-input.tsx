"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { formatDuration, meantMinutes, parseDuration } from "@/lib/durations";
import { example } from "./reading";

/** Words with an example in them, in whose place what was typed is put. */
type Words = { reads: string; minutes: string };

/**
 * A duration as it was typed, and beneath what it is taken for where that is not plain to see. A form
 * that is sent is read on the server by the same rules: without a script only this line is missing.
 */
export function DurationInput({
  defaultValue,
  words,
}: {
  defaultValue?: string | undefined;
  words: Words;
}) {
  const [reading, setReading] = useState("");
  return (
    <>
      <Input
        defaultValue={defaultValue}
        className="num"
        maxLength={20}
        autoComplete="off"
        onInput={(event) => setReading(read(event.currentTarget.value, words))}
      />
      <output className="duration-reading">{reading}</output>
    </>
  );
}

function read(text: string, words: Words): string {
  const minutes = meantMinutes(text);
  if (minutes !== undefined) return words.minutes.replace(example.minutes, String(minutes));
  const seconds = parseDuration(text);
  const duration = seconds && formatDuration(seconds);
  if (!duration || duration === text.trim()) return "";
  return words.reads.replace(example.duration, duration);
}
