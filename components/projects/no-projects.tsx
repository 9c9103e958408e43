import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { ProjectListParams } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";

/** What stands where the list would be, and what to do next. */
export function NoProjects({
  view: { q, show, client },
  firstPage,
  add,
  allHref,
}: {
  view: ProjectListParams;
  firstPage: boolean;
  /** The button that makes a project; none for those who only work on assigned ones. */
  add: ReactNode;
  /** The same list without a search. */
  allHref: string;
}) {
  if (q) {
    return (
      <EmptyState
        title={t("empty.notFound")}
        action={<ButtonLink href={allHref}>{t("empty.clear")}</ButtonLink>}
      >
        {t("empty.notFoundText", { q })}
      </EmptyState>
    );
  }
  if (!firstPage) return <EmptyState title={t("empty.noMore")} />;
  if (show === "archived") {
    return <EmptyState title={t("empty.archived")}>{t("empty.archivedText")}</EmptyState>;
  }
  if (show) {
    return <EmptyState title={t(`empty.ofStatus.${show}`)}>{t("empty.ofStatusText")}</EmptyState>;
  }
  const icon = <Icon name="projects" size={20} />;
  if (!add) {
    return (
      <EmptyState icon={icon} title={t("empty.forYou")}>
        {t("empty.forYouText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={client ? t("empty.noneOfClient") : t("empty.none")} action={add}>
      {t("empty.noneText")}
    </EmptyState>
  );
}
