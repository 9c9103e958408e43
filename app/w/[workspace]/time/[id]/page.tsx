import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { EditTimeForm } from "@/components/time/edit-time-form";
import { TimeEntryDetails } from "@/components/time/time-entry-details";
import { can, type Member } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { deleteTimeEntry, saveTimeEntry } from "@/lib/time/actions";
import { findTimeEntry } from "@/lib/time/queries";
import { type TimeEntry, timeViewSchema } from "@/lib/time/schema";
import { t } from "@/lib/time/words";

const page = memberPage({
  permission: "time.read_own",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/time/[id]">>) =>
    findTimeEntry(slug, params.id),
  title: ({ member, data: { entry } }) => t(mayChange(member, entry) ? "edit" : "entry"),
  render: ({ slug, member, search, data: form }) => {
    const { entry } = form;
    const { who } = timeViewSchema.parse(search);
    const { today } = member.organization;
    return (
      <FormPage
        title={t(mayChange(member, entry) ? "edit" : "entry")}
        description={
          entry.own ? undefined : t("loggedBy", { name: entry.userName ?? t("formerMember") })
        }
        from={[{ label: t("title"), href: paths.time(slug, { who, week: entry.date }) }]}
      >
        {mayChange(member, entry) ? (
          <EditTimeForm
            slug={slug}
            form={form}
            who={who}
            save={saveTimeEntry.bind(null, slug, entry.id, { today, who })}
            remove={deleteTimeEntry.bind(null, slug)}
          />
        ) : (
          <TimeEntryDetails entry={entry} locale={member.user.locale} />
        )}
      </FormPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;

function mayChange(member: Member, entry: TimeEntry): boolean {
  return !entry.billed && (entry.own || can(member, "time.update"));
}
