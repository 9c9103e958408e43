import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";
import { t } from "@/components/shell/words";

export const metadata: Metadata = { title: t("notFound.title") };

/** An address that is no page stays in the frame of its workspace. To others the frame shows nothing. */
export default function MissingPage() {
  return <NotFoundView />;
}
