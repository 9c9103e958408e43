import type { Metadata } from "next";
import { FirstSteps } from "@/components/dashboard/first-steps";
import { LatestEntries } from "@/components/dashboard/latest-entries";
import { MonthStats } from "@/components/dashboard/month-stats";
import { ProjectHours } from "@/components/dashboard/project-hours";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { getDashboard } from "@/lib/dashboard/queries";
import { formatLongDay } from "@/lib/dates";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ workspace: string }> };

/** A layout's title frame skips the page of its own folder, so this one names the workspace. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const member = await findMember((await params).workspace);
  return { title: member ? `Dashboard · ${member.organization.name}` : "Not found" };
}

export default async function DashboardPage({ params }: Props) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member) return <NotFoundView />;

  const dashboard = await getDashboard(slug);
  const { permissions, currency } = member.organization;
  const { locale } = member.user;
  return (
    <>
      <PageHeader
        title="Dashboard"
        description={formatLongDay(dashboard.today, locale)}
        actions={
          <>
            {can(member, "invoices.create") && (
              <ButtonLink href={paths.newInvoice(slug)}>
                <Icon name="newInvoice" />
                New invoice
              </ButtonLink>
            )}
            <ButtonLink href={paths.time(slug)} variant="primary">
              <Icon name="time" />
              Log time
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
}
