"use client";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";

/** A member's name and address; a list has many, which are sent as these words. */
export function Person({ name, email, you }: { name: string; email: string; you?: string }) {
  return (
    <span className="person">
      <Avatar name={name} />
      <span>
        {name} {you && <Badge>{you}</Badge>}
        <small>{email}</small>
      </span>
    </span>
  );
}
