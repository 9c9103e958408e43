import { z } from "zod";
import { t } from "@/lib/common-words";

/*
 * The kinds of fields that forms and addresses are made of. Browsers send CRLF from a textarea;
 * others may send anything, control characters included, some of which Postgres cannot store. What is
 * left of a line or a paragraph is what private.is_line and private.is_paragraph let into a column.
 */

const controls = /[^\P{Cc}\n\t]/gu;

/**
 * Characters that nobody sees and that change how others read: orders to write the other way round, as
 * in an address that ends in another's, or breaks inside a word that is searched for. The two joiners
 * stay, which Persian, Indic scripts and emoji are spelled with, and the letters of flags.
 */
const hidden = /(?=\p{Default_Ignorable_Code_Point})(?![\u200c-\u200d\u{e0020}-\u{e007f}])\p{Cf}/gu;
/** The orders among them to write the other way round, which nobody types: they are refused, not tidied away. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;
const nothingSeen = /^[\s\u200c-\u200d\u{e0020}-\u{e007f}]*$/u;

function withoutHidden(text: string): string {
  const seen = text.replace(hidden, "");
  return nothingSeen.test(seen) ? "" : seen;
}

function tidyLine(text: string): string {
  return withoutHidden(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function tidyText(text: string): string {
  return withoutHidden(text).replace(/\r\n?/g, "\n").replace(controls, "").trim();
}

const tooLong = (max: number) => ({ error: () => t("fields.tooLong", { max }) });

/** Whatever is typed or pasted, but nothing that makes it read as another text. */
const typed = () =>
  z
    .string()
    .default("")
    .refine((text) => !turning.test(text), { error: () => t("fields.turning"), abort: true });

/** Words for a field: told when they are needed. The plain text is for nouns that have no words.ts yet. */
type Words = string | (() => string);

/** One line of text, at most `max` UTF-16 units, as a browser's maxlength counts; may be empty. */
export function line(max: number) {
  return typed()
    .transform(tidyLine)
    .pipe(z.string().max(max, tooLong(max)));
}

/** One line that has to be filled in; `missing` says what to enter. */
export function requiredLine(max: number, missing: Words) {
  return line(max).refine((text) => text !== "", { error: missing });
}

/** Lines of text, at most `max` UTF-16 units; may be empty. */
export function paragraph(max: number) {
  return typed()
    .transform(tidyText)
    .pipe(z.string().max(max, tooLong(max)));
}

/** The choice of a select by id; null is the empty option. `unknown` says where to choose from. */
export function choice(options: readonly { id: string }[], unknown: Words) {
  return z
    .string()
    .default("")
    .transform((id) => (id === "" ? null : id))
    .refine((id) => id === null || options.some((option) => option.id === id), {
      error: unknown,
    });
}

/** A word to search for, out of an address: whatever is not a short text is no search. */
export const searchTerm = z.string().max(100).transform(tidyLine).catch("");

/** An id out of an address. One that could not be an id stands for a record that does not exist. */
export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
