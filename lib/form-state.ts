/**
 * What a server action tells the form that called it. Success is a redirect, so a state is the
 * first one, or a refusal that carries the words for each field and everything that was typed, or
 * the form redrawn: nothing was refused or stored, and its fields are others now.
 */
export type FormState = {
  status: "idle" | "redrawn" | "error";
  message?: string;
  /** What to say above the fields that were refused, where there is no message. */
  summary?: string;
  fields: Record<string, string[]>;
  values: Record<string, string | string[]>;
  /** What a search among many found, by the field that it is for. */
  choices?: Record<string, Found>;
};

/** The first that fit a search, and whether there are more. */
export type Choices = { options: readonly { value: string; label: string }[]; more: boolean };

/** The same with the words that say how many. */
export type Found = Choices & { words: string };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle", fields: {}, values: {} };

/** A refusal. Pass `values: typedValues(data)`, or what the user typed is lost. */
export function failed(refusal: Partial<Omit<FormState, "status">>): FormState {
  return { fields: {}, values: {}, ...refusal, status: "error" };
}

/** The form again with these values, for a button that changes the form itself, as "Add line" does. */
export function redrawn(values: FormState["values"]): FormState {
  return { status: "redrawn", fields: {}, values };
}

/** What belongs to the search for `field`: its button's intent, what is typed, what was looked up. */
export function searchNames(field: string) {
  return { text: `find.${field}`, lookedUp: `found.${field}`, known: `known.${field}` };
}

/** The field that this submission searches for, and not yet submits: see SearchSelect. */
export function searchedField(data: FormData, fields: readonly string[]): string | undefined {
  return fields.find((field) => {
    const { text, lookedUp } = searchNames(field);
    if (data.get("intent") === text) return true;
    // Without a script, Enter in the search presses the form's own button.
    return data.has(lookedUp) && data.get(text) !== data.get(lookedUp);
  });
}

/** The texts of a form by field name, a list where several were sent; without files and React's own. */
export function sentValues(data: FormData): FormState["values"] {
  const values: FormState["values"] = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}

/** The same, fit to be sent back into the form: without passwords, which no page may hold. */
export function typedValues(data: FormData): FormState["values"] {
  const all = Object.entries(sentValues(data));
  return Object.fromEntries(all.filter(([name]) => !/password/i.test(name)));
}

/** The id of the control called `name`: the same on server, in the browser and in tests. */
export function fieldId(name: string, prefix?: string): string {
  const id = name.replace(/[^\w-]+/g, "-");
  return prefix ? `${prefix}-${id}` : id;
}
