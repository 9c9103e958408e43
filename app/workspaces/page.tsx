import type { Metadata } from "next";
import { WorkspaceList } from "@/components/organizations/workspace-list";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { leaveChosenOrganization } from "@/lib/members/actions";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Workspaces" };

export default async function WorkspacesPage({
  searchParams,
}: {
  searchParams: Promise<{ leave?: string }>;
}) {
  const { user, organizations } = await requireUser();
  const create = (
    <ButtonLink
      href={paths.newWorkspace}
      variant={organizations.length > 0 ? "secondary" : "primary"}
    >
      <Icon name="add" />
      New workspace
    </ButtonLink>
  );
  return (
    <AccountShell title="Workspaces" wide flash={<Flash />} account={{ user, signOut }}>
      {organizations.length > 0 ? (
        <div className="grid gap-6">
          <WorkspaceList
            workspaces={organizations}
            leave={leaveChosenOrganization}
            asked={(await searchParams).leave}
          />
          <div>{create}</div>
        </div>
      ) : (
        <EmptyState
          icon={<Icon name="workspaces" size={20} />}
          title="No workspace yet"
          action={create}
        >
          Make one of your own, or ask to be invited to one.
        </EmptyState>
      )}
    </AccountShell>
  );
}
