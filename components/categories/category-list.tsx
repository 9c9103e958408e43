import Link from "next/link";
import { ColorDot } from "@/components/ui/color-dot";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { Category } from "@/lib/categories/schema";
import { t } from "@/lib/categories/words";
import { paths } from "@/lib/paths";

export function CategoryList({
  slug,
  categories,
}: {
  slug: string;
  categories: readonly Category[];
}) {
  if (categories.length === 0) {
    return (
      <EmptyState icon={<Icon name="categories" size={20} />} title={t("none")}>
        {t("noneText")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line border-t border-line">
      {categories.map(({ id, name, color }) => (
        <li key={id}>
          <Link
            href={paths.category(slug, id)}
            prefetch={false}
            className="flex min-h-11 items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-sunken/60 sm:px-5"
          >
            <ColorDot color={color} size={12} />
            <span className="min-w-0 flex-1 font-medium wrap-anywhere">{name}</span>
            <Icon name="forward" className="shrink-0 text-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
