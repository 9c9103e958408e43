import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** Something failed that the user did not cause. The reference finds it in the server's log. */
export function ErrorView({
  reference,
  retry,
}: {
  reference?: string | undefined;
  retry?: ReactNode;
}) {
  return (
    <div className="grid place-items-center py-16 text-center">
      <h1 className="text-2xl/8 font-semibold tracking-tight">Something went wrong</h1>
      <p className="mt-2 max-w-sm text-muted">
        The fault is ours. Nothing was saved half-way; trying again is safe.
      </p>
      {reference && (
        <p className="mt-2 text-xs text-faint">
          Reference <code className="num select-all">{reference}</code>
        </p>
      )}
      <div className="mt-6 flex gap-2">
        {retry}
        <a href={paths.home} className={buttonClass()}>
          Back to start
        </a>
      </div>
    </div>
  );
}
