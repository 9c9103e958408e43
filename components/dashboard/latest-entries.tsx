import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { TextLink } from "@/components/ui/text-link";
import type { DashboardEntry } from "@/lib/dashboard/schema";
import { t } from "@/lib/dashboard/words";
import { formatDay } from "@/lib/dates";
import { paths } from "@/lib/paths";

/** The ten latest entries, with their people where the reader sees everyone's. */
export function LatestEntries({
  slug,
  entries,
  today,
  locale,
  everyone,
}: {
  slug: string;
  entries: readonly DashboardEntry[];
  today: string;
  locale: string;
  everyone: boolean;
}) {
  const who = everyone ? "all" : undefined;
  return (
    <Card
      title={t("entries.title")}
      description={t(everyone ? "entries.everyone" : "entries.own")}
      actions={
        entries.length > 0 && (
          <TextLink href={paths.time(slug, { who })}>{t("entries.sheet")}</TextLink>
        )
      }
      flush
    >
      {entries.length > 0 ? (
        <ul className="card-lines">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div className="line-top">
                <Link
                  href={paths.timeEntry(slug, entry.id, { who })}
                  prefetch={false}
                  {...(!entry.description && { className: "text-faint" })}
                >
                  {entry.description || t("entries.noDescription")}
                </Link>
                <Duration seconds={entry.durationSeconds} unit />
              </div>
              <div className="line-foot">
                <ProjectLabel
                  name={entry.projectName}
                  color={entry.projectColor}
                  clientName={entry.clientName}
                />
                <span>
                  {everyone
                    ? t("entries.by", {
                        who: entry.own ? "you" : entry.userName === null ? "former" : "other",
                        name: entry.userName ?? "",
                        day: formatDay(entry.date, today, locale),
                      })
                    : formatDay(entry.date, today, locale)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={<Icon name="time" size={20} />}
          title={t("entries.none")}
          action={<ButtonLink href={paths.time(slug)}>{t("logTime")}</ButtonLink>}
        >
          {t("entries.noneText")}
        </EmptyState>
      )}
    </Card>
  );
}
