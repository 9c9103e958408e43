"use client";

import { useContext } from "react";
import { FormContext } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Row, readRows, rowField } from "@/lib/documents/rows";
import { fieldId } from "@/lib/form-state";
import { RowAmount } from "./live-preview";

/** The words of the editor, `{number}` standing for the line's. */
export type EditorWords = {
  description: string;
  quantity: string;
  price: string;
  tax: string;
  amount: string;
  field: string;
  up: string;
  down: string;
  remove: string;
  add: string;
};

/**
 * The lines of a document that can still change, one compact row each. Which rows there are is the
 * form's own state, as the server last sent it back, so that this draws the same with and without a
 * script.
 */
export function LinesEditor({
  rows: stored,
  notes,
  words,
}: {
  rows: readonly Row[];
  /** What to know of a line before it is removed, by its id. */
  notes: Readonly<Record<string, string>>;
  words: EditorWords;
}) {
  const { state } = useContext(FormContext);
  const rows = state.status === "idle" ? stored : readRows(state.values);
  return (
    <div id="lines" className="lines">
      <div className="lines-head" aria-hidden="true">
        <span>{words.description}</span>
        <span className="end">{words.quantity}</span>
        <span className="end">{words.price}</span>
        <span className="end">{words.tax}</span>
        <span className="end">{words.amount}</span>
      </div>
      <ol>
        {rows.map((row, at) => (
          <LineRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what is typed moves.
            key={at}
            row={row}
            at={at}
            last={at === rows.length - 1}
            note={notes[row.id]}
            words={words}
          />
        ))}
      </ol>
      <div className="p-3">
        <SubmitButton variant="secondary" size="sm" name="intent" value="add">
          <Icon name="add" />
          {words.add}
        </SubmitButton>
      </div>
    </div>
  );
}

function LineRow({
  row,
  at,
  last,
  note,
  words,
}: {
  row: Row;
  at: number;
  last: boolean;
  note: string | undefined;
  words: EditorWords;
}) {
  const { state } = useContext(FormContext);
  const number = String(at + 1);
  const numbered = (text: string) => text.replace("{number}", number);
  const field = (column: keyof Row, label: string) => {
    const name = rowField(at, column);
    const id = fieldId(name);
    const wrong = Object.hasOwn(state.fields, name);
    return {
      id,
      label: numbered(words.field).replace("{field}", label),
      control: {
        id,
        name,
        defaultValue: row[column],
        "aria-invalid": wrong || undefined,
        "aria-describedby": wrong ? `${id}-error` : undefined,
      },
      errors: (state.fields[name] ?? []).join(" "),
    };
  };
  const description = field("description", words.description);
  const numbers = [
    { ...field("quantity", words.quantity), head: words.quantity },
    { ...field("unitPrice", words.price), head: words.price },
    { ...field("taxRate", words.tax), head: words.tax },
  ];
  return (
    <li>
      <input type="hidden" name={rowField(at, "id")} value={row.id} />
      <div className="line-text">
        <label htmlFor={description.id} className="sr-only">
          {description.label}
        </label>
        <textarea
          {...description.control}
          rows={1}
          maxLength={500}
          // After a line was added or moved, this is where the person goes on.
          // biome-ignore lint/a11y/noAutofocus: it answers a button of the form.
          autoFocus={state.values.focus === rowField(at, "description")}
          className="control field-sizing-content"
        />
      </div>
      {numbers.map(({ id, label, head, control }) => (
        <div key={id} className="line-number">
          <label htmlFor={id} className="sr-only">
            {label}
          </label>
          <span aria-hidden="true">{head}</span>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...control}
            className="control num"
          />
        </div>
      ))}
      <div className="line-amount num">
        <span aria-hidden="true">{words.amount}</span>
        <RowAmount at={at} />
      </div>
      <div className="line-tools">
        {at > 0 && <Tool press={`up.${at}`} label={numbered(words.up)} icon="up" />}
        {!last && <Tool press={`down.${at}`} label={numbered(words.down)} icon="down" />}
        <Tool press={`remove.${at}`} label={numbered(words.remove)} icon="close" />
      </div>
      {note && <p className="line-note">{note}</p>}
      {[description, ...numbers].map(
        ({ id, errors }) =>
          errors && (
            <p key={id} id={`${id}-error`} className="line-error">
              {errors}
            </p>
          ),
      )}
    </li>
  );
}

function Tool({
  press,
  label,
  icon,
}: {
  press: string;
  label: string;
  icon: "up" | "down" | "close";
}) {
  return (
    <SubmitButton variant="ghost" size="icon" name="intent" value={press} aria-label={label}>
      <Icon name={icon} />
    </SubmitButton>
  );
}
