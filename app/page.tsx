import { redirect } from "next/navigation";
import { LandingView } from "@/components/shell/landing-view";
import { currentUser, homePath } from "@/lib/auth";

export default async function HomePage() {
  const session = await currentUser();
  if (session) redirect(await homePath(session));
  return <LandingView />;
}
