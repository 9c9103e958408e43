import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";
import { LogTimeForm } from "@/components/time/log-time-form";
import { TimeSheetDays } from "@/components/time/time-sheet-days";
import { WeekSummary } from "@/components/time/week-summary";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { can, findMember } from "@/lib/auth";
import { addDays } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { getTimeSheet } from "@/lib/time/queries";
import { timeSearchSchema } from "@/lib/time/schema";

export const metadata: Metadata = { title: "Time" };

export default async function TimePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member) return <NotFoundView />;

  const search = timeSearchSchema.parse(await searchParams);
  const { today } = member.organization;
  const seesEveryone = can(member, "time.read");
  const who = seesEveryone ? search.who : undefined;
  const until = lastShownDay(search.until ?? search.date ?? today, today);
  const sheet = await getTimeSheet(slug, { until, everyone: who === "all" });
  const { locale } = member.user;

  const chosen = sheet.projects.find((project) => project.id === search.project);
  const only = sheet.projects.length === 1 ? sheet.projects[0] : undefined;
  const next = addDays(until, 7);
  const newer =
    until < today ? paths.time(slug, { who, until: next < today ? next : undefined }) : undefined;
  const older = paths.time(slug, { who, until: addDays(until, -7) });

  return (
    <>
      <PageHeader title="Time" description="What was done, on what and for how long." />
      {sheet.projects.length > 0 ? (
        <LogTimeForm
          // A saved entry starts a fresh form, also when the address stays the same.
          key={sheet.days.map((day) => day.durationSeconds).join()}
          slug={slug}
          today={today}
          who={who}
          projects={sheet.projects}
          start={{ ...search, project: (chosen ?? only)?.id }}
          goesOn={chosen !== undefined}
        />
      ) : (
        <NoProjects slug={slug} mayCreate={can(member, "projects.create")} />
      )}
      {seesEveryone && (
        <Tabs
          label="Whose time"
          tabs={[
            {
              href: paths.time(slug, { until: search.until }),
              label: "My time",
              current: who !== "all",
            },
            {
              href: paths.time(slug, { until: search.until, who: "all" }),
              label: "Everyone",
              current: who === "all",
            },
          ]}
        />
      )}
      <WeekSummary sheet={sheet} today={today} locale={locale} older={older} newer={newer} />
      {sheet.entries.length > 0 ? (
        <TimeSheetDays
          slug={slug}
          sheet={sheet}
          view={{ until: until === today ? undefined : until, who }}
          locale={locale}
          canEditOthers={can(member, "time.update")}
        />
      ) : (
        sheet.projects.length > 0 && (
          <Card>
            <EmptyState
              icon={<Icon name="calendar" size={20} />}
              title="No time in these seven days"
            >
              What you log above shows up here, day by day.
            </EmptyState>
          </Card>
        )
      )}
      <Pagination
        label="Weeks"
        back={older}
        forward={newer}
        backLabel="Older week"
        forwardLabel="Newer week"
      />
    </>
  );
}

/** The last of the seven days to show: today for a day of the week gone by, else the day itself. */
function lastShownDay(day: string, today: string): string {
  return day <= today && day > addDays(today, -7) ? today : day;
}

function NoProjects({ slug, mayCreate }: { slug: string; mayCreate: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={<Icon name="newProject" size={20} />}
        title="Time is logged on projects"
        action={
          mayCreate && (
            <ButtonLink href={paths.newProject(slug)} variant="primary">
              New project
            </ButtonLink>
          )
        }
      >
        {mayCreate
          ? "There is no active project yet. Make one, and its hours start here."
          : "No active project is shared with you. Ask whoever runs this workspace to assign you to one."}
      </EmptyState>
    </Card>
  );
}
