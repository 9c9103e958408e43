import { compareAccess, readMatrix } from "../../../tests/access/compare.ts";
import type { Check, FileResult } from "./files.ts";
import type { Drift } from "./schema.ts";

/** One of the questions that the proof asks of a database, and what came of it. */
export type Part = {
  name: keyof typeof questions;
  question: string;
  state: "proven" | "violated" | "not tried";
  /** In a line: the count, or why it was not tried. */
  outcome: string;
  checks: Check[];
  seconds: number;
};

const questions = {
  schema: "The schema is that of the migrations",
  rules: "Every object in the catalogue keeps the rules",
  people: "People of eight kinds get what they may, and no more",
  access: "Who may do what is as in ACCESS.md",
  plans: "Policies find the workspace's rows by an index",
  mutants: "Each way to break it is noticed",
  traces: "Nothing is left behind",
};

/** Seconds since it was made. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 1000;
}

export function untried(name: Part["name"], why: string): Part {
  return {
    name,
    question: questions[name],
    state: "not tried",
    outcome: why,
    checks: [],
    seconds: 0,
  };
}

/** A part of checks that were all made. `of`: what is counted. */
export function tried(name: Part["name"], checks: Check[], seconds: number, of = "checks"): Part {
  const failed = checks.filter(({ ok }) => !ok).length;
  const outcome =
    failed > 0 ? `${failed} of ${checks.length} ${of} failed` : `${checks.length} ${of}`;
  const state = failed > 0 ? "violated" : "proven";
  return { name, question: questions[name], state, outcome, checks, seconds };
}

export function filesPart(name: Part["name"], files: readonly FileResult[]): Part {
  const seconds = files.reduce((all, it) => all + it.seconds, 0);
  const checks = files.flatMap((it) => it.checks);
  if (checks.length === 0) return untried(name, "none of its files may run beside tenants");
  return tried(name, checks, seconds);
}

export function schemaPart(drift: readonly Drift[], objects: number, seconds: number): Part {
  const checks = drift.map(({ object, problem, expected, found }): Check => {
    const said = [expected && `expected: ${expected}`, found && `found: ${found}`].filter(Boolean);
    return {
      what: `${object} is ${problem}`,
      ok: false,
      where: "schema.json",
      detail: said.join("; "),
    };
  });
  const part = tried("schema", checks, seconds);
  return { ...part, outcome: checks.length > 0 ? `${checks.length} differ` : `${objects} objects` };
}

/** Each cell of the matrix that was found is a check; one that is not as committed has failed. */
export function accessPart(committed: string, found: string, seconds: number): Part {
  const changes = compareAccess(committed, found);
  const changed = new Map(changes.map((it) => [`${it.who} ${it.what}`, it]));
  const cells = [...readMatrix(found).entries()].map(([key, { who, what, value }]): Check => {
    const change = changed.get(key);
    changed.delete(key);
    const check = {
      what: `${who}, ${what}: ${value}`,
      where: "ACCESS.md",
      ok: change === undefined,
    };
    return change ? { ...check, detail: `written: ${change.was}; found: ${change.is}` } : check;
  });
  const gone = [...changed.values()].map(
    (it): Check => ({
      what: `${it.who}, ${it.what}`,
      where: "ACCESS.md",
      ok: false,
      detail: `written: ${it.was}; found: ${it.is}`,
    }),
  );
  return tried("access", [...cells, ...gone], seconds, "cells");
}

/** How often something was done, and how often what refused it. */
export function refusals(access: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { what, value } of readMatrix(access).values()) {
    if (/ columns of |^runs |^holds /.test(what)) continue;
    const refused = /^– (.*)$/.exec(value)?.[1];
    const by =
      refused === undefined
        ? "done"
        : ["grant", "guard", "permission"].includes(refused)
          ? refused
          : "trigger or rule";
    counts[by] = (counts[by] ?? 0) + 1;
  }
  return counts;
}

export function tracesPart(
  before: Record<string, string>,
  after: Record<string, string>,
  seconds: number,
): Part {
  const checks = Object.entries(before).map(([what, was]): Check => {
    const ok = after[what] === was;
    const check = {
      what: `${what} ${ok ? "are as before" : "are not as before"}`,
      ok,
      where: "after",
    };
    return ok ? check : { ...check, detail: `before: ${was}; after: ${after[what]}` };
  });
  return tried("traces", checks, seconds);
}
