import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";
import { t } from "./words";

const pages = [
  { key: "general", href: paths.settings },
  { key: "invoicing", href: paths.invoicingSettings },
  { key: "categories", href: paths.categories },
] as const;

/** One of the pages of the settings, under the head that they share. */
export function SettingsPage({
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
      <PageHeader title={t("settings.title")} />
      <Tabs
        label={t("settings.title")}
        tabs={pages.map(({ key, href }) => ({
          label: t(`settings.${key}`),
          href: href(slug),
          current: key === current,
        }))}
      />
      <div className="grid max-w-2xl gap-6">{children}</div>
    </>
  );
}

/** The way from a page below the settings back to them. */
export function fromSettings(slug: string): { label: string; href: string } {
  return { label: t("settings.title"), href: paths.settings(slug) };
}
