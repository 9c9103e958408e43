import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-layout";
import { PostButton } from "@/components/ui/post-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDuration } from "@/lib/durations";
import { paths } from "@/lib/paths";
import { deleteTimeEntry, updateTimeEntry } from "@/lib/time/actions";
import type { TimeEntryForm } from "@/lib/time/schema";
import { TimeEntryFields } from "./time-entry-fields";

export function EditTimeForm({
  slug,
  form: { entry, projects },
  who,
}: {
  slug: string;
  form: TimeEntryForm;
  who: "all" | undefined;
}) {
  return (
    <Card
      className="max-w-2xl"
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ButtonLink
            href={paths.time(slug, {
              project: entry.projectId,
              duration: formatDuration(entry.durationSeconds),
              description: entry.description || undefined,
            })}
          >
            Log again
          </ButtonLink>
          <PostButton
            action={deleteTimeEntry.bind(null, slug)}
            fields={{ id: entry.id, until: entry.date, ...(who && { who }) }}
          >
            Delete entry
          </PostButton>
        </div>
      }
    >
      <ActionForm action={updateTimeEntry.bind(null, slug, entry.id, { who })}>
        <div className="grid grid-cols-2 items-start gap-5 sm:gap-4">
          <TimeEntryFields
            projects={projects}
            projectId={entry.projectId}
            date={entry.date}
            duration={formatDuration(entry.durationSeconds)}
            description={entry.description}
          />
        </div>
        <FormActions>
          <SubmitButton>Save entry</SubmitButton>
          <ButtonLink href={paths.time(slug, { who, until: entry.date })} variant="ghost">
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
