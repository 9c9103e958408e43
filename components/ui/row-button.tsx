import type { ReactNode } from "react";

/**
 * What a row gives to its RowDialog: its id, which is posted, and the words that tell it from
 * others. Keys are plain lower-case words, as they travel in data attributes.
 */
export type AskedRow = { row: string; words?: Record<string, string> };

/**
 * The button of a row that asks before it posts. It belongs to the RowDialog of the same id, once a
 * page, so that a row costs a button and not a form and a dialog of its own.
 */
export function RowButton({
  dialog,
  row,
  words = {},
  label,
  children,
}: AskedRow & {
  dialog: string;
  /** For screen readers: what it does and to which row. */
  label: string;
  children: ReactNode;
}) {
  const data = Object.entries(words).map(([key, value]) => [`data-${key}`, value]);
  return (
    <button
      type="submit"
      form={`${dialog}-ask`}
      name={dialog}
      value={row}
      className="button button-ghost button-sm"
      aria-haspopup="dialog"
      aria-label={label}
      {...Object.fromEntries(data)}
    >
      {children}
    </button>
  );
}
