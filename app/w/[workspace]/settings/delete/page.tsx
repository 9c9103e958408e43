import { DeleteOrganizationForm } from "@/components/organizations/delete-organization-form";
import { FormPage } from "@/components/shell/form-page";
import { memberPage } from "@/components/shell/member-page";
import { fromSettings } from "@/components/shell/settings-page";
import { deleteOrganization } from "@/lib/organizations/actions";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "organization.delete",
  title: () => t("delete.title"),
  render: ({ slug, member }) => (
    <FormPage title={t("delete.question", member.organization)} from={[fromSettings(slug)]}>
      <div className="max-w-2xl">
        <DeleteOrganizationForm
          action={deleteOrganization.bind(null, slug)}
          slug={slug}
          cancelHref={paths.settings(slug)}
        />
      </div>
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
