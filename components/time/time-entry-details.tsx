import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Duration } from "@/components/ui/duration";
import { Notice } from "@/components/ui/notice";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDate } from "@/lib/dates";
import type { TimeEntry } from "@/lib/time/schema";

/** An entry that the reader cannot change, and why not. */
export function TimeEntryDetails({ entry, locale }: { entry: TimeEntry; locale: string }) {
  return (
    <>
      <Notice tone="info" title={entry.billed ? "This entry is billed" : "Logged by someone else"}>
        {entry.billed
          ? "It is on an invoice and does not change while it is there."
          : "Only the person who did the work, or an admin, can change it."}
      </Notice>
      <Card className="max-w-2xl">
        <DescriptionList
          items={[
            {
              term: "Project",
              value: (
                <ProjectLabel
                  name={entry.projectName}
                  color={entry.projectColor}
                  clientName={entry.clientName}
                />
              ),
            },
            { term: "Person", value: entry.own ? "You" : (entry.userName ?? "Former member") },
            { term: "Date", value: formatDate(entry.date, locale) },
            { term: "Duration", value: <Duration seconds={entry.durationSeconds} /> },
            { term: "Description", value: entry.description || "No description" },
          ]}
        />
      </Card>
    </>
  );
}
