import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SearchSelect } from "@/components/ui/search-select";
import { type Option, type OptionGroup, Select } from "@/components/ui/select";
import { projectLabel, projectOption } from "@/lib/time/choices";
import {
  descriptionLength,
  firstDay,
  lastDay,
  type ProjectChoice,
  type ProjectChoices,
} from "@/lib/time/schema";
import { t } from "@/lib/time/words";
import { DurationInput } from "./duration-input";
import { example } from "./reading";

/** The four fields of an entry, in the order in which they are filled in; the form decides how they stand. */
export function TimeEntryFields({
  projects,
  projectId,
  date,
  duration,
  description,
  focusDescription,
}: {
  projects: ProjectChoices;
  projectId?: string | undefined;
  date: string;
  duration?: string | undefined;
  description?: string | undefined;
  focusDescription?: boolean | undefined;
}) {
  const choice = { placeholder: t("field.choose"), defaultValue: projectId };
  return (
    <>
      <Field name="projectId" label={t("field.project")} required className="max-sm:col-span-2">
        {projects.more ? (
          <SearchSelect {...choice} options={projects.options.map(projectOption)} more />
        ) : (
          <Select {...choice} options={byClient(projects.options)} />
        )}
      </Field>
      <Field name="description" label={t("field.description")} className="max-sm:col-span-2">
        <Input
          defaultValue={description}
          maxLength={descriptionLength}
          placeholder={t("field.descriptionIn")}
          autoComplete="off"
          // Only in a series of entries: the next one starts here.
          autoFocus={focusDescription}
        />
      </Field>
      <Field
        name="duration"
        label={t("field.duration")}
        hint={t("field.durationHint")}
        required
        className="duration-field"
      >
        <DurationInput
          defaultValue={duration}
          words={{
            reads: t("field.reads", { duration: example.duration }),
            minutes: t("field.minutes", { minutes: example.minutes }),
          }}
        />
      </Field>
      <Field name="entryDate" label={t("field.date")} required>
        <DateInput defaultValue={date} min={firstDay} max={lastDay} />
      </Field>
    </>
  );
}

/** Choices under their clients. The database has put them in order, own work last. */
function byClient(projects: readonly ProjectChoice[]): (Option | OptionGroup)[] {
  const clients = [...new Set(projects.map((project) => project.clientName))];
  const of = (client: string | null) =>
    projects
      .filter((project) => project.clientName === client)
      .map((project) => ({ value: project.id, label: projectLabel(project) }));
  if (clients.length === 1 && clients[0] === null) return of(null);
  return clients.map((client) => ({ label: client ?? t("field.noClient"), options: of(client) }));
}
