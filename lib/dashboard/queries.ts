import "server-only";
import { read } from "@/lib/read";
import { type Dashboard, dashboardView } from "./schema";

export function getDashboard(slug: string): Promise<Dashboard> {
  return read(slug, "dashboard", {}, dashboardView);
}
