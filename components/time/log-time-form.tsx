import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { createTimeEntry } from "@/lib/time/actions";
import type { ProjectChoice, TimeSearch } from "@/lib/time/schema";
import { TimeEntryFields } from "./time-entry-fields";

/** The form that most days begin and end with: one row where there is room for one. */
export function LogTimeForm({
  slug,
  today,
  who,
  projects,
  start,
  goesOn,
}: {
  slug: string;
  today: string;
  who: "all" | undefined;
  projects: readonly ProjectChoice[];
  /** What its fields hold at first. */
  start: TimeSearch;
  /** Whether an entry was just logged, or is to be logged again, and the next words go here. */
  goesOn: boolean;
}) {
  return (
    <Card>
      <ActionForm
        action={createTimeEntry.bind(null, slug, { today, who })}
        aria-label="Log time"
        className="grid gap-4"
      >
        <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)_9.5rem_8rem_auto] xl:gap-3">
          <TimeEntryFields
            projects={projects}
            projectId={start.project}
            date={start.date ?? today}
            duration={start.duration}
            description={start.description}
            focusDescription={goesOn}
          />
          <div className="max-xl:col-span-2 xl:pt-6.5">
            <SubmitButton className="max-sm:w-full" pendingLabel="Logging…">
              Log time
            </SubmitButton>
          </div>
        </div>
      </ActionForm>
    </Card>
  );
}
