import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { type ProjectListParams, statusLabels } from "@/lib/projects/schema";

/** What stands where the list would be, and what to do next. */
export function NoProjects({
  view: { q, show, client },
  firstPage,
  add,
  allHref,
}: {
  view: ProjectListParams;
  firstPage: boolean;
  /** The button that makes a project; none for those who only work on assigned ones. */
  add: ReactNode;
  /** The same list without a search. */
  allHref: string;
}) {
  if (q) {
    return (
      <EmptyState
        title="Nothing found"
        action={<ButtonLink href={allHref}>Clear the search</ButtonLink>}
      >
        No project here has “{q}” in its name or its client’s.
      </EmptyState>
    );
  }
  if (!firstPage) return <EmptyState title="No more projects" />;
  if (show === "archived") {
    return (
      <EmptyState title="No archived projects">
        A project you archive takes no more time, is kept here and can be restored.
      </EmptyState>
    );
  }
  if (show) {
    return (
      <EmptyState title={`No project is ${statusLabels[show].toLowerCase()}`}>
        The other tabs have the rest.
      </EmptyState>
    );
  }
  if (!add) {
    return (
      <EmptyState icon={<Icon name="projects" size={20} />} title="No projects for you yet">
        You see a project here once it is assigned to you.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon name="projects" size={20} />}
      title={client ? "No current projects of this client" : "No projects yet"}
      action={add}
    >
      Time is logged on projects, and a project says whom it is for and what an hour costs.
    </EmptyState>
  );
}
