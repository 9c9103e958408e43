import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";

export const metadata: Metadata = { title: "Not found" };

/** An address that is no page stays in the frame of its workspace. To others the frame shows nothing. */
export default function MissingPage() {
  return <NotFoundView />;
}
