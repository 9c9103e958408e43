import type { Metadata } from "next";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PlainPage } from "@/components/shell/plain-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage>
      <NotFoundView />
    </PlainPage>
  );
}
