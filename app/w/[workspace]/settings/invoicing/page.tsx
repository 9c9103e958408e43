import type { Metadata } from "next";
import { InvoicingSettingsForm } from "@/components/organizations/invoicing-settings-form";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { NotFoundView } from "@/components/shell/not-found-view";
import { can, findMember } from "@/lib/auth";
import { getInvoicingSettings } from "@/lib/organizations/queries";

export const metadata: Metadata = { title: "Invoicing settings" };

type Props = { params: Promise<{ workspace: string }> };

export default async function InvoicingSettingsPage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "organization.update")) return <NotFoundView />;
  return (
    <SettingsFrame slug={slug} current="invoicing">
      <InvoicingSettingsForm
        slug={slug}
        settings={await getInvoicingSettings(slug)}
        locale={member.user.locale}
      />
    </SettingsFrame>
  );
}
