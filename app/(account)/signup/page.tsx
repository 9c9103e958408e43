import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/account/sign-up-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { adviceFor } from "@/lib/account/landing";
import { currentUser } from "@/lib/auth";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if (await currentUser()) redirect(next);
  return (
    <AccountShell
      title="Create an account"
      description={adviceFor(next)}
      footer={
        <>
          You have an account? <TextLink href={paths.login(next)}>Sign in</TextLink>
        </>
      }
    >
      <SignUpForm next={next} />
    </AccountShell>
  );
}
