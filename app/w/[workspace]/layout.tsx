import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { ErrorView } from "@/components/shell/error-view";
import { errorWords } from "@/components/shell/error-words";
import { Flash } from "@/components/shell/flash";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonClass } from "@/components/ui/button";
import { signOut } from "@/lib/account/actions";
import { currentPath, findMember, type Member } from "@/lib/auth";
import { restoreClient } from "@/lib/clients/actions";
import { roleName } from "@/lib/members/words";
import { paths } from "@/lib/paths";
import { restoreProject } from "@/lib/projects/actions";
import { setTheme } from "@/lib/theme/actions";
import { restoreTimeEntry } from "@/lib/time/actions";

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const member = await findMember((await params).workspace);
  const name = member ? `${member.organization.name} · Bulkhead` : "Bulkhead";
  return { title: { default: name, template: `%s · ${name}` } };
}

/**
 * The frame of a workspace. Each page asks for the member too: this one guards nothing. A fault is told
 * in its place, because what Next makes of one that is thrown is empty where no script runs.
 */
export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  let member: Member | undefined;
  try {
    member = await findMember(slug);
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    return (
      <PlainPage>
        <ErrorView
          retry={
            <a
              href={(await currentPath()) ?? paths.dashboard(slug)}
              className={buttonClass({ variant: "primary" })}
            >
              {errorWords.retry}
            </a>
          }
        />
      </PlainPage>
    );
  }
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
