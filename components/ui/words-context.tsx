"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What the parts without a domain say in the browser; `{reference}` is filled in there. */
export type ClientWords = Readonly<
  Record<
    | "optional"
    | "cancel"
    | "close"
    | "searchMore"
    | "find"
    | "matches"
    | "searchUnreached"
    | "restored"
    | "discard"
    | "leaveTitle"
    | "leaveText"
    | "leave"
    | "stay"
    | "updated"
    | "fault"
    | "faultKept"
    | "unreached"
    | "unreachedKept"
    | "perhaps",
    string
  >
>;

const WordsContext = createContext<ClientWords | null>(null);

export function WordsProvider({ words, children }: { words: ClientWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): ClientWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error("The root layout gives these parts their words.");
  return words;
}
