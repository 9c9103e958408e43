import { type Asked, memberPage } from "@/components/shell/member-page";
import { LogTimeForm } from "@/components/time/log-time-form";
import { TimeSheetDays } from "@/components/time/time-sheet-days";
import { WeekSummary } from "@/components/time/week-summary";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/lib/auth";
import { addDays } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { deleteTimeEntry, saveTimeEntry } from "@/lib/time/actions";
import { getTimeSheet } from "@/lib/time/queries";
import {
  firstDay,
  lastDay,
  type TimeSheet,
  type TimeSheetParams,
  timeSheetParams,
} from "@/lib/time/schema";
import { t } from "@/lib/time/words";

const page = memberPage({
  permission: "time.read_own",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/time">>) => {
    const asked = timeSheetParams.parse(search);
    return { asked, sheet: await getTimeSheet(slug, asked) };
  },
  title: () => t("title"),
  render: ({ slug, member, data: { asked, sheet } }) => {
    const seesEveryone = can(member, "time.read");
    const who = seesEveryone ? asked.who : undefined;
    const { today, from, projects } = sheet;
    const now = today >= from && today <= sheet.until;
    const week = now ? undefined : (asked.week ?? asked.date);
    const { locale } = member.user;
    const weeks = neighbours(slug, sheet, who);
    return (
      <>
        <PageHeader
          title={t("title")}
          description={t("about")}
          actions={
            can(member, "invoices.create") && (
              // A phone's first screen is the form's; invoices stand in its navigation.
              <ButtonLink href={paths.newInvoice(slug)} className="max-sm:hidden">
                <Icon name="newInvoice" />
                {t("newInvoice")}
              </ButtonLink>
            )
          }
        />
        {asked.project && !sheet.projectId && <Notice tone="warn">{t("empty.noProject")}</Notice>}
        {projects.options.length > 0 ? (
          <LogTimeForm
            // A saved entry starts a fresh form, also when the address stays the same.
            key={`${from} ${sheet.days.map((day) => day.durationSeconds).join()}`}
            action={saveTimeEntry.bind(null, slug, null, { today, who })}
            projects={projects}
            start={{
              // In the place of a project that cannot be had, no other is chosen unasked.
              projectId: sheet.projectId ?? (asked.project ? undefined : only(sheet)),
              date: asked.date ?? (now ? today : today > from ? sheet.until : from),
              duration: asked.duration,
              description: asked.description,
            }}
            goesOn={asked.project !== undefined && asked.project === sheet.projectId}
          />
        ) : (
          <NoProjects slug={slug} mayCreate={can(member, "projects.create")} />
        )}
        {seesEveryone && (
          <Tabs
            label={t("sheet.whose")}
            tabs={[undefined, "all" as const].map((whose) => ({
              href: paths.time(slug, { week, who: whose }),
              label: t(whose ? "sheet.everyone" : "sheet.mine"),
              current: who === whose,
            }))}
          />
        )}
        <WeekSummary sheet={sheet} locale={locale} {...weeks} />
        {sheet.entries.length > 0 ? (
          <TimeSheetDays
            slug={slug}
            sheet={sheet}
            view={{ week, who }}
            locale={locale}
            canEditOthers={can(member, "time.update")}
            remove={deleteTimeEntry.bind(null, slug)}
          />
        ) : (
          projects.options.length > 0 && (
            <Card>
              <EmptyState
                icon={<Icon name="calendar" size={20} />}
                title={t(asked.before ? "empty.noMore" : "empty.week")}
              >
                {!asked.before && t("empty.weekText")}
              </EmptyState>
            </Card>
          )
        )}
        <Pagination
          label={t("sheet.pages")}
          back={asked.before && paths.time(slug, { who, week })}
          backLabel={t("sheet.newest")}
          forward={sheet.next ? paths.time(slug, { who, ...sheet.next }) : undefined}
          forwardLabel={t("sheet.more")}
        />
        <Pagination
          label={t("sheet.weeks")}
          back={weeks.earlier}
          backLabel={t("sheet.earlier")}
          forward={weeks.later}
          forwardLabel={t("sheet.later")}
        />
      </>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;

/** Addresses of the weeks beside the one shown, as far as time can be logged, and of today's. */
function neighbours(slug: string, { today, from, until }: TimeSheet, who: TimeSheetParams["who"]) {
  const at = (day: string) => paths.time(slug, { who, week: day === today ? undefined : day });
  const now = today >= from && today <= until;
  const [before, after] = [addDays(from, -1), addDays(until, 1)];
  return {
    earlier: before >= firstDay ? at(before) : undefined,
    later: after <= lastDay ? at(after) : undefined,
    current: now ? undefined : at(today),
  };
}

/** The project, where there is no other to choose. */
function only({ projects: { options, more } }: TimeSheet): string | undefined {
  return !more && options.length === 1 ? options[0]?.id : undefined;
}

function NoProjects({ slug, mayCreate }: { slug: string; mayCreate: boolean }) {
  return (
    <Card className="print:hidden">
      <EmptyState
        icon={<Icon name="newProject" size={20} />}
        title={t("empty.noProjects")}
        action={
          mayCreate && (
            <ButtonLink href={paths.newProject(slug)} variant="primary">
              {t("empty.newProject")}
            </ButtonLink>
          )
        }
      >
        {t(mayCreate ? "empty.mayCreate" : "empty.mayNot")}
      </EmptyState>
    </Card>
  );
}
