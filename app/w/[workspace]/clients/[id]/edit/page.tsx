import { ClientForm } from "@/components/clients/client-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { saveClient } from "@/lib/clients/actions";
import { findClient } from "@/lib/clients/queries";
import { t } from "@/lib/clients/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "clients.update",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/clients/[id]/edit">>) =>
    findClient(slug, params.id),
  title: () => t("edit"),
  render: ({ slug, member, data: client }) => (
    <FormPage
      title={t("edit")}
      from={[
        { label: t("title"), href: paths.clients(slug) },
        { label: client.name, href: paths.client(slug, client.id) },
      ]}
    >
      <ClientForm
        action={saveClient.bind(null, slug, { id: client.id, guided: false })}
        client={client}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={paths.client(slug, client.id)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
