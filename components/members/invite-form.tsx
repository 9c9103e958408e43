import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import type { Role } from "@/lib/members/schema";
import { t } from "@/lib/members/words";
import { roleOptions } from "./role-options";

/** Asks someone in, with a role not above one's own. */
export function InviteForm({ action, ownRole }: { action: FormAction; ownRole: Role }) {
  return (
    <ActionForm
      action={action}
      aria-label={t("invite.title")}
      className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] [&>[role=alert]]:col-span-full"
    >
      <Field name="email" label={t("invite.email")} required>
        <Input
          type="email"
          autoComplete="off"
          maxLength={320}
          placeholder={t("invite.emailExample")}
        />
      </Field>
      <Field name="role" label={t("invite.role")} required>
        <Select defaultValue="member" options={roleOptions(ownRole)} />
      </Field>
      <div className="sm:pt-6.5">
        <SubmitButton>{t("invite.send")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
