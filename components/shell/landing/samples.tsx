import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatMoney } from "@/lib/money";
import { t } from "./words";

/*
 * Pieces of the product as it looks, with data of a studio that does not exist. Their sums are right.
 */

const euros = (minor: number) => formatMoney(minor, "EUR", "en-GB");

const entries = [
  {
    key: "schedule",
    client: "Deltaform AG",
    color: "#4F46E5",
    seconds: 6300,
    billed: false,
  },
  {
    key: "backlog",
    client: "Hafenlicht Logistik",
    color: "#9333EA",
    seconds: 5400,
    billed: false,
  },
  {
    key: "kickOff",
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
      label={t("time.sample")}
      head={
        <>
          <span className="font-semibold">{t("time.day")}</span>
          <span className="font-semibold">
            <Duration seconds={total} />
          </span>
        </>
      }
    >
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.key} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">
                {t(`time.${entry.key}.description`)}
              </span>
              <span className="flex min-w-0 text-xs text-muted">
                <ProjectLabel
                  name={t(`time.${entry.key}.project`)}
                  color={entry.color}
                  clientName={entry.client}
                />
              </span>
            </span>
            {entry.billed && (
              <Badge>
                <Icon name="locked" size={14} />
                <span className="max-sm:sr-only">{t("time.billed")}</span>
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
  { what: "hours", minor: 268_375 },
  { what: "tax", minor: 50_991 },
  { what: "paid", minor: -119_366 },
] as const;

export function SampleInvoice() {
  const left = amounts.reduce((sum, { minor }) => sum + minor, 0);
  return (
    <Sample
      label={t("invoices.sample")}
      head={
        <>
          <span>
            <span className="font-semibold">NW-0105</span>{" "}
            <span className="text-muted">Ilmenau Optik</span>
          </span>
          <StatusBadge tone="danger">{t("invoices.overdue")}</StatusBadge>
        </>
      }
    >
      <dl className="num grid gap-1.5 px-4 py-3.5 sm:px-5">
        {amounts.map(({ what, minor }) => (
          <div key={what} className="flex justify-between gap-4">
            <dt className="text-muted">{t(`invoices.${what}`)}</dt>
            <dd className={`whitespace-nowrap ${minor < 0 ? "text-success-ink" : ""}`}>
              {euros(minor)}
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-t border-line pt-2 text-base/6 font-semibold">
          <dt>{t("invoices.left")}</dt>
          <dd>{euros(left)}</dd>
        </div>
      </dl>
    </Sample>
  );
}

const organizations = [
  { name: "Northwind Studio", role: "owner" },
  { name: "Kontor 27", role: "member" },
  { name: "Atelier Marlow", role: "contractor" },
] as const;

export function SampleOrganizations() {
  return (
    <Sample label={t("walls.sample")}>
      <ul className="divide-y divide-line">
        {organizations.map(({ name, role }) => (
          <li key={name} className="flex items-center gap-3 px-4 py-3 sm:px-5">
            <Avatar name={name} shape="square" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{name}</span>
              <span className="block text-xs text-muted">{t(`walls.${role}.about`)}</span>
            </span>
            <Badge tone={role === "owner" ? "accent" : "neutral"}>{t(`walls.${role}.role`)}</Badge>
          </li>
        ))}
      </ul>
    </Sample>
  );
}
