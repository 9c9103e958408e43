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
  printed = true,
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
  /** Whether the head stands on paper too; a document has one of its own. */
  printed?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <div className={printed ? undefined : "print:hidden"}>
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
      </div>
      {notice}
      {children}
    </>
  );
}
