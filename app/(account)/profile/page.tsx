import type { Metadata } from "next";
import { EmailForm, PasswordForm } from "@/components/account/credential-forms";
import { ProfileForm } from "@/components/profiles/profile-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { changeEmail, changePassword, signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { saveProfile } from "@/lib/profiles/actions";
import { t } from "@/lib/profiles/words";
import { setTheme } from "@/lib/theme/actions";

export const metadata: Metadata = { title: t("title") };

export default async function ProfilePage() {
  const { user } = await requireUser();
  return (
    <AccountShell
      title={t("title")}
      wide
      bare
      flash={<Flash />}
      account={{ user, signOut, setTheme }}
      footer={<TextLink href={paths.workspaces}>{t("toWorkspaces")}</TextLink>}
    >
      <div className="grid gap-6">
        <ProfileForm action={saveProfile} profile={user} />
        <EmailForm action={changeEmail} email={user.email} />
        <PasswordForm action={changePassword} email={user.email} />
      </div>
    </AccountShell>
  );
}
