import type { Metadata } from "next";
import { EmailForm, PasswordForm } from "@/components/account/credential-forms";
import { ProfileForm } from "@/components/profiles/profile-form";
import { SessionList } from "@/components/sessions/session-list";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { changeEmail, changePassword, signOut } from "@/lib/account/actions";
import { requireUser } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { saveProfile } from "@/lib/profiles/actions";
import { t } from "@/lib/profiles/words";
import { endOtherSessions, endSession } from "@/lib/sessions/actions";
import { listSessions } from "@/lib/sessions/queries";
import { setTheme } from "@/lib/theme/actions";

export const metadata: Metadata = { title: t("title") };

export default async function ProfilePage() {
  const listing = listSessions();
  // It may fail before the person is known, and must then not come first.
  listing.catch(() => {});
  const { user } = await requireUser();
  const { sessions, more } = await listing;
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
        <SessionList
          sessions={sessions}
          more={more}
          user={user}
          end={endSession}
          endOthers={endOtherSessions}
        />
      </div>
    </AccountShell>
  );
}
