import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { Flash } from "@/components/shell/flash";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PlainPage } from "@/components/shell/plain-page";
import { signOut } from "@/lib/account/actions";
import { findMember } from "@/lib/auth";
import { restoreClient } from "@/lib/clients/actions";
import { roleName } from "@/lib/members/words";
import { restoreProject } from "@/lib/projects/actions";
import { setTheme } from "@/lib/theme/actions";
import { restoreTimeEntry } from "@/lib/time/actions";

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const member = await findMember((await params).workspace);
  const name = member ? `${member.organization.name} · Bulkhead` : "Bulkhead";
  return { title: { default: name, template: `%s · ${name}` } };
}

/** The frame of a workspace. Each page asks for the member too: this one guards nothing. */
export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member) {
    return (
      <PlainPage>
        <NotFoundView />
      </PlainPage>
    );
  }
  const undo = {
    "clients.restore": restoreClient.bind(null, slug),
    "projects.restore": restoreProject.bind(null, slug),
    "time.restore": restoreTimeEntry.bind(null, slug),
  };
  return (
    <AppShell
      organization={member.organization}
      organizations={member.organizations.map((it) => ({ ...it, role: roleName(it.role) }))}
      user={member.user}
      permissions={member.organization.permissions}
      signOut={signOut}
      setTheme={setTheme}
      flash={<Flash actions={undo} />}
    >
      {children}
    </AppShell>
  );
}
