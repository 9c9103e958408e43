import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";
import type { Theme } from "@/lib/theme/schema";
import { Wordmark } from "../wordmark";
import { DashboardPicture } from "./dashboard-picture";
import { SampleDay, SampleInvoice, SampleOrganizations } from "./samples";
import { t } from "./words";

/** What Bulkhead is, for those who are not signed in: the product itself, and what to expect of it. */
export function LandingView({ theme }: { theme: Theme }) {
  return (
    <div className="mx-auto w-full max-w-[70rem] px-4 sm:px-8">
      <header className="flex min-h-16 items-center justify-between gap-4 sm:min-h-18">
        <Wordmark />
        <nav aria-label={t("account")} className="flex items-center gap-1">
          <ButtonLink href={paths.login()} variant="ghost" className="max-sm:-me-3.5">
            {t("signIn")}
          </ButtonLink>
          <ButtonLink href={paths.signup} className="max-sm:hidden">
            {t("create")}
          </ButtonLink>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="max-w-184 pt-6 pb-7 sm:pt-13 sm:pb-11">
          <h1 className="text-[2.125rem]/10 font-semibold tracking-[-0.035em] sm:text-5xl/13.5">
            {t("headline")}
          </h1>
          <p className="mt-4 max-w-160 text-base/6 text-muted sm:text-lg/7">{t("text")}</p>
          <div className="mt-6 flex flex-wrap gap-2 max-sm:*:flex-1">
            <ButtonLink href={paths.signup} variant="primary" size="lg">
              {t("create")}
            </ButtonLink>
            <ButtonLink href={paths.login()} size="lg">
              {t("signIn")}
            </ButtonLink>
          </div>
        </div>
        <DashboardPicture theme={theme} />
        <div className="mt-12 grid gap-10 sm:mt-18 sm:gap-14">
          <Feature title={t("time.title")} text={t("time.text")}>
            <SampleDay />
          </Feature>
          <Feature title={t("invoices.title")} text={t("invoices.text")}>
            <SampleInvoice />
          </Feature>
          <Feature title={t("walls.title")} text={t("walls.text")}>
            <SampleOrganizations />
          </Feature>
        </div>
        <section
          aria-labelledby="start"
          className="mt-14 mb-10 flex flex-wrap items-center justify-between gap-4 border-t border-line pt-10 sm:mt-18"
        >
          <h2 id="start" className="text-[1.375rem]/7 font-semibold tracking-tight">
            {t("start")}
          </h2>
          <ButtonLink href={paths.signup} variant="primary" size="lg" className="max-sm:w-full">
            {t("create")}
          </ButtonLink>
        </section>
      </main>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line py-6 text-xs text-faint">
        <span>Bulkhead</span>
        <span>{t("foot")}</span>
      </footer>
    </div>
  );
}

/** Words on one side, on the other what they are about, as it looks. */
function Feature({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="grid items-center gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-14">
      <div>
        <h2 className="text-[1.375rem]/7 font-semibold tracking-tight">{title}</h2>
        <p className="mt-2 text-base/6 text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}
