import { ClientForm } from "@/components/clients/client-form";
import { FormPage } from "@/components/shell/form-page";
import { memberPage } from "@/components/shell/member-page";
import { saveClient } from "@/lib/clients/actions";
import { t } from "@/lib/clients/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "clients.create",
  title: () => t("new"),
  render: ({ slug, member }) => (
    <FormPage title={t("new")} from={[{ label: t("title"), href: paths.clients(slug) }]}>
      <ClientForm
        action={saveClient.bind(null, slug, null)}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={paths.clients(slug)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
