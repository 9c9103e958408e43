import Link from "next/link";

/** Views of one subject, each with an address of its own. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly {
    href: string;
    label: string;
    current?: boolean | undefined;
    count?: number | undefined;
  }[];
}) {
  return (
    <nav aria-label={label} className="border-b border-line print:hidden">
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.current ? "page" : undefined}
              className="flex min-h-10 min-w-6 items-center justify-center gap-2 border-b-2 border-transparent font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent-ink aria-[current]:text-ink forced-colors:border-0 forced-colors:aria-[current]:border-b-2"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="num rounded-full bg-sunken px-1.5 text-xs text-muted">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
