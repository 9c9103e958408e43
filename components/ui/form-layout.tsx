import type { ReactNode } from "react";

/** The buttons that end a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-1">{children}</div>;
}

/** Fields side by side from 640 px on, below each other on a phone. */
export function FormRow({ columns = 2, children }: { columns?: 2 | 3; children: ReactNode }) {
  const wide = columns === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2";
  return <div className={`grid items-start gap-5 sm:gap-4 ${wide}`}>{children}</div>;
}

/** Fields that belong together, under a heading that screen readers repeat with each. */
export function FormSection({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="min-w-0 border-t border-line pt-6 first-of-type:border-0 first-of-type:pt-0">
      <legend className="float-start w-full text-base font-semibold">{title}</legend>
      {description && <p className="clear-both pt-1 text-muted">{description}</p>}
      <div className="clear-both grid gap-5 pt-4">{children}</div>
    </fieldset>
  );
}
