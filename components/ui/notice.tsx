import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  info: { look: "border-info-line bg-info-soft text-info-ink", Icon: Info },
  success: { look: "border-success-line bg-success-soft text-success-ink", Icon: CircleCheck },
  warn: { look: "border-warn-line bg-warn-soft text-warn-ink", Icon: TriangleAlert },
  danger: { look: "border-danger-line bg-danger-soft text-danger-ink", Icon: CircleAlert },
};

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
  const { look, Icon } = tones[tone];
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border px-4 py-3 ${look}`}
    >
      <div className="flex min-w-60 flex-1 gap-3">
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
        <div className="min-w-0">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={title ? "mt-0.5 text-ink" : "text-ink"}>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
