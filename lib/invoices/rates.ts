import type { FormState } from "@/lib/form-state";

/*
 * The rates that a new draft lacks, as fields of its form: rates.0.id, rates.0.rate and so on. They are
 * there once the draft was refused for want of them, which needs no script.
 */

type Values = FormState["values"];

const columns = ["id", "label", "currency", "rate"] as const;

/** A project whose time has no rate: what to call it, and the rate as typed. */
export type AskedRate = Record<(typeof columns)[number], string>;

export function rateField(at: number, column: keyof AskedRate): string {
  return `rates.${at}.${column}`;
}

export function readAsked(values: Values): AskedRate[] {
  const asked: AskedRate[] = [];
  while (Object.hasOwn(values, rateField(asked.length, "id"))) {
    const at = asked.length;
    const read = (column: keyof AskedRate) => [values[rateField(at, column)] ?? ""].flat()[0] ?? "";
    asked.push({
      id: read("id"),
      label: read("label"),
      currency: read("currency"),
      rate: read("rate"),
    });
  }
  return asked;
}

/** The form with these rates asked for, and no others. */
export function withAsked(values: Values, asked: readonly AskedRate[]): Values {
  const others = Object.entries(values).filter(([name]) => !name.startsWith("rates."));
  const fields = asked.flatMap((one, at) =>
    columns.map((column) => [rateField(at, column), one[column]] as const),
  );
  return Object.fromEntries([...others, ...fields]);
}
