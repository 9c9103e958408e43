import type { FormState } from "@/lib/form-state";

type Values = FormState["values"];

/**
 * Rows as fields of a form: lines.0.description, lines.0.quantity and so on. `present` is the column that
 * every row sends; a field of another that was not sent is empty.
 */
export function formRows<Column extends string>(
  name: string,
  columns: readonly Column[],
  present: NoInfer<Column>,
) {
  const field = (at: number, column: Column) => `${name}.${at}.${column}`;
  return {
    field,
    read(values: Values): Record<Column, string>[] {
      const rows: Record<Column, string>[] = [];
      while (Object.hasOwn(values, field(rows.length, present))) {
        const at = rows.length;
        const cells = columns.map((column) => {
          return [column, [values[field(at, column)] ?? ""].flat()[0] ?? ""] as const;
        });
        rows.push(Object.fromEntries(cells) as Record<Column, string>);
      }
      return rows;
    },
    /** The form with these rows, and no others. */
    write(values: Values, rows: readonly Record<Column, string>[]): Values {
      const others = Object.entries(values).filter(([key]) => !key.startsWith(`${name}.`));
      const cells = rows.flatMap((row, at) =>
        columns.map((column) => [field(at, column), row[column]] as const),
      );
      return Object.fromEntries([...others, ...cells]);
    },
  };
}
