import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "success" | "warn" | "danger" | "info";

const tones: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-accent-line bg-accent-soft text-accent-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  warn: "border-warn-line bg-warn-soft text-warn-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
  info: "border-info-line bg-info-soft text-info-ink",
};

const shape =
  "inline-flex items-center gap-1.5 rounded-full border px-2 py-px text-xs font-medium whitespace-nowrap";

/** A word about a thing. The tone repeats what the word says and never says it alone. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${shape} ${tones[tone]}`}>{children}</span>;
}

/** A badge for where a thing stands: it has a dot. */
export function StatusBadge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`${shape} ${tones[tone]}`}>
      <svg viewBox="0 0 6 6" className="size-1.5 fill-current" aria-hidden="true">
        <circle cx="3" cy="3" r="3" />
      </svg>
      {children}
    </span>
  );
}
