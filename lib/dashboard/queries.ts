import "server-only";
import { unwrap } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import { type Dashboard, dashboardView } from "./schema";

export async function getDashboard(slug: string): Promise<Dashboard> {
  const db = await createClient(slug);
  return dashboardView.parse(unwrap(await db.rpc("dashboard")));
}
