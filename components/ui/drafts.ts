import { type FormState, typedValues } from "@/lib/form-state";

/*
 * What was typed into a form and not sent, kept in this tab for when the person comes back. It is
 * kept by person, page and form, never with a password, and not at all where no one is signed in.
 */
type Values = FormState["values"];
type Draft = { was: Values; now: Values };

const prefix = "draft ";

/** Set when all were forgotten, so that the forms which go away then leave nothing behind. */
let forgotten = false;

/** Where the draft of this form lies, or undefined on a page of nobody's. Others' drafts go. */
export function draftKey(form: string): string | undefined {
  const person = document.querySelector<HTMLElement>("[data-person]")?.dataset.person;
  if (!person) return undefined;
  const own = `${prefix}${person} `;
  dropOthers(own);
  forgotten = false;
  return `${own}${location.pathname}${location.search} ${form}`;
}

/** Forgets all drafts of this tab, as when its person signs out. */
export function forgetDrafts(): void {
  dropOthers("/");
  forgotten = true;
}

function dropOthers(own: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !key.startsWith(own)) sessionStorage.removeItem(key);
  }
}

export function read(form: HTMLFormElement): Values {
  return typedValues(new FormData(form));
}

/** Whether something that is sent differs; the words beside a choice are only shown. */
export function differs(was: Values, now: Values): boolean {
  const sent = (values: Values) =>
    JSON.stringify(Object.entries(values).filter(([name]) => !/^(find|found|known)\./.test(name)));
  return sent(was) !== sent(now);
}

export function keep(key: string, draft: Draft): void {
  if (forgotten) return;
  try {
    if (differs(draft.was, draft.now)) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // The browser keeps nothing, or no more: then it cannot be restored.
  }
}

/** What the form is to be drawn with, or undefined when nothing was kept that it does not show. */
export function restore(key: string, current: Values): Values | undefined {
  const text = sessionStorage.getItem(key);
  const values = text ? merge(JSON.parse(text), current) : current;
  return differs(current, values) ? values : undefined;
}

/**
 * The values of a form as it is now with those that the person had changed. A field that they had
 * left alone shows what was stored meanwhile.
 */
export function merge({ was, now }: Draft, current: Values): Values {
  const values = { ...current };
  for (const name of Object.keys({ ...was, ...now })) {
    const typed = now[name];
    if (JSON.stringify(typed) === JSON.stringify(was[name])) continue;
    if (typed === undefined) delete values[name];
    else values[name] = typed;
  }
  return values;
}
