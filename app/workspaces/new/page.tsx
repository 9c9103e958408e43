import type { Metadata } from "next";
import { NewOrganizationForm } from "@/components/organizations/new-organization-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { env } from "@/lib/env";
import { createOrganization } from "@/lib/organizations/actions";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";
import { setTheme } from "@/lib/theme/actions";

export const metadata: Metadata = { title: t("new.title") };

export default async function NewWorkspacePage() {
  const { user, organizations } = await requireUser();
  const isFirst = organizations.length === 0;
  return (
    <AccountShell
      title={isFirst ? t("new.first") : t("new.title")}
      description={t("new.about")}
      flash={<Flash />}
      account={{ user, signOut, setTheme }}
      footer={!isFirst && <TextLink href={paths.workspaces}>{t("toAll")}</TextLink>}
    >
      <NewOrganizationForm
        action={createOrganization}
        locale={user.locale}
        timeZone={user.timeZone}
        siteUrl={env().siteUrl}
      />
    </AccountShell>
  );
}
