import type { Metadata } from "next";
import { OrganizationList } from "@/components/organizations/organization-list";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { leaveChosenOrganization } from "@/lib/members/actions";
import { roleName } from "@/lib/members/words";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";
import { setTheme } from "@/lib/theme/actions";

export const metadata: Metadata = { title: t("title") };

export default async function WorkspacesPage({ searchParams }: PageProps<"/workspaces">) {
  const { user, organizations } = await requireUser();
  const { leave } = await searchParams;
  const create = (
    <ButtonLink
      href={paths.newWorkspace}
      variant={organizations.length > 0 ? "secondary" : "primary"}
    >
      <Icon name="add" />
      {t("new.title")}
    </ButtonLink>
  );
  return (
    <AccountShell title={t("title")} wide flash={<Flash />} account={{ user, signOut, setTheme }}>
      {organizations.length > 0 ? (
        <div className="grid gap-6">
          <OrganizationList
            organizations={organizations.map(({ role, ...it }) => ({
              ...it,
              role: roleName(role),
              owned: role === "owner",
            }))}
            leave={leaveChosenOrganization}
            asked={typeof leave === "string" ? leave : undefined}
          />
          <div>{create}</div>
        </div>
      ) : (
        <EmptyState icon={<Icon name="workspaces" size={20} />} title={t("none")} action={create}>
          {t("noneText")}
        </EmptyState>
      )}
    </AccountShell>
  );
}
