import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { t } from "@/lib/dashboard/words";
import { paths } from "@/lib/paths";
import type { Permission } from "@/lib/supabase/codes.types";

type Done = { hasClient: boolean; hasProject: boolean; hasEntry: boolean; hasInvoice: boolean };

type Step = {
  permission: Permission;
  done: boolean;
  title: string;
  text: string;
  action: { label: string; href: string };
};

/**
 * The way from an empty workspace to the first invoice, as far as the reader may go it. Nothing
 * once all of it is done.
 */
export function FirstSteps({
  slug,
  done,
  permissions,
}: {
  slug: string;
  done: Done;
  permissions: readonly Permission[];
}) {
  const all: readonly Step[] = [
    {
      permission: "clients.create",
      done: done.hasClient,
      title: t("steps.client"),
      text: t("steps.clientText"),
      action: { label: t("steps.clientAct"), href: paths.newClient(slug, { guide: "1" }) },
    },
    {
      permission: "projects.create",
      done: done.hasProject,
      title: t("steps.project"),
      text: t("steps.projectText"),
      action: { label: t("newProject"), href: paths.newProject(slug, { guide: "1" }) },
    },
    {
      permission: "time.create",
      done: done.hasEntry,
      title: t("steps.time"),
      text: t("steps.timeText"),
      action: { label: t("logTime"), href: paths.time(slug) },
    },
    {
      permission: "invoices.create",
      done: done.hasInvoice,
      title: t("steps.invoice"),
      text: t("steps.invoiceText"),
      action: { label: t("newInvoice"), href: paths.newInvoice(slug) },
    },
  ];
  const steps = all.filter((step) => permissions.includes(step.permission));
  const next = steps.findIndex((step) => !step.done);
  if (next === -1) return null;
  const finished = steps.filter((step) => step.done).length;
  return (
    <Card title={t("steps.title")} description={t("steps.about", { finished, all: steps.length })}>
      <ol className="grid gap-x-5 gap-y-4 sm:grid-flow-col sm:auto-cols-fr">
        {steps.map((step, index) => (
          <li key={step.title} className="flex gap-3 sm:flex-col">
            <Marker number={index + 1} done={step.done} current={index === next} />
            <div className="min-w-0">
              <p className={`font-medium ${step.done ? "text-muted" : ""}`}>
                {step.title}
                {step.done && <span className="sr-only"> {t("steps.done")}</span>}
              </p>
              <p className="mt-0.5 text-xs text-muted">{step.text}</p>
              {index === next && (
                <ButtonLink href={step.action.href} variant="primary" size="sm" className="mt-3">
                  {step.action.label}
                </ButtonLink>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Marker({ number, done, current }: { number: number; done: boolean; current: boolean }) {
  const look = done
    ? "border-success-line bg-success-soft text-success-ink"
    : current
      ? "border-accent-line bg-accent-soft text-accent-ink"
      : "border-line bg-sunken text-muted";
  return (
    <span
      aria-hidden="true"
      className={`num grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold ${look}`}
    >
      {done ? <Icon name="done" size={14} /> : number}
    </span>
  );
}
