import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/paths";
import { Hull } from "./hull";
import { Wordmark } from "./wordmark";

const points = [
  {
    icon: "time",
    title: "Time, as it was",
    text: "Log an hour in seconds, by project and client, in your own time zone.",
  },
  {
    icon: "invoices",
    title: "Invoices from it",
    text: "Unbilled time becomes a draft, the draft an invoice. No hour is billed twice.",
  },
  {
    icon: "shield",
    title: "Walls between workspaces",
    text: "The database itself keeps each business apart, for whoever asks and however.",
  },
] as const;

/** What Bulkhead is, for those who are not signed in. */
export function LandingView() {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 sm:px-8">
      <header className="py-4 sm:py-6">
        <Wordmark />
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col justify-center py-12 sm:py-16">
        <div className="grid items-center gap-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div>
            <h1 className="text-4xl/11 font-semibold tracking-tight sm:text-5xl/14">
              The back office of people who bill their time.
            </h1>
            <p className="mt-5 max-w-xl text-base/7 text-muted sm:text-lg/8">
              Clients, projects, time and invoices of freelancers and agencies, in one calm place.
              Each business has a workspace, and nothing crosses from one to another.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <ButtonLink href={paths.signup} variant="primary" size="lg">
                Create account
              </ButtonLink>
              <ButtonLink href={paths.login()} size="lg">
                Sign in
              </ButtonLink>
            </div>
          </div>
          <Hull className="hidden w-full lg:block" />
        </div>
        <ul className="mt-16 grid gap-8 border-t border-line pt-8 sm:grid-cols-3 sm:gap-6">
          {points.map(({ icon, title, text }) => (
            <li key={title}>
              <Icon name={icon} size={20} className="text-accent-ink" />
              <h2 className="mt-3 font-semibold">{title}</h2>
              <p className="mt-1 text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
