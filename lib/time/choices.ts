import type { Choices } from "@/lib/form-state";
import type { ProjectChoice } from "./schema";
import { t } from "./words";

/** A project's name in a choice, with its state where it takes no time by itself. */
export function projectLabel({ name, status, archived }: ProjectChoice): string {
  if (status === "active" && !archived) return name;
  return t("field.withStatus", { project: name, status: archived ? "archived" : status });
}

/** The same where no group names the client. */
export function projectOption(project: ProjectChoice): Choices["options"][number] {
  const label = projectLabel(project);
  const client = project.clientName;
  return {
    value: project.id,
    label: client ? t("field.ofClient", { project: label, client }) : label,
  };
}
