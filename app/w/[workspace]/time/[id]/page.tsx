import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";
import { EditTimeForm } from "@/components/time/edit-time-form";
import { TimeEntryDetails } from "@/components/time/time-entry-details";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { findTimeEntry } from "@/lib/time/queries";
import { timeViewSchema } from "@/lib/time/schema";

export const metadata: Metadata = { title: "Time entry" };

export default async function TimeEntryPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  if (!member) return <NotFoundView />;
  const form = await findTimeEntry(slug, id);
  if (!form) return <NotFoundView home={{ href: paths.time(slug), label: "Time" }} />;

  const { entry } = form;
  const { who } = timeViewSchema.parse(await searchParams);
  const editable = !entry.billed && (entry.own || can(member, "time.update"));
  return (
    <>
      <PageHeader
        title={editable ? "Edit time entry" : "Time entry"}
        description={entry.own ? undefined : `Logged by ${entry.userName ?? "a former member"}.`}
        breadcrumbs={[{ label: "Time", href: paths.time(slug, { who, until: entry.date }) }]}
      />
      {editable ? (
        <EditTimeForm slug={slug} form={form} who={who} />
      ) : (
        <TimeEntryDetails entry={entry} locale={member.user.locale} />
      )}
    </>
  );
}
