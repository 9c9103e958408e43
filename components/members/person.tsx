"use client";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";

/** A member's name and address; a list has many, which are sent as these words. */
export function Person({ name, email, you }: { name: string; email: string; you?: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        {name} {you && <Badge>{you}</Badge>}
        <span className="block font-normal text-muted max-sm:truncate">{email}</span>
      </span>
    </span>
  );
}
