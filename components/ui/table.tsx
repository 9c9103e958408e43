// biome-ignore-all lint/a11y/noRedundantRoles: a changed display can undo a table's meaning.
"use client";

import Link from "next/link";
import type { ReactNode } from "react";

/**
 * One column. On a phone a row is two lines without labels, and `at` says where the value stands in
 * them: a1 and z1 are the ends of the first line, a2, b2, c2 and z2 stand in the second, `below`
 * takes a line of its own. A column without a place is left out there.
 */
export type Column<Key extends string> = {
  key: Key;
  label: string;
  at?: "a1" | "z1" | "a2" | "b2" | "c2" | "z2" | "below";
  /** Figures: they align at the end. */
  end?: boolean;
  /** The name is for screen readers only, as over a column of buttons. */
  quiet?: boolean;
  /** A word that follows the value on a phone, where no heading says what is counted. */
  unit?: string;
  className?: string;
};

export type Row<Key extends string> = {
  id: string;
  /** Where the first column links to. The link's target is the whole row. */
  href?: string;
  cells: Record<Key, ReactNode>;
};

/**
 * A list of records. Columns and rows are plain data and drawn in the browser's part of the tree:
 * what all rows share is sent once, and a row is its texts. A column that is left out is not shown.
 */
export function Table<Key extends string>({
  caption,
  columns,
  rows,
}: {
  /** Read out, not shown: a heading above says it to the eye. */
  caption: string;
  columns: readonly Column<Key>[];
  rows: readonly Row<NoInfer<Key>>[];
}) {
  const parts = columns.map(({ at, end, className, ...column }) => ({
    ...column,
    end: end ? "end" : undefined,
    look: [at, end && "end", className].filter(Boolean).join(" ") || undefined,
  }));
  return (
    <table role="table" className="list">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {parts.map(({ key, label, end, quiet }) => (
            <th key={key} scope="col" role="columnheader" className={end}>
              {quiet ? <span className="sr-only">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ id, href, cells }) => (
          <tr key={id} role="row">
            {parts.map(({ key, look, unit }, at) => (
              <td key={key} role="cell" className={look}>
                {at === 0 && href ? (
                  <Link href={href} prefetch={false} data-row-link>
                    {cells[key]}
                  </Link>
                ) : (
                  cells[key]
                )}
                {unit && <span className="sm:hidden"> {unit}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
