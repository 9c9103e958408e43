import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Duration } from "@/components/ui/duration";
import { Notice } from "@/components/ui/notice";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDate } from "@/lib/dates";
import type { TimeEntry } from "@/lib/time/schema";
import { t } from "@/lib/time/words";

/** An entry that the reader cannot change, and why not. */
export function TimeEntryDetails({ entry, locale }: { entry: TimeEntry; locale: string }) {
  return (
    <>
      <Notice tone="info" title={t(entry.billed ? "locked.billed" : "locked.others")}>
        {t(entry.billed ? "locked.billedText" : "locked.othersText")}
      </Notice>
      <Card className="max-w-2xl">
        <DescriptionList
          items={[
            {
              term: t("field.project"),
              value: (
                <ProjectLabel
                  name={entry.projectName}
                  color={entry.projectColor}
                  clientName={entry.clientName}
                />
              ),
            },
            {
              term: t("locked.person"),
              value: entry.own ? t("you") : (entry.userName ?? t("formerMember")),
            },
            { term: t("field.description"), value: entry.description || t("sheet.noDescription") },
            {
              term: t("field.duration"),
              value: <Duration seconds={entry.durationSeconds} unit />,
            },
            { term: t("field.date"), value: formatDate(entry.date, locale) },
          ]}
        />
      </Card>
    </>
  );
}
