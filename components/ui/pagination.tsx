import { ButtonLink } from "./button-link";
import { Icon } from "./icon";

/** Keyset pages know their neighbours only, so there are no page numbers. */
export function Pagination({
  newer,
  older,
  label = "Pages",
  newerLabel = "Newer",
  olderLabel = "Older",
}: {
  newer?: string | undefined;
  older?: string | undefined;
  label?: string | undefined;
  newerLabel?: string | undefined;
  olderLabel?: string | undefined;
}) {
  if (!newer && !older) return null;
  return (
    <nav aria-label={label} className="flex justify-between gap-2 print:hidden">
      {newer ? (
        <ButtonLink href={newer} rel="prev">
          <Icon name="back" />
          {newerLabel}
        </ButtonLink>
      ) : (
        <span />
      )}
      {older && (
        <ButtonLink href={older} rel="next">
          {olderLabel}
          <Icon name="forward" />
        </ButtonLink>
      )}
    </nav>
  );
}
