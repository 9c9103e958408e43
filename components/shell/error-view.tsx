import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { errorWords } from "./error-words";

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
      <h1 className="text-2xl/8 font-semibold tracking-tight">{errorWords.title}</h1>
      <p className="mt-2 max-w-sm text-muted">{errorWords.text}</p>
      {reference && (
        <p className="mt-2 text-xs text-faint">
          {errorWords.reference} <code className="num select-all">{reference}</code>
        </p>
      )}
      <div className="mt-6 flex gap-2">
        {retry}
        <a href={paths.home} className={buttonClass()}>
          {errorWords.start}
        </a>
      </div>
    </div>
  );
}
