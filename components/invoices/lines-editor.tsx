"use client";

import { type ReactNode, useContext } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Row, readRows, rowField } from "@/lib/invoices/rows";

type Icons = { up: ReactNode; down: ReactNode; add: ReactNode };

/**
 * The lines of a draft. Which rows there are is the form's own state, as the server last sent it
 * back: only this part must know, and it draws the same with and without a script.
 */
export function LinesEditor({
  rows: stored,
  version: seen,
  hints,
  currency,
  taxName,
  icons,
}: {
  rows: readonly Row[];
  /** When the draft last changed before it was opened, so that nobody's changes are overwritten. */
  version: string;
  /** What to know of a line before it is removed, by its id. */
  hints: Readonly<Record<string, string>>;
  currency: string;
  taxName: string;
  icons: Icons;
}) {
  const { state } = useContext(FormContext);
  const rows = state.status === "idle" ? stored : readRows(state.values);
  const { version = seen, focus } = state.values;
  return (
    <div id="lines" className="grid gap-4">
      <input type="hidden" name="version" value={version} />
      {rows.map((row, at) => (
        <LineRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what is typed moves.
          key={at}
          row={row}
          at={at}
          last={at === rows.length - 1}
          hint={hints[row.id]}
          currency={currency}
          taxName={taxName}
          focused={focus === rowField(at, "description")}
          icons={icons}
        />
      ))}
      <div>
        <SubmitButton variant="secondary" name="intent" value="add">
          {icons.add}
          Add line
        </SubmitButton>
      </div>
    </div>
  );
}

function LineRow({
  row,
  at,
  last,
  hint,
  currency,
  taxName,
  focused,
  icons,
}: {
  row: Row;
  at: number;
  last: boolean;
  hint: string | undefined;
  currency: string;
  taxName: string;
  focused: boolean;
  icons: Icons;
}) {
  const name = (column: keyof Row) => rowField(at, column);
  // On a wide screen the labels of the first row head the columns.
  const labels = at === 0 ? "" : "md:[&_label]:sr-only";
  return (
    <fieldset className="grid gap-3 border-b border-line pb-4 has-checked:[&_.control]:line-through">
      <legend className="sr-only">Line {at + 1}</legend>
      <input type="hidden" name={name("id")} value={row.id} />
      <div
        className={`grid grid-cols-2 items-start gap-3 md:grid-cols-[minmax(0,1fr)_6.5rem_9.5rem_6rem] ${labels}`}
      >
        <Field
          name={name("description")}
          label="Description"
          hint={hint}
          className="max-md:col-span-2"
        >
          {/* After a line was added or moved, this is where the person goes on. */}
          <Textarea rows={1} defaultValue={row.description} maxLength={500} autoFocus={focused} />
        </Field>
        <Field name={name("quantity")} label="Quantity">
          <Input
            defaultValue={row.quantity}
            inputMode="decimal"
            autoComplete="off"
            className="num text-end"
          />
        </Field>
        <Field name={name("unitPrice")} label="Unit price">
          <MoneyInput currency={currency} defaultValue={row.unitPrice} />
        </Field>
        <Field name={name("taxRate")} label={`${taxName} %`}>
          <Input
            defaultValue={row.taxRate}
            inputMode="decimal"
            autoComplete="off"
            className="num text-end"
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Checkbox
          name={name("remove")}
          label={
            <>
              Remove<span className="sr-only"> line {at + 1}</span>
            </>
          }
          defaultChecked={row.remove !== ""}
        />
        <div className="flex gap-1">
          {at > 0 && (
            <Move to={`up.${at}`} label={`Move line ${at + 1} up`}>
              {icons.up}
            </Move>
          )}
          {!last && (
            <Move to={`down.${at}`} label={`Move line ${at + 1} down`}>
              {icons.down}
            </Move>
          )}
        </div>
      </div>
    </fieldset>
  );
}

function Move({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <SubmitButton variant="ghost" size="icon" name="intent" value={to} aria-label={label}>
      {children}
    </SubmitButton>
  );
}
