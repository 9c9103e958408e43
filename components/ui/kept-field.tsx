"use client";

import { useFormField } from "./form-context";

/**
 * A hidden value that stays what it was when the form was opened, also after the server gave the form
 * back, as the version of a record that is being edited.
 */
export function KeptField({ name, value }: { name: string; value: string }) {
  const { typed } = useFormField(name, {});
  return <input type="hidden" name={name} value={typed[0] ?? value} />;
}
