"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Opens the browser's print dialog; where no script runs it says how to do that. */
export function PrintButton({ without, children }: { without: string; children: ReactNode }) {
  return (
    <>
      <Button onClick={() => window.print()} className="noscript:hidden">
        {children}
      </Button>
      <noscript>
        <p className="text-xs text-muted">{without}</p>
      </noscript>
    </>
  );
}
