"use client";

import { useContext } from "react";
import { Field } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { MoneyInput } from "@/components/ui/money-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { rateField, readAsked } from "@/lib/invoices/rates";

/**
 * The rates that the draft was refused for want of, a field a project. Which ones is the form's own
 * state, as the server last sent it back, so that this draws the same with and without a script.
 */
export function MissingRates({ title, text }: { title: string; text: string }) {
  const { state } = useContext(FormContext);
  const asked = readAsked(state.values);
  if (asked.length === 0) return null;
  return (
    <fieldset className="min-w-0 border-t border-line pt-5">
      <legend className="float-start w-full font-semibold">{title}</legend>
      <p className="clear-both pt-1 text-muted">{text}</p>
      <div className="grid gap-4 pt-4">
        {asked.map(({ id, label, currency, rate }, at) => (
          <div key={id}>
            <input type="hidden" name={rateField(at, "id")} value={id} />
            <input type="hidden" name={rateField(at, "label")} value={label} />
            <input type="hidden" name={rateField(at, "currency")} value={currency} />
            <Field name={rateField(at, "rate")} label={label} className="max-w-xs">
              <MoneyInput currency={currency} defaultValue={rate} />
            </Field>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The other answer: what has no rate stays unbilled. After the form's own button, which Enter presses. */
export function LeaveOut({ label }: { label: string }) {
  const { state } = useContext(FormContext);
  if (readAsked(state.values).length === 0) return null;
  return (
    <SubmitButton variant="secondary" name="intent" value="leave">
      {label}
    </SubmitButton>
  );
}
