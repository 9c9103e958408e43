import type { Metadata } from "next";
import { NewOrganizationForm } from "@/components/organizations/new-organization-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const { user, organizations } = await requireUser();
  const isFirst = organizations.length === 0;
  return (
    <AccountShell
      title={isFirst ? "Make your first workspace" : "New workspace"}
      description="One for each business. What is in a workspace stays in it."
      flash={<Flash />}
      account={{ user, signOut }}
      footer={!isFirst && <TextLink href={paths.workspaces}>To your workspaces</TextLink>}
    >
      <NewOrganizationForm locale={user.locale} timeZone={user.timeZone} siteUrl={env().siteUrl} />
    </AccountShell>
  );
}
