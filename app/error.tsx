"use client";

import { ErrorView } from "@/components/shell/error-view";
import { errorWords } from "@/components/shell/error-words";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <PlainPage>
      <ErrorView
        reference={error.digest}
        retry={
          <Button variant="primary" onClick={retry}>
            {errorWords.retry}
          </Button>
        }
      />
    </PlainPage>
  );
}
