import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

/** A page without a session or a workspace: the wordmark and one message. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-center p-4 sm:p-6 sm:pt-16">
        <Wordmark />
      </header>
      <main id="main" tabIndex={-1} className="px-4">
        {children}
      </main>
    </div>
  );
}
