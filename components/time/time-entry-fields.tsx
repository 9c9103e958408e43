import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Option, type OptionGroup, Select } from "@/components/ui/select";
import { descriptionLength, firstDay, lastDay, type ProjectChoice } from "@/lib/time/schema";

/** The four fields of an entry; the form around them decides how they stand. */
export function TimeEntryFields({
  projects,
  projectId,
  date,
  duration,
  description,
  focusDescription,
}: {
  projects: readonly ProjectChoice[];
  projectId?: string | undefined;
  date: string;
  duration?: string | undefined;
  description?: string | undefined;
  focusDescription?: boolean | undefined;
}) {
  return (
    <>
      <Field name="projectId" label="Project" required className="max-sm:col-span-2">
        <Select
          options={byClient(projects)}
          placeholder="Choose a project"
          defaultValue={projectId}
        />
      </Field>
      <Field name="description" label="Description" className="max-sm:col-span-2">
        <Input
          defaultValue={description}
          maxLength={descriptionLength}
          placeholder="What was done"
          autoComplete="off"
          // Only in a series of entries: the next one starts here.
          autoFocus={focusDescription}
        />
      </Field>
      <Field name="entryDate" label="Date" required>
        <DateInput defaultValue={date} min={firstDay} max={lastDay} />
      </Field>
      <Field name="duration" label="Duration" hint="1:30, 1.5 or 90m" required>
        <Input defaultValue={duration} className="num" maxLength={20} autoComplete="off" />
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
      .map(({ id, name }) => ({ value: id, label: name }));
  if (clients.length === 1 && clients[0] === null) return of(null);
  return clients.map((client) => ({ label: client ?? "Without a client", options: of(client) }));
}
