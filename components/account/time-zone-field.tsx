"use client";

import { useEffect, useState } from "react";

/** Tells the server the browser's time zone, which no header does. Without a script it stays UTC. */
export function TimeZoneField({ name }: { name: string }) {
  const [zone, setZone] = useState("UTC");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name={name} value={zone} />;
}
