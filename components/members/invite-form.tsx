import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { type Role, rolesUpTo } from "@/lib/members/schema";

/** Asks someone in, with a role not above one's own. */
export function InviteForm({ action, ownRole }: { action: FormAction; ownRole: Role }) {
  return (
    <ActionForm
      action={action}
      aria-label="Invite someone"
      className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] [&>[role=alert]]:col-span-full"
    >
      <Field name="email" label="E-mail address" required>
        <Input type="email" autoComplete="off" maxLength={320} placeholder="name@example.com" />
      </Field>
      <Field name="role" label="Role" required>
        <Select
          defaultValue="member"
          options={rolesUpTo(ownRole).map(({ value, label, about }) => ({
            value,
            label: `${label}: ${about.toLowerCase()}`,
          }))}
        />
      </Field>
      <div className="sm:pt-6.5">
        <SubmitButton>Send invitation</SubmitButton>
      </div>
    </ActionForm>
  );
}
