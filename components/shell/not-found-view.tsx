import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";
import { t } from "./words";

/**
 * For what does not exist and for what belongs to others: the two must not be told apart. Pages
 * return it, because a thrown notFound() has no body where the browser runs no script.
 */
export function NotFoundView({
  home = { href: paths.home, label: t("notFound.start") },
}: {
  home?: { href: string; label: string } | undefined;
}) {
  return (
    <div className="grid place-items-center py-16 text-center">
      <p className="num font-semibold text-accent-ink">404</p>
      <h1 className="mt-2 text-2xl/8 font-semibold tracking-tight">{t("notFound.title")}</h1>
      <p className="mt-2 max-w-sm text-muted">{t("notFound.text")}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href={home.href} external>
          {home.label}
        </ButtonLink>
        <ButtonLink href={paths.workspaces} variant="ghost" external>
          {t("notFound.workspaces")}
        </ButtonLink>
      </div>
    </div>
  );
}
