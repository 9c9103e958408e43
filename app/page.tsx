import { redirect } from "next/navigation";
import { LandingView } from "@/components/shell/landing/landing-view";
import { currentUser, homePath } from "@/lib/auth";
import { readTheme } from "@/lib/theme/preference";

export default async function HomePage() {
  const session = await currentUser();
  if (session) redirect(await homePath(session));
  return <LandingView theme={await readTheme()} />;
}
