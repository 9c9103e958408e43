import type { ReactNode } from "react";
import { Icon } from "./icon";

const tones = {
  info: { look: "border-info-line bg-info-soft text-info-ink", icon: "info" },
  success: { look: "border-success-line bg-success-soft text-success-ink", icon: "paid" },
  warn: { look: "border-warn-line bg-warn-soft text-warn-ink", icon: "warning" },
  danger: { look: "border-danger-line bg-danger-soft text-danger-ink", icon: "error" },
} as const;

/** A standing remark in the page. What an action did goes into a flash instead. */
export function Notice({
  tone = "info",
  title,
  action,
  children,
}: {
  tone?: keyof typeof tones | undefined;
  title?: string | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { look, icon } = tones[tone];
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border px-4 py-3 ${look}`}
    >
      <div className="flex min-w-60 flex-1 gap-3">
        <Icon name={icon} className="mt-0.5" />
        <div className="min-w-0">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={title ? "mt-0.5text-ink" : "text-ink"}>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
