import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";

/**
 * For what does not exist and for what belongs to others: the two must not be told apart. Pages
 * return it, because a thrown notFound() has no body where the browser runs no script.
 */
export function NotFoundView({
  home = { href: paths.home, label: "Back to start" },
}: {
  home?: { href: string; label: string } | undefined;
}) {
  return (
    <div className="grid place-items-center py-16 text-center">
      <p className="num font-semibold text-accent-ink">404</p>
      <h1 className="mt-2 text-2xl/8 font-semibold tracking-tight">Not found</h1>
      <p className="mt-2 max-w-sm text-muted">
        There is nothing at this address, or it is not yours to see.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href={home.href} external>
          {home.label}
        </ButtonLink>
        <ButtonLink href={paths.workspaces} variant="ghost" external>
          Your workspaces
        </ButtonLink>
      </div>
    </div>
  );
}
