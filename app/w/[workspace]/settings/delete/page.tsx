import type { Metadata } from "next";
import { DeleteOrganizationForm } from "@/components/organizations/delete-organization-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Delete workspace" };

type Props = { params: Promise<{ workspace: string }> };

export default async function DeleteWorkspacePage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "organization.delete")) return <NotFoundView />;
  return (
    <>
      <PageHeader
        title={`Delete ${member.organization.name}?`}
        breadcrumbs={[{ label: "Settings", href: paths.settings(slug) }]}
      />
      <div className="max-w-2xl">
        <DeleteOrganizationForm slug={slug} />
      </div>
    </>
  );
}
