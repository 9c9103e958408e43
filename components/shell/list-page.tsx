import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { Toolbar } from "@/components/ui/toolbar";
import { t } from "./words";

type View = Record<string, string | undefined>;

/**
 * A page that lists records: views of the list as tabs, a search, one page of rows or what stands
 * there when there is none, and the way to the other pages. Everything is in the address.
 */
export function ListPage({
  title,
  description,
  from,
  add,
  above,
  href,
  view,
  tabs,
  search,
  aside,
  start,
  next,
  pagesLabel,
  below,
  children,
}: {
  title: string;
  description: ReactNode;
  /** The pages it belongs to, the outermost first. */
  from?: readonly { label: string; href: string }[];
  /** The button that makes a new record, for those who may. */
  add?: ReactNode;
  /** Before the list, such as a form that adds to it. */
  above?: ReactNode;
  /** The address of the list with a view of it. */
  href: (view: View) => string;
  /** What the list is narrowed to now, without the search and the page. */
  view: View;
  tabs?: { label: string; items: readonly { label: string; view: View; current: boolean }[] };
  search?: { value: string; label: string; placeholder: string };
  /** Beside the search, such as that only one client's records are shown. */
  aside?: ReactNode;
  /** Whether this is the first page. */
  start: boolean;
  /** Where the next page starts; none on the last. */
  next: View | null | undefined;
  pagesLabel: string;
  /** After the list: another one that belongs to it. */
  below?: ReactNode;
  children: ReactNode;
}) {
  const q = search?.value || undefined;
  return (
    <>
      <PageHeader title={title} description={description} breadcrumbs={from} actions={add} />
      {above}
      {tabs && (
        <Tabs
          label={tabs.label}
          tabs={tabs.items.map(({ label, view: shown, current }) => ({
            label,
            href: href({ q, ...shown }),
            current,
          }))}
        />
      )}
      {(search || aside) && (
        <Toolbar>
          {search && (
            <SearchForm
              action={href({})}
              defaultValue={q}
              label={search.label}
              placeholder={search.placeholder}
              hidden={given(view)}
              clearHref={href(view)}
            />
          )}
          {aside}
        </Toolbar>
      )}
      <Card flush>{children}</Card>
      <Pagination
        label={pagesLabel}
        back={start ? undefined : href({ q, ...view })}
        backLabel={t("list.first")}
        forward={next ? href({ q, ...view, ...next }) : undefined}
        forwardLabel={t("list.next")}
      />
      {below}
    </>
  );
}

function given(view: View): Record<string, string> {
  return Object.fromEntries(
    Object.entries(view).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
