"use client";

import { ErrorView } from "@/components/shell/error-view";
import { errorWords } from "@/components/shell/error-words";
import { PlainPage } from "@/components/shell/plain-page";
import "./globals.css";

/** The root layout itself failed, so this draws the whole document. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>{`${errorWords.title} · Bulkhead`}</title>
        <PlainPage>
          <ErrorView reference={error.digest} />
        </PlainPage>
      </body>
    </html>
  );
}
