import { formRows } from "@/lib/form-rows";

/*
 * The rates that a new draft lacks, as fields of its form: rates.0.id, rates.0.rate and so on. They are
 * there once the draft was refused for want of them, which needs no script.
 */

// Each project whose time has no rate: what to call it, and the rate as typed.
const fields = formRows("rates", ["id", "label", "currency", "rate"], "id");

export const rateField = fields.field;
export const readAsked = fields.read;

/** The form with these rates asked for, and no others. */
export const withAsked = fields.write;
