import { FirstSteps } from "@/components/dashboard/first-steps";
import { LatestEntries } from "@/components/dashboard/latest-entries";
import { MonthStats } from "@/components/dashboard/month-stats";
import { ProjectHours } from "@/components/dashboard/project-hours";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth";
import { getDashboard } from "@/lib/dashboard/queries";
import { t } from "@/lib/dashboard/words";
import { formatLongDay } from "@/lib/dates";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "organization.read",
  load: ({ slug }: Asked<PageProps<"/w/[workspace]">>) => getDashboard(slug),
  // A layout's title frame skips the page of its own folder, so this one names the workspace.
  title: ({ member }) => t("titleOf", { workspace: member.organization.name }),
  render: ({ slug, member, data: dashboard }) => {
    const { permissions, currency } = member.organization;
    const { locale } = member.user;
    return (
      <>
        <PageHeader
          title={t("title")}
          description={formatLongDay(dashboard.today, locale)}
          actions={
            <>
              {can(member, "invoices.create") && (
                <ButtonLink href={paths.newInvoice(slug)}>
                  <Icon name="newInvoice" />
                  {t("newInvoice")}
                </ButtonLink>
              )}
              <ButtonLink href={paths.time(slug)} variant="primary">
                <Icon name="time" />
                {t("logTime")}
              </ButtonLink>
            </>
          }
        />
        {/* Contractors are not shown the way to an invoice: it starts with what they may not see. */}
        {can(member, "clients.create") && (
          <FirstSteps slug={slug} done={dashboard.firstSteps} permissions={permissions} />
        )}
        <MonthStats
          dashboard={dashboard}
          currency={currency}
          locale={locale}
          permissions={permissions}
        />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <ProjectHours
            slug={slug}
            projects={dashboard.projects}
            total={dashboard.activeProjects}
            mayCreate={can(member, "projects.create")}
          />
          <LatestEntries
            slug={slug}
            entries={dashboard.entries}
            today={dashboard.today}
            locale={locale}
            everyone={can(member, "time.read")}
          />
        </div>
      </>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
