import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";

const pages = [
  { key: "general", label: "General", href: paths.settings },
  { key: "invoicing", label: "Invoicing", href: paths.invoicingSettings },
  { key: "categories", label: "Categories", href: paths.categories },
] as const;

/** The head that the pages of the settings share. */
export function SettingsFrame({
  slug,
  current,
  children,
}: {
  slug: string;
  current: (typeof pages)[number]["key"];
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        tabs={pages.map(({ key, label, href }) => ({
          label,
          href: href(slug),
          current: key === current,
        }))}
      />
      <div className="grid max-w-2xl gap-6">{children}</div>
    </>
  );
}
