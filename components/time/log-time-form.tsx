import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import type { ProjectChoices } from "@/lib/time/schema";
import { t } from "@/lib/time/words";
import { TimeEntryFields } from "./time-entry-fields";

/** The form that most days begin and end with: one row where there is room for one. */
export function LogTimeForm({
  action,
  projects,
  start,
  goesOn,
}: {
  action: FormAction;
  projects: ProjectChoices;
  /** What its fields hold at first. */
  start: {
    projectId: string | undefined;
    date: string;
    duration: string | undefined;
    description: string | undefined;
  };
  /** Whether an entry was just logged, or is to be logged again, and the next words go here. */
  goesOn: boolean;
}) {
  return (
    <Card className="print:hidden">
      <ActionForm
        action={action}
        aria-label={t("log")}
        className="grid gap-4"
        searches={projects.more}
      >
        <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)_8rem_9.5rem_auto] xl:gap-3">
          <TimeEntryFields projects={projects} {...start} focusDescription={goesOn} />
          <div className="max-xl:col-span-2 xl:pt-6.5">
            <SubmitButton className="max-sm:w-full" pendingLabel={t("logging")}>
              {t("log")}
            </SubmitButton>
          </div>
        </div>
      </ActionForm>
    </Card>
  );
}
