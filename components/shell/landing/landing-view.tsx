import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";
import type { Theme } from "@/lib/theme/schema";
import { Wordmark } from "../wordmark";
import { DashboardPicture } from "./dashboard-picture";
import { SampleDay, SampleInvoice, SampleWorkspaces } from "./samples";

/** What Bulkhead is, for those who are not signed in: the product itself, and what to expect of it. */
export function LandingView({ theme }: { theme: Theme }) {
  return (
    <div className="mx-auto w-full max-w-[70rem] px-4 sm:px-8">
      <header className="flex min-h-16 items-center justify-between gap-4 sm:min-h-18">
        <Wordmark />
        <nav aria-label="Account" className="flex items-center gap-1">
          <ButtonLink href={paths.login()} variant="ghost" className="max-sm:-me-3.5">
            Sign in
          </ButtonLink>
          <ButtonLink href={paths.signup} className="max-sm:hidden">
            Create account
          </ButtonLink>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="max-w-184 pt-6 pb-7 sm:pt-13 sm:pb-11">
          <h1 className="text-[2.125rem]/10 font-semibold tracking-[-0.035em] sm:text-5xl/13.5">
            The back office of people who bill their time.
          </h1>
          <p className="mt-4 max-w-160 text-base/6 text-muted sm:text-lg/7">
            Clients, projects, time and invoices of freelancers and agencies, in one calm place.
            Each business has a workspace, and nothing crosses from one to another.
          </p>
          <div className="mt-6 flex flex-wrap gap-2 max-sm:*:flex-1">
            <ButtonLink href={paths.signup} variant="primary" size="lg">
              Create account
            </ButtonLink>
            <ButtonLink href={paths.login()} size="lg">
              Sign in
            </ButtonLink>
          </div>
        </div>
        <DashboardPicture theme={theme} />
        <div className="mt-12 grid gap-10 sm:mt-18 sm:gap-14">
          <Feature
            title="Time, as it was"
            text="Log an hour in seconds, by project and client, on the day and in the time zone it was worked. “1.5”, “1:30” and “90m” all mean the same. What was billed stays as it was billed."
          >
            <SampleDay />
          </Feature>
          <Feature
            title="Invoices from it"
            text="Unbilled hours become a draft, the draft an invoice with a number that never repeats. No hour is billed twice. You record what comes in, in whole or in part, and see what is late."
          >
            <SampleInvoice />
          </Feature>
          <Feature
            title="Walls between workspaces"
            text="Own one studio, help in a second, freelance for a third: one account, a workspace for each. The database itself keeps each business apart. A contractor sees the projects they work on, and no amounts."
          >
            <SampleWorkspaces />
          </Feature>
        </div>
        <section
          aria-labelledby="start"
          className="mt-14 mb-10 flex flex-wrap items-center justify-between gap-4 border-t border-line pt-10 sm:mt-18"
        >
          <h2 id="start" className="text-[1.375rem]/7 font-semibold tracking-tight">
            Start with one client and one hour.
          </h2>
          <ButtonLink href={paths.signup} variant="primary" size="lg" className="max-sm:w-full">
            Create account
          </ButtonLink>
        </section>
      </main>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line py-6 text-xs text-faint">
        <span>Bulkhead</span>
        <span>Clients, projects, time and invoices, a wall around each business.</span>
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
