import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PlainPage } from "@/components/shell/plain-page";
import { t } from "@/components/shell/words";

export const metadata: Metadata = { title: t("notFound.title") };

export default function NotFound() {
  return (
    <PlainPage>
      <NotFoundView />
    </PlainPage>
  );
}
