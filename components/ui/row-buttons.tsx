"use client";

/**
 * What a row gives to its RowDialog: its id, which is posted, and the words that tell it from
 * others. Keys are plain lower-case words, as they travel in data attributes.
 */
export type AskedRow = { row: string; words?: Record<string, string> };

/** One question: of which dialog, and the words of its button. */
export type RowAsk = {
  dialog: string;
  text: string;
  /** For screen readers: what it does and to which row, with the row's words in braces. */
  label: string;
};

/** Words with those of a row in braces, filled in. */
export function fillWords(template: string, words: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, key) => words[key] ?? "");
}

/**
 * The buttons of a row that ask before they post. Each belongs to the RowDialog of its name, once a
 * page, so that a row costs its buttons and not a form and a dialog for each. Rows that ask the same
 * are given the same `asks`, which is then sent once.
 */
export function RowButtons({
  row,
  words = {},
  asks,
}: AskedRow & {
  asks: readonly RowAsk[];
}) {
  const data = Object.entries(words).map(([key, value]) => [`data-${key}`, value]);
  return (
    <span data-row="" {...Object.fromEntries(data)}>
      {asks.map(({ dialog, text, label }) => (
        <button
          key={dialog}
          type="submit"
          form={`${dialog}-ask`}
          name={dialog}
          value={row}
          className="row-button"
          aria-haspopup="dialog"
          aria-label={fillWords(label, words)}
        >
          {text}
        </button>
      ))}
    </span>
  );
}
