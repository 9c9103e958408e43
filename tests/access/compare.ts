/** One right that two access matrices disagree on. `~`: refused in both, by something else; or a matter of how many. */
export type Change = { sign: "+" | "−" | "~"; who: string; what: string; was: string; is: string };

type Entry = { who: string; what: string; value: string };
type Entries = Map<string, Entry>;

const absent = "not there";

/** The rows of a Markdown table, its head first, the cells without their backticks. */
function rowsOf(section: string): string[][] {
  return section
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| *---/.test(line))
    .map((line) => line.slice(2, -2).split(" | "))
    .map((cells) => cells.map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")));
}

/** Every cell of the matrix by who, what and how, in the order of the page. */
export function readMatrix(page: string): Entries {
  const entries: Entries = new Map();
  const note = (who: string, what: string, value: string) =>
    entries.set(`${who} ${what}`, { who, what, value });
  for (const section of page.split(/^## /m).slice(1)) {
    const title = section.slice(0, section.indexOf("\n"));
    const [head = [], ...rows] = rowsOf(section);
    let table = "";
    for (const [name = "", ...cells] of rows) {
      table = name || table;
      if (title === "Definer functions") {
        note(cells[0] ?? "", `runs ${name} with its owner's rights`, "yes");
      } else if (title === "Columns") {
        cells.forEach((value, index) => {
          note("authenticated", `${head[index + 1]} columns of ${name}`, value);
        });
      } else if (title === "Tables") {
        const [verb, ...values] = cells;
        values.forEach((value, index) => {
          note(head[index + 2] ?? "", `${verb} ${table}`, value);
        });
      } else {
        const what = title === "Functions" ? `call ${name}()` : `holds ${name}`;
        cells.forEach((value, index) => {
          note(head[index + 1] ?? "", what, value);
        });
      }
    }
  }
  return entries;
}

/** How much a cell gives: nothing, some rows, all. */
function weight(value: string): number {
  if (value === absent || value.startsWith("–")) return 0;
  return /^\d+ of \d+$/.test(value) ? 1 : 2;
}

/** Columns given by name in one and not in the other. */
function columnChanges({ who, what }: Entry, was: string, is: string): Change[] {
  const named = (value: string) => (weight(value) === 0 ? [] : value.split(", "));
  const [before, after] = [named(was), named(is)];
  const all = (names: string[]) => names[0] === "all";
  if (all(before) || all(after)) {
    return [{ sign: all(after) ? "+" : "−", who, what, was, is }];
  }
  const one = (sign: "+" | "−", column: string): Change => ({
    sign,
    who,
    what: what.replace(" columns of ", " ").concat(`.${column}`),
    was: sign === "+" ? "–" : "yes",
    is: sign === "+" ? "yes" : "–",
  });
  return [
    ...after.filter((it) => !before.includes(it)).map((it) => one("+", it)),
    ...before.filter((it) => !after.includes(it)).map((it) => one("−", it)),
  ];
}

/**
 * What changed from one access matrix to another, by role, table or function, and verb: rights gained (+) and lost (−).
 * What is new and refused is no change of rights.
 */
export function compareAccess(before: string, after: string): Change[] {
  const [old, now] = [readMatrix(before), readMatrix(after)];
  // What is gone is told last.
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): Change[] => {
    const entry = now.get(key) ?? old.get(key);
    const was = old.get(key)?.value ?? absent;
    const is = now.get(key)?.value ?? absent;
    if (!entry || was === is) return [];
    if (/ columns of /.test(entry.what)) return columnChanges(entry, was, is);
    const more = weight(is) - weight(was);
    if (more === 0 && (was === absent || is === absent)) return [];
    const { who, what } = entry;
    return [{ sign: more > 0 ? "+" : more < 0 ? "−" : "~", who, what, was, is }];
  });
}

/** The changes as lines for a person, and how many of each there are. */
export function tellChanges(changes: readonly Change[]): string {
  const width = (of: (change: Change) => string) => Math.max(...changes.map((it) => of(it).length));
  const lines = changes.map(
    ({ sign, who, what, was, is }) =>
      `${sign} ${who.padEnd(width((it) => it.who))}  ${what.padEnd(width((it) => it.what))}  ${was}  →  ${is}`,
  );
  const count = (sign: string) => changes.filter((it) => it.sign === sign).length;
  return [
    ...lines,
    `${count("+")} gained, ${count("−")} lost, ${count("~")} otherwise refused or counted`,
  ].join("\n");
}
