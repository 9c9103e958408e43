import { InvoicingSettingsForm } from "@/components/organizations/invoicing-settings-form";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { SettingsPage } from "@/components/shell/settings-page";
import { saveInvoicingSettings } from "@/lib/organizations/actions";
import { getInvoicingSettings } from "@/lib/organizations/queries";
import { t } from "@/lib/organizations/words";

const page = memberPage({
  permission: "organization.update",
  load: ({ slug }: Asked<PageProps<"/w/[workspace]/settings/invoicing">>) =>
    getInvoicingSettings(slug),
  title: () => t("invoicing.title"),
  render: ({ slug, member, data: settings }) => (
    <SettingsPage slug={slug} current="invoicing">
      <InvoicingSettingsForm
        action={saveInvoicingSettings.bind(null, slug)}
        settings={settings}
        locale={member.user.locale}
      />
    </SettingsPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
