import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatMoney } from "@/lib/money";

/*
 * Pieces of the product as it looks, with data of a studio that does not exist. Their sums are right.
 */

const euros = (minor: number) => formatMoney(minor, "EUR", "en-GB");

const entries = [
  {
    description: "Schedule and budget",
    project: "Annual report",
    client: "Deltaform AG",
    color: "#4F46E5",
    seconds: 6300,
    billed: false,
  },
  {
    description: "Backlog and criteria",
    project: "Order tracking",
    client: "Hafenlicht Logistik",
    color: "#9333EA",
    seconds: 5400,
    billed: false,
  },
  {
    description: "Kick-off with the team",
    project: "Website relaunch",
    client: "Alpenglow Reisen",
    color: "#0284C7",
    seconds: 4500,
    billed: true,
  },
] as const;

/** Head and rows of a sample: a figure, which is no part of the page's own outline. */
function Sample({
  label,
  head,
  children,
}: {
  label: string;
  head?: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure aria-label={label} className="min-w-0">
      <Card flush>
        {head && (
          <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 sm:px-5">
            {head}
          </div>
        )}
        {children}
      </Card>
    </figure>
  );
}

export function SampleDay() {
  const total = entries.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <Sample
      label="Example: the time of a day"
      head={
        <>
          <span className="font-semibold">Friday, 20 November</span>
          <span className="font-semibold">
            <Duration seconds={total} />
          </span>
        </>
      }
    >
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.description} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{entry.description}</span>
              <span className="flex min-w-0 text-xs text-muted">
                <ProjectLabel name={entry.project} color={entry.color} clientName={entry.client} />
              </span>
            </span>
            {entry.billed && (
              <Badge>
                <Icon name="locked" size={14} />
                <span className="max-sm:sr-only">Billed</span>
              </Badge>
            )}
            <span className="w-11 text-end font-medium">
              <Duration seconds={entry.seconds} />
            </span>
          </li>
        ))}
      </ul>
    </Sample>
  );
}

/** 28.25 hours at 95.00 and 19 % of it, less what came in. */
const amounts = [
  { what: "28.25 h × €95.00", minor: 268_375 },
  { what: "VAT 19 %", minor: 50_991 },
  { what: "Paid on 12 November", minor: -119_366 },
] as const;

export function SampleInvoice() {
  const left = amounts.reduce((sum, { minor }) => sum + minor, 0);
  return (
    <Sample
      label="Example: an invoice that is paid in part"
      head={
        <>
          <span>
            <span className="font-semibold">NW-0105</span>{" "}
            <span className="text-muted">Ilmenau Optik</span>
          </span>
          <StatusBadge tone="danger">Overdue</StatusBadge>
        </>
      }
    >
      <dl className="num grid gap-1.5 px-4 py-3.5 sm:px-5">
        {amounts.map(({ what, minor }) => (
          <div key={what} className="flex justify-between gap-4">
            <dt className="text-muted">{what}</dt>
            <dd className={`whitespace-nowrap ${minor < 0 ? "text-success-ink" : ""}`}>
              {euros(minor)}
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-t border-line pt-2 text-base/6 font-semibold">
          <dt>Left to pay</dt>
          <dd>{euros(left)}</dd>
        </div>
      </dl>
    </Sample>
  );
}

const workspaces = [
  { name: "Northwind Studio", role: "Owner", about: "Everything, and the workspace itself" },
  { name: "Kontor 27", role: "Member", about: "Sees all, logs time, adds clients" },
  { name: "Atelier Marlow", role: "Contractor", about: "Assigned projects, no amounts" },
] as const;

export function SampleWorkspaces() {
  return (
    <Sample label="Example: the workspaces of one person">
      <ul className="divide-y divide-line">
        {workspaces.map(({ name, role, about }) => (
          <li key={name} className="flex items-center gap-3 px-4 py-3 sm:px-5">
            <Avatar name={name} shape="square" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{name}</span>
              <span className="block text-xs text-muted">{about}</span>
            </span>
            <Badge tone={role === "Owner" ? "accent" : "neutral"}>{role}</Badge>
          </li>
        ))}
      </ul>
    </Sample>
  );
}
