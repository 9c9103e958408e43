"use client";

import { createContext, useContext } from "react";
import { type FormState, type Found, fieldId, idle } from "@/lib/form-state";

/** What the fields inside an ActionForm read; outside of one it is the empty first state. */
export const FormContext = createContext<{
  state: FormState;
  idPrefix?: string | undefined;
  /** Asks the form's own action what a SearchSelect is to offer. Throws where no answer comes. */
  find?: ((field: string, text: string) => Promise<Found | undefined>) | undefined;
}>({ state: idle });

/** The field that a control stands in. */
export type FieldContextValue = {
  id: string;
  name: string;
  required: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  /** What the user typed before the server gave the form back; undefined while it has not. */
  typed: string | undefined;
};

export const FieldContext = createContext<FieldContextValue | null>(null);

/** Name, id, errors and typed values of one field in the form around it. */
export function useFormField(
  name: string,
  options: { hint?: boolean; errors?: string[] | undefined },
) {
  const { state, idPrefix } = useContext(FormContext);
  const id = fieldId(name, idPrefix);
  const errors = options.errors ?? (Object.hasOwn(state.fields, name) ? state.fields[name] : []);
  const invalid = errors !== undefined && errors.length > 0;
  const described = [options.hint && `${id}-hint`, invalid && `${id}-error`].filter(Boolean);
  const typed = Object.hasOwn(state.values, name) ? state.values[name] : undefined;
  return {
    id,
    name,
    errors: errors ?? [],
    invalid,
    returned: state.status !== "idle",
    typed: typed === undefined ? [] : [typed].flat(),
    describedBy: described.length > 0 ? described.join(" ") : undefined,
  };
}

/** The attributes that every control takes from the field around it. */
export function useControl(props: { id?: string | undefined; name?: string | undefined }) {
  const field = useContext(FieldContext);
  return {
    typed: field?.typed,
    attributes: {
      id: props.id ?? field?.id,
      name: props.name ?? field?.name,
      required: field?.required || undefined,
      "aria-invalid": field?.invalid || undefined,
      "aria-describedby": field?.describedBy,
    },
  };
}
