import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-layout";
import { PostButton } from "@/components/ui/post-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDuration } from "@/lib/durations";
import type { FormAction } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import type { TimeEntryForm } from "@/lib/time/schema";
import { t } from "@/lib/time/words";
import { TimeEntryFields } from "./time-entry-fields";

export function EditTimeForm({
  slug,
  form: { entry, projects },
  who,
  save,
  remove,
}: {
  slug: string;
  form: TimeEntryForm;
  who: "all" | undefined;
  save: FormAction;
  remove: (data: FormData) => Promise<void>;
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
            {t("again")}
          </ButtonLink>
          <PostButton
            action={remove}
            fields={{ id: entry.id, week: entry.date, ...(who && { who }) }}
          >
            {t("removeIt")}
          </PostButton>
        </div>
      }
    >
      <ActionForm action={save} searches={projects.more}>
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
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink href={paths.time(slug, { who, week: entry.date })} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
