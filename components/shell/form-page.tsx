import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";

type Crumb = { label: string; href: string };

/** A page with one form, on the way back from which stands `from`. */
export function FormPage({
  title,
  description,
  from,
  actions,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  /** The pages it belongs to, the outermost first. */
  from: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title={title} description={description} breadcrumbs={from} actions={actions} />
      {children}
    </>
  );
}
