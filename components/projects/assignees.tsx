import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { PostButton } from "@/components/ui/post-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { FormAction } from "@/lib/form-state";
import type { Contractor } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";

/** Which contractors see the project, for those who decide it. All other roles see every project. */
export function Assignees({
  contractors,
  membersHref,
  assign,
  unassign,
}: {
  contractors: readonly Contractor[];
  membersHref: string;
  assign: FormAction;
  unassign: (data: FormData) => Promise<void>;
}) {
  const assigned = contractors.filter((contractor) => contractor.assigned);
  const others = contractors.filter((contractor) => !contractor.assigned);
  return (
    <Card title={t("contractors.title")} description={t("contractors.about")}>
      {contractors.length === 0 && (
        <p className="text-muted">
          {t.rich("contractors.none", {
            members: (words) => <TextLink href={membersHref}>{words}</TextLink>,
          })}
        </p>
      )}
      <div className="grid gap-5">
        {assigned.length > 0 && (
          <ul className="grid gap-3" aria-label={t("contractors.assigned")}>
            {assigned.map(({ id, name }) => (
              <li key={id} className="flex items-center gap-3">
                <Avatar name={name} />
                <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
                <PostButton
                  action={unassign}
                  fields={{ userId: id }}
                  size="sm"
                  label={t("contractors.unassignName", { name })}
                >
                  {t("contractors.unassign")}
                </PostButton>
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <ActionForm
            action={assign}
            aria-label={t("contractors.assign")}
            className="grid max-w-md grid-cols-[minmax(0,1fr)_auto] items-start gap-3 [&>[role=alert]]:col-span-full"
          >
            <Field name="userId" label={t("contractors.assign")} hideLabel>
              <Select
                placeholder={t("contractors.choose")}
                options={others.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
            <SubmitButton variant="secondary">{t("contractors.assignThem")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
