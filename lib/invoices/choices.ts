import { formatDate } from "@/lib/dates";
import { formatDuration } from "@/lib/durations";
import type { UnbilledClient } from "./schema";
import { t } from "./words";

/** A client to bill as a choice: Acme: 12:30 h, Nov 1, 2026 – Nov 20, 2026. */
export function billingChoice(client: UnbilledClient, locale: string) {
  const { id: value, name, durationSeconds, firstDate, lastDate } = client;
  if (!firstDate || !lastDate) return { value, label: name };
  const days = [...new Set([firstDate, lastDate])];
  const period = days.map((date) => formatDate(date, locale)).join(" – ");
  const duration = formatDuration(durationSeconds);
  return { value, label: t("newForm.choice", { name, duration, period }) };
}
