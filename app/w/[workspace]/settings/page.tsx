import { GeneralSettingsForm } from "@/components/organizations/general-settings-form";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { SettingsPage } from "@/components/shell/settings-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { can } from "@/lib/auth";
import { saveGeneralSettings } from "@/lib/organizations/actions";
import { getGeneralSettings } from "@/lib/organizations/queries";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "organization.update",
  load: ({ slug }: Asked<PageProps<"/w/[workspace]/settings">>) => getGeneralSettings(slug),
  title: () => t("general.title"),
  render: ({ slug, member, data: settings }) => (
    <SettingsPage slug={slug} current="general">
      <GeneralSettingsForm
        action={saveGeneralSettings.bind(null, slug)}
        settings={settings}
        currency={member.organization.currency}
      />
      {can(member, "organization.delete") && (
        <Card title={t("delete.card")}>
          <p className="mb-4 text-muted">{t("delete.cardText")}</p>
          <ButtonLink href={paths.deleteWorkspace(slug)}>{t("delete.link")}</ButtonLink>
        </Card>
      )}
    </SettingsPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
