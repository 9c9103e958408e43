import { ButtonLink } from "./button-link";
import { Icon } from "./icon";

/**
 * The way back at the left and the way on at the right, everywhere: among weeks the earlier one is at
 * the left, in a list the first page. Keyset pages know their neighbours only, so there are no page
 * numbers.
 */
export function Pagination({
  back,
  forward,
  label,
  backLabel,
  forwardLabel,
}: {
  back?: string | undefined;
  forward?: string | undefined;
  label: string;
  backLabel: string;
  forwardLabel: string;
}) {
  if (!back && !forward) return null;
  return (
    <nav aria-label={label} className="flex justify-between gap-2 print:hidden">
      {back ? (
        <ButtonLink href={back} rel="prev">
          <Icon name="back" />
          {backLabel}
        </ButtonLink>
      ) : (
        <span />
      )}
      {forward && (
        <ButtonLink href={forward} rel="next">
          {forwardLabel}
          <Icon name="forward" />
        </ButtonLink>
      )}
    </nav>
  );
}
