import { formRows } from "@/lib/form-rows";
import type { FormState } from "@/lib/form-state";

/*
 * The lines of a document as fields of its form: lines.0.description, lines.0.quantity and so on.
 * Buttons that add, move or remove a row post the whole form and get it back changed, which needs no
 * script and stores nothing.
 */

type Values = FormState["values"];

const columns = ["id", "description", "quantity", "unitPrice", "taxRate"] as const;

/** One row as typed; a field that was not sent is empty. */
export type Row = Record<(typeof columns)[number], string>;

export const newRow = (taxRate: string): Row => ({
  id: "",
  description: "",
  quantity: "",
  unitPrice: "",
  taxRate,
});

const fields = formRows("lines", columns, "description");

export const rowField = fields.field;
export const readRows = fields.read;

/** A row that is not to be stored, because it was never filled in. */
export function isEmpty(row: Row): boolean {
  const filled = row.id || row.description.trim() || row.quantity.trim() || row.unitPrice.trim();
  return filled === "";
}

/**
 * The form after the button `add`, `remove.3`, `up.3` or `down.3` was pressed, with `focus` naming the
 * field to go on with; undefined for a button that does something else. A new row is taxed like the
 * last one, or at the rate given where there is none.
 */
export function changeRows(values: Values, button: string, taxRate: string): Values | undefined {
  const rows = readRows(values);
  if (button === "add") {
    const added = newRow(rows.at(-1)?.taxRate ?? taxRate);
    return withRows(values, [...rows, added], rows.length);
  }
  const [, way, index] = /^(up|down|remove)\.(\d{1,4})$/.exec(button) ?? [];
  if (index === undefined) return undefined;
  const from = Number(index);
  if (way === "remove") {
    rows.splice(from, 1);
    return withRows(values, rows, Math.min(from, rows.length - 1));
  }
  const to = way === "up" ? from - 1 : from + 1;
  const moved = rows[from];
  const other = rows[to];
  if (moved && other)
    rows.splice(Math.min(from, to), 2, ...(to < from ? [moved, other] : [other, moved]));
  return withRows(values, rows, moved && other ? to : from);
}

function withRows(values: Values, rows: readonly Row[], focus: number): Values {
  return { ...fields.write(values, rows), focus: rowField(focus, "description") };
}
