import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "success" | "warn" | "danger" | "info";

const tones: Record<Tone, string> = {
  neutral: "badge",
  accent: "badge badge-accent",
  success: "badge badge-success",
  warn: "badge badge-warn",
  danger: "badge badge-danger",
  info: "badge badge-info",
};

/** A word about a thing. The tone repeats what the word says and never says it alone. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tones[tone]}>{children}</span>;
}

/** A badge for where a thing stands: it has a dot. */
export function StatusBadge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${tones[tone]} badge-status`}>{children}</span>;
}
