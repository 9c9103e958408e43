import "server-only";
import { cloneElement, isValidElement, type ReactNode } from "react";
import { createTranslator } from "use-intl/core";
import { readVariable } from "@/lib/env";

/*
 * What people read. Each noun keeps its sentences in its words.ts, whole and by typed key, in ICU
 * syntax where a count or a choice is part of one; English is complete. A browser gets none of this:
 * the few client parts are handed their words as props.
 */

/** The language of all words. */
const language = "en";

/**
 * The words of one noun as a function from key to text: `t("saved", { name })`. Keys and values are
 * checked by tsc; a key that is missing all the same throws. `t.rich` puts elements into a sentence.
 *
 * With PSEUDO_LOCALE set every letter is accented, so that a word which is still plain on a page is one
 * that was written there by hand. What is filled in later, as `{name}`, stays as it is.
 */
export function words<const Messages extends Record<string, unknown>>(messages: Messages) {
  const translate = createTranslator({
    locale: language,
    messages,
    onError(error) {
      throw error;
    },
  });
  return readVariable("PSEUDO_LOCALE") ? accented(translate) : translate;
}

/** What the languages and regions of locales are called, by their tags. */
export function localeName(tag: string): string {
  const name = localeNames.of(tag) ?? tag;
  return readVariable("PSEUDO_LOCALE") ? accent(name) : name;
}

const localeNames = new Intl.DisplayNames(language, {
  type: "language",
  languageDisplay: "standard",
});

type Call = (...given: never[]) => unknown;

function accented<T extends Call & { rich: Call }>(translate: T): T {
  const plain = (...given: never[]) => accent(translate(...given) as string);
  const rich = (...given: never[]) => accentAll(translate.rich(...given) as ReactNode);
  return Object.assign(plain, { rich }) as unknown as T;
}

const plainLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accentedLetters = [..."áƀçđéƒğħíĵķłṁñóþǫŕšŧúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓÞǪŔŠŦÚṼŴẊÝŽ"];

function accent(text: string): string {
  return text.replace(/\{\w+\}|[a-z]/gi, (it) => accentedLetters[plainLetters.indexOf(it)] ?? it);
}

/** The same for what a sentence with elements is made of. */
function accentAll(node: ReactNode): ReactNode {
  if (typeof node === "string") return accent(node);
  if (Array.isArray(node)) return node.map(accentAll);
  if (!isValidElement<{ children?: ReactNode }>(node) || node.props.children === undefined)
    return node;
  return cloneElement(node, {}, accentAll(node.props.children));
}
