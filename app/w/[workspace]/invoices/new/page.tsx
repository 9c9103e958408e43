import { z } from "zod";
import { DraftForm } from "@/components/invoices/draft-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { draftInvoice } from "@/lib/invoices/actions";
import { listUnbilled } from "@/lib/invoices/queries";
import { t } from "@/lib/invoices/words";
import { paths } from "@/lib/paths";

const params = z.object({ client: z.uuid().optional().catch(undefined) });

const page = memberPage({
  permission: "invoices.create",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/invoices/new">>) => {
    const { client } = params.parse(search);
    return { client, offered: await listUnbilled(slug, { client }) };
  },
  title: () => t("new"),
  render: ({ slug, member, data: { client, offered } }) => (
    <FormPage
      title={t("new")}
      description={t("newAbout")}
      from={[{ label: t("title"), href: paths.invoices(slug) }]}
    >
      {offered.clients.length > 0 ? (
        <DraftForm
          action={draftInvoice.bind(null, slug)}
          offered={offered}
          clientId={offered.clients.find(({ id }) => id === client)?.id}
          today={member.organization.today}
          locale={member.user.locale}
          cancelHref={paths.invoices(slug, { client })}
        />
      ) : (
        <Card flush>
          <EmptyState
            icon={<Icon name="clients" size={20} />}
            title={t("empty.noClient")}
            action={
              <ButtonLink href={paths.newClient(slug)} variant="primary">
                {t("empty.newClient")}
              </ButtonLink>
            }
          >
            {t("empty.noClientText")}
          </EmptyState>
        </Card>
      )}
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
