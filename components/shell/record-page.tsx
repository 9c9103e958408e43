import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";

/** The page of one record: its name, where it stands, what can be done with it, and its parts. */
export function RecordPage({
  name,
  mark,
  from,
  status,
  description,
  actions,
  notice,
  children,
}: {
  name: string;
  /** Before the name, such as its colour. */
  mark?: ReactNode;
  /** The list it is in. */
  from: { label: string; href: string };
  status?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** What to know before all else, such as that it is archived. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex items-baseline gap-3 wrap-anywhere">
            {mark}
            {name}
          </span>
        }
        breadcrumbs={[from]}
        meta={status}
        description={description}
        actions={actions}
      />
      {notice}
      {children}
    </>
  );
}
