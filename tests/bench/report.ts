import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import type { Scale } from "./database.ts";
import type { PageCost } from "./http.ts";
import { median } from "./measure.ts";
import type { Upkeep } from "./upkeep.ts";

/** The medians of one question in one place, in milliseconds of the server's time. */
export type Row = {
  place: string;
  large: boolean;
  question: string;
  byHand: number;
  policies: number;
  /** Of each turn: policies against by hand, and what they take more. */
  ratio: number;
  more: number;
  commonFiltered: number | undefined;
  commonUnfiltered: number | undefined;
  /**
   * The policies at other scales, by number of workspaces, and `alone`, where there is no giant:
   * their time there, and how many times that, and how much more, they take at the largest.
   */
  scaled: Record<string, { time: number; ratio: number; more: number }>;
};

export type Results = {
  scales: Scale[];
  settings: Record<string, string>;
  rows: Row[];
  upkeep: Upkeep[];
  /** Without them, of a quick run. */
  pages?: PageCost[];
};

/** How many ask at once when pages are measured by the second. */
export const clients = 8;

const folder = new URL("results/", import.meta.url);

/** Keeps the results beside the benchmark: as tables for people, and as JSON, which is not committed. */
export async function keep(results: Results): Promise<void> {
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  const date = new Date().toISOString().slice(0, 10);
  const set = Object.entries(results.settings).map(([name, value]) => `${name} ${value}`);
  const head = `# The last full run

Measured ${date} on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Node ${process.versions.node};
${set.join(", ")}.`;
  await mkdir(folder, { recursive: true });
  const json = JSON.stringify({ date, machine, ...results }, null, 2);
  await writeFile(new URL("bench.json", folder), `${json}\n`);
  await writeFile(new URL("bench.md", folder), `${head}\n\n${toMarkdown(results)}\n`);
}

const time = (value: number | undefined) => {
  if (value === undefined) return "–";
  if (!Number.isFinite(value)) return "> 8 s";
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
};
const ratio = (value: number | undefined, base: number | undefined) => {
  const quotient = (value ?? Number.NaN) / (base ?? Number.NaN);
  if (Number.isNaN(quotient)) return "–";
  if (!Number.isFinite(quotient)) return "> 8 s";
  return quotient < 10 ? quotient.toFixed(2) : Math.round(quotient).toLocaleString("en");
};
const factor = (value: number | undefined) => {
  if (value === undefined) return "–";
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
};

/** What the budget allows: a factor in large workspaces, and a constant in ordinary ones. */
const allowed = { ratio: 1.1, more: 0.3, moreOfDashboard: 1, growth: 1.15 };

/** Which of the two limits a row keeps: the factor, or only the constant that looking up a person takes. */
function target(row: Row): "factor" | "constant" | "no" {
  if (row.ratio <= allowed.ratio) return "factor";
  const more = row.question === "Dashboard" ? allowed.moreOfDashboard : allowed.more;
  return row.more <= more ? "constant" : "no";
}

/** Who is ahead. Closer than a twentieth of a millisecond or two hundredths is level. */
function ahead(row: Row): string {
  const difference = Math.abs(row.more);
  if (difference <= 0.05 || Math.abs(row.ratio - 1) <= 0.02) return "level";
  return `${row.more > 0 ? "by hand" : "policies"} by ${time(difference)} ms`;
}

const named = (count: string) => Number(count).toLocaleString("en");

/** The other scales of a place's rows, smallest first; `alone` apart. */
const othersOf = (rows: Row[]) =>
  Object.keys(rows[0]?.scaled ?? {})
    .filter((scale) => scale !== "alone")
    .sort((a, b) => Number(a) - Number(b));

/** How the policies' time grows from the smallest number of workspaces to the largest. */
const growth = (row: Row) => row.scaled[othersOf([row])[0] ?? ""];

/** Flat within the budget, or by less than can be told apart. */
const isFlat = (row: Row) => {
  const grown = growth(row);
  return grown !== undefined && (grown.ratio <= allowed.growth || grown.more <= 0.05);
};

const placesOf = (rows: Row[]) =>
  [...new Set(rows.map(({ place }) => place))].map((place) => ({
    place,
    rows: rows.filter((row) => row.place === place),
  }));

/** How many questions keep the targets, and what a workspace costs. */
export function toSummary({ rows, upkeep, pages }: Results): string {
  const sums = table(
    ["", "Questions", "Within 1.10 ×", "Within the constant", "Neither", "Median ratio", "Flat"],
    placesOf(rows).map(({ place, rows }) => {
      const count = (which: string) => rows.filter((row) => target(row) === which).length;
      return [
        place,
        String(rows.length),
        String(count("factor")),
        String(count("constant")),
        String(count("no")),
        factor(median(rows.map((row) => row.ratio))),
        String(rows.filter(isFlat).length),
      ];
    }),
  );
  const line = (name: string, of: (upkeep: Upkeep) => string) => [name, ...upkeep.map(of)];
  const costs = table(
    ["", ...upkeep.map(({ workspaces }) => `${named(String(workspaces))} workspaces`)],
    [
      line("Make a workspace, ms", ({ creation }) => time(creation)),
      line("Delete an ordinary one, ms", ({ deletion }) => time(deletion)),
      line("Delete the giant, ms", ({ deletionOfGiant }) => time(deletionOfGiant)),
      line("Membership check, ms", ({ checkOfOne }) => time(checkOfOne)),
      line("The same in 100 workspaces, ms", ({ checkOfMany }) => time(checkOfMany)),
      line("One more workspace, bytes", ({ bytes }) => bytes.toLocaleString("en")),
    ],
  );
  const parts = ["## The targets", sums, "## What a workspace costs", costs];
  if (pages) parts.push("## Pages over HTTP, the demo", tableOfPages(pages, clients));
  return parts.join("\n\n");
}

/** All tables as Markdown: ratios, which other machines should show too, before milliseconds. */
function toMarkdown(results: Results): string {
  const largest = named(String(Math.max(...results.scales.map(({ workspaces }) => workspaces))));
  const places = placesOf(results.rows);

  const ratios = places.map(({ place, rows }) => {
    const others = othersOf(rows);
    const middle = others.at(-1) ?? "";
    const hasAlone = rows.some((row) => row.scaled.alone);
    return table(
      [
        place,
        "(b) ÷ (a)",
        "Ahead",
        "Target",
        "(c) filter ÷ (a)",
        "(c) ÷ (a)",
        ...others.map((count) => `${largest} ÷ ${named(count)}`),
        ...(hasAlone ? ["Giant near ÷ none"] : []),
      ],
      rows.map((row) => [
        row.question,
        factor(row.ratio),
        ahead(row),
        target(row),
        ratio(row.commonFiltered, row.byHand),
        ratio(row.commonUnfiltered, row.byHand),
        ...others.map((count) => factor(row.scaled[count]?.ratio)),
        ...(hasAlone ? [ratio(row.scaled[middle]?.time, row.scaled.alone?.time)] : []),
      ]),
    );
  });
  const milliseconds = places.map(({ place, rows }) => {
    const others = othersOf(rows);
    const hasAlone = rows.some((row) => row.scaled.alone);
    return table(
      [
        place,
        "(a) by hand",
        "(b) policies",
        "(c) with a filter",
        "(c) without",
        ...others.map((count) => `(b) of ${named(count)}`),
        ...(hasAlone ? ["(b), no giant"] : []),
      ],
      rows.map((row) => [
        row.question,
        time(row.byHand),
        time(row.policies),
        time(row.commonFiltered),
        time(row.commonUnfiltered),
        ...others.map((count) => time(row.scaled[count]?.time)),
        ...(hasAlone ? [time(row.scaled.alone?.time)] : []),
      ]),
    );
  });
  return [
    toSummary(results),
    `## Ratios, ${largest} workspaces`,
    ...ratios,
    `## Milliseconds of the server, ${largest} workspaces`,
    ...milliseconds,
  ].join("\n\n");
}

/** What pages cost; with several folders, against the first. */
export function tableOfPages(costs: PageCost[], clients: number): string {
  const several = new Set(costs.map(({ of }) => of)).size > 1;
  const head = [
    "Page",
    "Time of one, ms",
    "HTML, KB",
    "CPU of Next, ms",
    "of the API",
    "of Postgres",
    `Pages a second, ${clients} clients`,
    ...(several ? ["against the first"] : []),
  ];
  return table(
    head,
    costs.map(({ page, of, time, bytes, cpu, rate }) => {
      const first = costs.find((other) => other.page === page);
      return [
        several ? `${page}, ${of}` : page,
        time.toFixed(1),
        (bytes / 1024).toFixed(0),
        cpu.next.toFixed(1),
        cpu.api.toFixed(1),
        cpu.postgres.toFixed(1),
        rate.toFixed(1),
        ...(several ? [factor(rate / (first?.rate ?? Number.NaN))] : []),
      ];
    }),
  );
}

/** A Markdown table as the formatter wants it: columns of even width, numbers to the right. */
function table(head: string[], body: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...body.map(line)].join("\n");
}
