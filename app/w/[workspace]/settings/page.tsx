import type { Metadata } from "next";
import { GeneralSettingsForm } from "@/components/organizations/general-settings-form";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { can, findMember } from "@/lib/auth";
import { getGeneralSettings } from "@/lib/organizations/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Settings" };

type Props = { params: Promise<{ workspace: string }> };

export default async function SettingsPage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "organization.update")) return <NotFoundView />;
  return (
    <SettingsFrame slug={slug} current="general">
      <GeneralSettingsForm
        settings={await getGeneralSettings(slug)}
        currency={member.organization.currency}
      />
      {can(member, "organization.delete") && (
        <Card title="Delete this workspace">
          <p className="mb-4 text-muted">For everybody in it, with all its records.</p>
          <ButtonLink href={paths.deleteWorkspace(slug)}>Delete workspace…</ButtonLink>
        </Card>
      )}
    </SettingsFrame>
  );
}
