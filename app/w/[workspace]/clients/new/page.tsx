import { z } from "zod";
import { ClientForm } from "@/components/clients/client-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { saveClient } from "@/lib/clients/actions";
import { t } from "@/lib/clients/words";
import { t as dashboard } from "@/lib/dashboard/words";
import { paths } from "@/lib/paths";

const params = z.object({ guide: z.literal("1").optional().catch(undefined) });

const page = memberPage({
  permission: "clients.create",
  load: async ({ search }: Asked<PageProps<"/w/[workspace]/clients/new">>) => params.parse(search),
  title: () => t("new"),
  render: ({ slug, member, data: { guide } }) => (
    <FormPage
      title={t("new")}
      description={guide && dashboard("steps.at", { step: 1 })}
      from={[{ label: t("title"), href: paths.clients(slug) }]}
    >
      <ClientForm
        action={saveClient.bind(null, slug, { id: null, guided: guide !== undefined })}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={guide ? paths.dashboard(slug) : paths.clients(slug)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
