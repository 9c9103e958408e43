import type { FunctionSource, Mutant } from "./functions.ts";
import { type Token, tokens } from "./tokens.ts";

/** A column of a table, by which its neighbours of the same type are found. */
export type Column = { table: string; name: string; type: string };

/** A text that is run: a function's or a view's, and what stands around it. */
type Source = { owner: string; text: string; statement: (text: string) => string };

/** A change of one place in a text. */
type Change = { kind: string; at: number; length: number; instead: string };

/** What is read of a text: its tokens without space, which keep their places in it. */
type Reading = { text: string; all: Token[]; columns: Column[] };

/**
 * Each function and view with its meaning changed in one place, in each way in which such places are got wrong. What
 * does not compile is left out when it is tried.
 */
export function changeMeanings(
  functions: FunctionSource[],
  views: { name: string; definition: string }[],
  columns: Column[],
): Mutant[] {
  const sources = [
    ...functions.map(({ signature, definition }) => ({ owner: signature, ...bodyOf(definition) })),
    ...views.map(({ name, definition }) => ({
      owner: name,
      text: definition,
      statement: (text: string) =>
        `create or replace view ${name} with (security_invoker = true) as ${text}`,
    })),
  ];
  return sources.flatMap((source) => changesOf(source, columns));
}

/** The body of a function: what stands before it, its arguments and their defaults, is not looked at. */
function bodyOf(definition: string): Omit<Source, "owner"> {
  const opening = /AS (\$\w*\$)/.exec(definition);
  const start = opening ? opening.index + opening[0].length : definition.length;
  const end = opening?.[1] ? definition.lastIndexOf(opening[1]) : definition.length;
  return {
    text: definition.slice(start, end),
    statement: (text) => definition.slice(0, start) + text + definition.slice(end),
  };
}

function changesOf({ owner, text, statement }: Source, columns: Column[]): Mutant[] {
  const all = tokens(text).filter(({ kind }) => kind !== "space");
  const reading = { text, all, columns };
  const names = new Map<string, number>();
  return ways
    .flatMap((way) => way(reading))
    .map(({ kind, at, length, instead }) => {
      const target = `${owner}: ${place(text, at, length)} → ${instead || "nothing"}`;
      const name = `${kind}: ${target}`;
      const before = names.get(name) ?? 0;
      names.set(name, before + 1);
      return {
        kind,
        target: before === 0 ? target : `${target} (${before + 1})`,
        noun: owner,
        statement: statement(text.slice(0, at) + instead + text.slice(at + length)),
        meaning: true,
      };
    });
}

/** The place that changes, in brackets, with a little of the line around it. */
function place(text: string, at: number, length: number): string {
  const before = text.slice(0, at).split("\n").at(-1)?.trimStart().slice(-48) ?? "";
  const after = text.slice(at + length).split("\n")[0] ?? "";
  const changed = text.slice(at, at + length).replaceAll(/\s+/g, " ");
  return `${before}[${changed}]${after.slice(0, 24).trimEnd()}`;
}

const ways: ((reading: Reading) => Change[])[] = [
  comparisons,
  negations,
  locks,
  constants,
  zones,
  columnsSwapped,
  identities,
  orders,
  limits,
  functionsSwapped,
  joins,
  assignments,
  statements,
];

/**
 * Each comparison at its boundary, and equalities turned round. A condition that is one equality is dropped elsewhere,
 * which is harder to notice.
 */
function comparisons({ all }: Reading): Change[] {
  const isCondition = (index: number) =>
    all[index - 2]?.text === "." && /^(where|and|or|on|if|when)$/.test(all[index - 4]?.text ?? "");
  const instead: Record<string, string> = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "=": "<>",
    "<>": "=",
  };
  return all.flatMap((it, index) => {
    if (it.kind !== "operator" || !(it.text in instead)) return [];
    if (it.text === "=" && (isCondition(index) || all[index - 1]?.text === "errcode")) return [];
    return [change("comparison", it, instead[it.text] ?? "")];
  });
}

/** What must be there may be missing, and the other way round. */
function negations({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    const next = all[index + 1]?.text;
    if (it.text === "is" && next === "null") return [change("negation", it, "is not")];
    if (it.text === "not") return [change("negation", it, "")];
    if (it.text === "exists" && all[index - 1]?.text !== "not")
      return [change("negation", it, "not exists")];
    if (it.text === "true" || it.text === "false")
      return [change("negation", it, it.text === "true" ? "false" : "true")];
    return [];
  });
}

/** Each lock of a row dropped. */
function locks({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    if (it.text !== "for") return [];
    const words = all.slice(index + 1, index + 4).map(({ text }) => text);
    const strength = /^(update|share|no key update|key share)/.exec(words.join(" "))?.[0];
    if (!strength) return [];
    let last = index + strength.split(" ").length;
    if (all[last + 1]?.text === "of") last += 2;
    return [span("lock dropped", it, all[last])];
  });
}

/** One more, and one less. */
function constants({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    if (it.kind === "number") {
      const value = Number(it.text);
      if (!Number.isInteger(value)) return [];
      return [value + 1, value - 1]
        .filter((other) => other >= 0)
        .map((other) => change("constant", it, String(other)));
    }
    // An interval: the number at its beginning.
    const [, count, unit] = /^'(\d+) (\w+)'$/.exec(it.text) ?? [];
    if (all[index - 1]?.text !== "interval" || !count) return [];
    return [Number(count) + 1, Number(count) - 1].map((other) =>
      change("constant", it, `'${other} ${unit}'`),
    );
  });
}

/** The day it is somewhere is the day it is in Greenwich. */
function zones({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    const words = all.slice(index, index + 3).map(({ text }) => text);
    if (words.join(" ") === "at time zone") {
      const from = all[index + 3];
      const to = all[index + 4]?.text === "." ? all[index + 5] : from;
      return from && to ? [span("time zone", from, to, "'UTC'")] : [];
    }
    if (words.join("") === "private.today" || words.join("") === "private.today_in") {
      const close = closing(all, index + 3);
      return close ? [span("time zone", it, close, "(now() at time zone 'UTC')::date")] : [];
    }
    return [];
  });
}

/** What a name before a dot stands for: the tables that the text calls so. */
function tablesBy(all: Token[]): Map<string, string> {
  const tables = new Map<string, string>();
  all.forEach((it, index) => {
    if (!["from", "join", "update", "into"].includes(it.text)) return;
    const [schema, dot, table, next, after] = all.slice(index + 1, index + 6);
    if (dot?.text !== "." || schema?.kind !== "word" || table?.kind !== "word") return;
    const alias = next?.text === "as" ? after : next;
    tables.set(table.text, `${schema.text}.${table.text}`);
    if (alias?.kind === "word") tables.set(alias.text, `${schema.text}.${table.text}`);
  });
  return tables;
}

/** A column of the same type beside it, and the column of that name in another table. */
function columnsSwapped({ all, columns }: Reading): Change[] {
  const tables = tablesBy(all);
  return references(all, tables).flatMap(({ alias, column, table, first, last }) => {
    // Which workspace it is, the guard and the conditions that are dropped elsewhere tell.
    if (column === "organization_id") return [];
    const mine = columns.filter((it) => it.table === table);
    const type = mine.find(({ name }) => name === column)?.type;
    if (!type) return [];
    const alike = mine.filter((it) => it.type === type && it.name !== "organization_id");
    const beside = alike[(alike.findIndex(({ name }) => name === column) + 1) % alike.length];
    const elsewhere = [...tables].find(
      ([other, its]) =>
        other !== alias &&
        its !== table &&
        !its.endsWith(`.${other}`) &&
        columns.some((it) => it.table === its && it.name === column && it.type === type),
    );
    return [
      ...(beside && beside.name !== column ? [`${alias}.${beside.name}`] : []),
      ...(elsewhere && column !== "id" ? [`${elsewhere[0]}.${column}`] : []),
    ].map((instead) => span("column swapped", first, last, instead));
  });
}

/** What the table says of a person, taken from the token, which may be an hour old. */
function identities({ all }: Reading): Change[] {
  const tables = tablesBy(all);
  const people = ["auth.users", "public.profiles", "public.members"];
  return references(all, tables).flatMap(({ table, column, first, last }) =>
    people.includes(table) && (column === "email" || column === "role")
      ? [span("identity from the token", first, last, `(auth.jwt() ->> '${column}')`)]
      : [],
  );
}

function references(all: Token[], tables: Map<string, string>) {
  return all.flatMap((first, index) => {
    const [before, dot, last] = [all[index - 1], all[index + 1], all[index + 2]];
    const table = tables.get(first.text);
    if (first.kind !== "word" || before?.text === "." || dot?.text !== "." || !table) return [];
    if (last?.kind !== "word" || all[index + 3]?.text === "(") return [];
    return [{ alias: first.text, column: last.text, table, first, last }];
  });
}

/** Each key of an order reversed, and each of several dropped. */
function orders({ text, all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    if (it.text !== "order" || all[index + 1]?.text !== "by") return [];
    const keys = listFrom(all, index + 2, ["limit", "for", "rows", "range"]);
    return keys.flatMap(({ first, last }, place) => {
      const start = first.at;
      const end = last.at + last.text.length;
      const key = text.slice(start, end);
      const reversed = / desc\b/.test(key)
        ? key.replace(/ desc\b/, "")
        : key.replace(/(?= nulls |$)/, " desc");
      const changes = [{ kind: "order", at: start, length: end - start, instead: reversed }];
      if (keys.length > 1) {
        const next = keys[place + 1];
        const previous = keys[place - 1];
        const from = next || !previous ? start : previous.last.at + previous.last.text.length;
        const to = next ? next.first.at : end;
        changes.push({ kind: "order", at: from, length: to - from, instead: "" });
      }
      return changes;
    });
  });
}

/** No limit. */
function limits({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    if (it.text !== "limit") return [];
    const [list] = listFrom(all, index + 1, ["for"]);
    return list ? [span("limit dropped", it, list.last)] : [];
  });
}

/** A function or an operator of which the opposite, or nothing, would do as well to look at. */
function functionsSwapped({ all }: Reading): Change[] {
  const opposites: Record<string, string> = {
    greatest: "least",
    least: "greatest",
    max: "min",
    min: "max",
    round: "trunc",
    "+": "-",
    "-": "+",
    "*": "/",
    "/": "*",
    lower: "",
    btrim: "",
    nullif: "coalesce",
  };
  return all.flatMap((it, index) => {
    const opens = all[index + 1]?.text === "(";
    const isCalled = it.kind === "word" ? opens : /^[-+*/]$/.test(it.text);
    const isEverything = it.text === "*" && /^[(.,]$|^select$/.test(all[index - 1]?.text ?? "");
    if (isCalled && !isEverything && Object.hasOwn(opposites, it.text) && it.kind !== "string")
      return [change("function swapped", it, opposites[it.text] ?? "")];
    if (it.text !== "coalesce" || !opens) return [];
    const parts = listFrom(all, index + 2, []);
    const [first, second] = parts;
    const close = closing(all, index + 1);
    if (!first || !second || !close) return [];
    return [
      { ...span("function swapped", second.first, close, "null)") },
      { ...span("function swapped", first.first, first.last, "null") },
    ];
  });
}

/** What may be missing must be there. */
function joins({ all }: Reading): Change[] {
  return all.flatMap((it, index) =>
    it.text === "left" && all[index + 1]?.text === "join" ? [change("join", it, "")] : [],
  );
}

/** Each of several columns that a statement sets is left as it is. */
function assignments({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    const following = all[index + 2]?.text;
    if (it.text !== "set" || (following !== "=" && following !== ".")) return [];
    const items = listFrom(all, index + 1, ["where", "from", "returning"]);
    if (items.length < 2) return [];
    return items.map(({ first, last }, place) => {
      const [next, previous] = [items[place + 1], items[place - 1]];
      const from = next || !previous ? first.at : previous.last.at + previous.last.text.length;
      const to = next ? next.first.at : last.at + last.text.length;
      return { kind: "assignment dropped", at: from, length: to - from, instead: "" };
    });
  });
}

/** Each statement that does something, left undone. */
function statements({ all }: Reading): Change[] {
  return all.flatMap((it, index) => {
    const before = all[index - 1]?.text;
    const isFirst = !before || [";", "begin", "then", "else", "loop"].includes(before);
    if (!isFirst || !["perform", "insert", "update", "delete"].includes(it.text)) return [];
    const end = all.findIndex((other, place) => place > index && other.text === ";");
    const last = all[end - 1];
    return last ? [span("statement dropped", it, last, "null")] : [];
  });
}

function change(kind: string, token: Token, instead: string): Change {
  return { kind, at: token.at, length: token.text.length, instead };
}

function span(kind: string, first: Token, last: Token | undefined, instead = ""): Change {
  const end = last ? last.at + last.text.length : first.at + first.text.length;
  return { kind, at: first.at, length: end - first.at, instead };
}

/** The parenthesis that closes the one at `index`. */
function closing(all: Token[], index: number): Token | undefined {
  let depth = 0;
  for (const token of all.slice(index)) {
    if (token.text === "(") depth += 1;
    else if (token.text === ")") depth -= 1;
    if (depth === 0) return token.text === ")" ? token : undefined;
  }
  return undefined;
}

/** The items of a list with commas, to the parenthesis that closes around it, a semicolon or one of the words. */
function listFrom(all: Token[], index: number, ends: string[]): { first: Token; last: Token }[] {
  const items: { first: Token; last: Token }[] = [];
  let depth = 0;
  let first: Token | undefined;
  let last: Token | undefined;
  for (const token of all.slice(index)) {
    const isEnd =
      depth === 0 && (token.text === ";" || token.text === ")" || ends.includes(token.text));
    if (isEnd || (depth === 0 && token.text === ",")) {
      if (first && last) items.push({ first, last });
      first = undefined;
      if (isEnd) return items;
      continue;
    }
    if (token.text === "(" || token.text === "[") depth += 1;
    else if (token.text === ")" || token.text === "]") depth -= 1;
    first ??= token;
    last = token;
  }
  if (first && last) items.push({ first, last });
  return items;
}
